import type { ReadFiles } from '@/importers/read-files'
import type { Diagnostic } from '@/model/diagnostic'
import type { Topology } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'

/** What `hopline inspect --json` prints: what an input holds, as it is written, before anybody judges it. */
export interface Inspection {
  readonly schemaVersion: 1
  readonly format: string
  readonly filesRead: number
  readonly counts: Readonly<Record<string, number | { readonly total: number; readonly Gateway: number; readonly Interface: number }>>
  readonly routes: { readonly explicit: number; readonly localWritten: number; readonly unique: number }
  readonly routeTargets: Readonly<Record<string, number>>
  readonly sgIngress: { readonly blocks: number; readonly peers: number; readonly uniqueBlocks: number }
  readonly sgEgress: { readonly blocks: number; readonly peers: number; readonly uniqueBlocks: number }
  readonly naclEntries: { readonly ingress: number; readonly egress: number }
  readonly publicSubnets: readonly string[]
  readonly privateSubnets: readonly string[]
  readonly unknownSubnets: readonly string[]
  /** Subnets without a table of their own: the main table of their VPC decides. */
  readonly subnetsOnMainTable: readonly string[]
  readonly cidrs: { readonly vpc: readonly string[]; readonly subnet: readonly string[] }
  readonly danglingReferences: Readonly<Record<string, number>>
  readonly sameIdSeenAgain: Readonly<Record<string, number>>
  readonly generic: Readonly<Record<string, number>>
  readonly leftOut: Readonly<Record<string, { readonly count: number; readonly reasons: readonly string[] }>>
  readonly diagnostics: readonly Diagnostic[]
}

/** Names of `counts`, and what the importers call it. */
const counted: readonly (readonly [string, string])[] = [
  ['vpc', 'vpc'],
  ['subnet', 'subnet'],
  ['routeTable', 'route-table'],
  ['igw', 'internet-gateway'],
  ['eigw', 'egress-only-internet-gateway'],
  ['nat', 'nat-gateway'],
  ['eip', 'elastic-ip'],
  ['sg', 'security-group'],
  ['nacl', 'network-acl'],
  ['lb', 'lb'],
  ['targetGroup', 'target-group'],
  ['ecsService', 'ecs-service'],
  ['lambda', 'lambda-function'],
  ['rds', 'rds'],
  ['instance', 'ec2-instance'],
  ['eni', 'network-interface'],
  ['tgw', 'transit-gateway'],
  ['peering', 'vpc-peering'],
  ['vpnGateway', 'vpn-gateway'],
]

export function inspect(read: ReadFiles): Inspection {
  const { assembled, topology } = read
  const t = topology === null ? null : indexOf(topology)
  const of = (what: string): number => (assembled === null ? ownCount(what, t) : (assembled.counts.get(what) ?? 0))
  const [Gateway, Interface] = [of('gateway-endpoint'), of('interface-endpoint')]
  const listeners = assembled?.coverage.countOf('listener') ?? t?.loadBalancers.reduce((n, lb) => n + (lb.listeners?.length ?? 0), 0) ?? 0
  const subnets = (t?.of('subnet') ?? []).filter((subnet) => subnet.stub !== true)
  const sides =
    t === null
      ? null
      : sidesOf(
          subnets.map((s) => s.id),
          t,
        )
  const none = { blocks: 0, peers: 0, uniqueBlocks: 0 }
  return {
    schemaVersion: 1,
    format: read.formats.map((f) => f.label).join(', '),
    filesRead: read.formats.reduce((n, f) => n + f.files.length, 0),
    counts: {
      ...Object.fromEntries(counted.map(([name, what]) => [name, of(what)])),
      listener: listeners,
      endpoint: { total: Gateway + Interface, Gateway, Interface },
    },
    routes: assembled?.tally.routes ?? { explicit: 0, localWritten: 0, unique: 0 },
    routeTargets: sorted(assembled?.tally.routeTargets ?? new Map()),
    sgIngress: assembled?.tally.ingress ?? none,
    sgEgress: assembled?.tally.egress ?? none,
    naclEntries: assembled?.tally.naclEntries ?? { ingress: 0, egress: 0 },
    publicSubnets: sides?.public ?? [],
    privateSubnets: sides?.private ?? [],
    unknownSubnets: sides?.unknown ?? [],
    subnetsOnMainTable:
      t === null
        ? []
        : subnets
            .filter((s) => s.routeTable === undefined)
            .map((s) => addressOf(s.id, t))
            .sort(),
    cidrs: {
      vpc: (t?.of('vpc') ?? []).flatMap((vpc) => vpc.cidrs ?? []).sort(),
      subnet: subnets.flatMap((s) => [s.cidr, s.ipv6Cidr].filter((c) => c !== undefined)).sort(),
    },
    danglingReferences: sorted(assembled?.dangling ?? new Map()),
    sameIdSeenAgain:
      assembled === null ? {} : Object.fromEntries(counted.flatMap(([name, what]) => again(name, assembled.seenAgain.get(what)))),
    generic: types(topology, (one) => one.generic),
    leftOut: Object.fromEntries(
      (topology?.imported?.types ?? [])
        .filter((one) => one.leftOut > 0)
        .map((one) => [one.type, { count: one.leftOut, reasons: one.reasons.map((r) => r.reason) }]),
    ),
    diagnostics: read.diagnostics,
  }
}

const again = (name: string, times: number | undefined): readonly (readonly [string, number])[] =>
  times === undefined ? [] : [[name, times]]

const sorted = (counts: ReadonlyMap<string, number>) => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))

const types = (topology: Topology | null, count: (one: { generic: number }) => number) =>
  Object.fromEntries((topology?.imported?.types ?? []).filter((one) => count(one) > 0).map((one) => [one.type, count(one)]))

function ownCount(what: string, t: TopologyIndex | null): number {
  if (t === null) return 0
  if (what === 'lb') return t.loadBalancers.length
  return t.ofKind(what === 'rds' ? 'rds-instance' : what).filter((r) => r.stub !== true).length
}

/** By its address in the input: Terraform address, logical id, AWS id. */
const addressOf = (id: string, t: TopologyIndex): string => t.get(id)?.source?.address ?? id

/** Public: the table that decides has a route of IPv4 to an internet gateway that is no blackhole. */
function sidesOf(subnets: readonly string[], t: TopologyIndex) {
  const sides: Record<'public' | 'private' | 'unknown', string[]> = { public: [], private: [], unknown: [] }
  for (const id of subnets) {
    const subnet = t.get(id)
    if (subnet?.kind !== 'subnet') continue
    const table = t.routeTableOf(subnet.id)
    const isOpen =
      table !== undefined &&
      t
        .routesOf(table.id)
        .some((route) => !route.destination.includes(':') && t.gatewaysOf(table.id, 'internet').some((gateway) => gateway === route.target))
    sides[isOpen ? 'public' : t.tierOf(subnet.id) === 'unknown' ? 'unknown' : 'private'].push(addressOf(id, t))
  }
  for (const side of Object.values(sides)) side.sort()
  return sides
}
