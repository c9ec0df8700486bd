import { trace } from '@/model/reachability/trace'
import type { Question, Verdict } from '@/model/reachability/verdict'
import { indexOf } from '@/model/topology-index'
import { buildTopology, group } from '@/tests/model/build-topology'

type Drawing = Record<string, unknown>

/**
 * internet ── igw ── web-a 10.0.1.0/24, zone a [lb 443, nat] ── app-a 10.0.2.0/24, zone a [api] · app-b 10.0.3.0/24, zone b [db]
 * Network ACL that lets all pass; api: out all, in 8080 from lb-sg; db: in 5432 from app-sg.
 */
export const estate: readonly Drawing[] = [
  { kind: 'availability-zone', id: 'a', region: 'r' },
  { kind: 'availability-zone', id: 'b', region: 'r' },
  { kind: 'region', id: 'r' },
  { kind: 'vpc', id: 'vpc', cidrs: ['10.0.0.0/16', '2001:db8:1::/56'] },
  { kind: 'internet-gateway', id: 'igw', vpc: 'vpc' },
  { kind: 'subnet', id: 'web-a', vpc: 'vpc', availabilityZone: 'a', cidr: '10.0.1.0/24', routeTable: 'out' },
  {
    kind: 'subnet',
    id: 'app-a',
    vpc: 'vpc',
    availabilityZone: 'a',
    cidr: '10.0.2.0/24',
    ipv6Cidr: '2001:db8:1:2::/64',
    routeTable: 'through',
  },
  { kind: 'subnet', id: 'app-b', vpc: 'vpc', availabilityZone: 'b', cidr: '10.0.3.0/24', routeTable: 'through' },
  { kind: 'route-table', id: 'out', vpc: 'vpc', routes: [{ destination: '0.0.0.0/0', target: 'igw' }] },
  { kind: 'route-table', id: 'through', vpc: 'vpc', routes: [{ destination: '0.0.0.0/0', target: 'nat' }] },
  { kind: 'nat-gateway', id: 'nat', subnet: 'web-a', privateAddress: '10.0.1.9' },
  {
    kind: 'network-acl',
    id: 'acl',
    vpc: 'vpc',
    default: true,
    entries: ['ingress', 'egress'].flatMap((direction) => [
      { number: 100, direction, cidr: '0.0.0.0/0', action: 'allow' },
      { number: 101, direction, cidr: '::/0', action: 'allow' },
    ]),
  },
  {
    kind: 'application-load-balancer',
    id: 'lb',
    scheme: 'internet-facing',
    subnets: ['web-a'],
    securityGroups: ['lb-sg'],
    listeners: [{ protocol: 'HTTPS', port: 443 }],
  },
  {
    kind: 'ec2-instance',
    id: 'api',
    subnet: 'app-a',
    securityGroups: ['app-sg'],
    privateAddress: '10.0.2.10',
    ipv6Addresses: [],
    associatePublicIpAddress: false,
  },
  {
    kind: 'ec2-instance',
    id: 'db',
    subnet: 'app-b',
    securityGroups: ['db-sg'],
    privateAddress: '10.0.3.10',
    associatePublicIpAddress: false,
  },
  group('lb-sg', { vpc: 'vpc', in: ['tcp 443 0.0.0.0/0'], out: ['tcp 8080 app-sg'] }),
  group('app-sg', { vpc: 'vpc', in: ['tcp 8080 lb-sg'], out: ['all all 0.0.0.0/0'] }),
  group('db-sg', { vpc: 'vpc', in: ['tcp 5432 app-sg'], out: [] }),
]

/** The estate with resources added, in the place of those of the same id, or without some: `{ id: 'igw', gone: true }`. */
export function estateWith(...changes: readonly Drawing[]): readonly Drawing[] {
  const ids = new Set(changes.map((c) => c.id))
  return [...estate.filter((r) => !ids.has(r.id)), ...changes.filter((c) => c.gone !== true)]
}

/** A resource of the estate with other attributes. */
export const changed = (id: string, attributes: Drawing): Drawing => ({ ...estate.find((r) => r.id === id), ...attributes })

/** `api > db tcp 5432`, `internet > lb tcp 443`, `api > db icmp`, `api > internet 50`; a source port after a colon: `tcp:40000 5432`. */
export function question(text: string): Question {
  const [from = '', , to = '', how = 'tcp', port] = text.split(' ')
  const [protocol = 'tcp', sourcePort] = how.split(':')
  const number = { tcp: 6, udp: 17, icmp: 1, icmpv6: 58 }[protocol] ?? Number(protocol)
  return {
    from,
    to,
    protocol: number,
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(sourcePort === undefined ? {} : { sourcePort: Number(sourcePort) }),
  }
}

export const ask = (text: string, resources: readonly Drawing[] = estate): Verdict =>
  trace(question(text), indexOf(buildTopology({ resources })))

export const word = (text: string, resources: readonly Drawing[] = estate) => ask(text, resources).verdict

/** Codes of everything that stops it, in the order of the way. */
export const codes = (text: string, resources: readonly Drawing[] = estate) => ask(text, resources).blockers.map((b) => b.code)

export const components = (verdict: Verdict, way: 'forward' | 'return' = 'forward') =>
  verdict[way]?.hops.map((h) => `${h.stage} ${h.component}`)
