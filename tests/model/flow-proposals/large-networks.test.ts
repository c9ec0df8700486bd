import { expect, test } from 'vitest'
import { proposeFlows } from '@/model/flow-proposals/propose-flows'
import type { Topology } from '@/model/topology'
import { buildTopology, group } from '@/tests/model/build-topology'

type Drawing = Record<string, unknown>

const many = (count: number, make: (i: number) => Drawing): readonly Drawing[] => Array.from({ length: count }, (_, i) => make(i))

const subnetsOfVpc = 4

/** One hub, VPCs of four subnets each, and of everything that is looked at more than anybody has. */
function large(vpcs: number, instances: number, rest: number): Topology {
  const subnet = (i: number) => `subnet-${i % (vpcs * subnetsOfVpc)}`
  return buildTopology({
    resources: [
      { kind: 'internet', id: 'internet' },
      { kind: 'transit-gateway', id: 'hub' },
      ...many(vpcs, (i) => ({ kind: 'vpc', id: `vpc-${i}`, cidrs: [`10.${i}.0.0/16`] })),
      ...many(vpcs, (i) => ({ kind: 'transit-gateway-attachment', id: `at-${i}`, transitGateway: 'hub', vpc: `vpc-${i}` })),
      ...many(vpcs, (i) => ({ kind: 'nat-gateway', id: `nat-${i}`, subnet: subnet(i) })),
      ...many(vpcs, (i) => ({
        kind: 'route-table',
        id: `table-${i}`,
        vpc: `vpc-${i}`,
        main: true,
        routes: [
          { destination: '10.0.0.0/8', target: 'hub' },
          { destination: '0.0.0.0/0', target: `nat-${i}` },
        ],
      })),
      ...many(vpcs * subnetsOfVpc, (i) => ({
        kind: 'subnet',
        id: `subnet-${i}`,
        vpc: `vpc-${i % vpcs}`,
        cidr: `10.${i % vpcs}.${Math.floor(i / vpcs)}.0/24`,
      })),
      ...many(instances, (i) => ({ kind: 'ec2-instance', id: `i-${i}`, subnet: subnet(i), securityGroups: [`sg-${i % rest}`] })),
      // Rules that name nobody: nothing is found, and everything is looked at.
      ...many(rest, (i) => group(`sg-${i}`, { in: ['tcp 22 192.168.0.0/16', 'tcp 5432 nobody'], out: ['tcp 443 nobody'] })),
      ...many(rest, (i) => ({ kind: 'rds-instance', id: `db-${i}`, port: 5432, subnets: [subnet(i)], securityGroups: [`sg-${i}`] })),
      ...many(rest, (i) => ({ kind: 'interface-endpoint', id: `e-${i}`, vpc: `vpc-${i % vpcs}`, service: 's3', privateDns: true })),
      ...many(rest, (i) => ({ kind: 's3-bucket', id: `bucket-${i}` })),
      ...many(rest, (i) => ({
        kind: 'application-load-balancer',
        id: `lb-${i}`,
        scheme: i % 2 === 0 ? 'internal' : 'internet-facing',
        subnets: [subnet(i)],
        securityGroups: [`sg-${i}`],
        listeners: [{ protocol: 'HTTPS', port: 443 }],
      })),
    ],
  })
}

test.each([
  ['many VPCs', 100, 4000, 900],
  ['one VPC', 1, 5000, 1000],
  ['a group of its own for every instance', 20, 2500, 1500],
])('ten thousand resources in %s give as many flows as anybody plays', (_name, vpcs, instances, rest) => {
  const topology = large(vpcs, instances, rest)
  expect(topology.resources.length).toBeGreaterThan(9000)
  expect(proposeFlows(topology)).toHaveLength(40)
})
