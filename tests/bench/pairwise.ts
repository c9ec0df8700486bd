import { parseAddress } from '@/model/net/address'
import { parseCidr } from '@/model/net/cidr'
import { commonSpans, noSpans, type Spans, spansWithout, unitedSpans } from '@/model/reachability/matrix/spans'
import { allTraffic, trafficOf, trafficOfPorts, trafficOfRule } from '@/model/reachability/matrix/traffic'
import type { Topology } from '@/model/topology'

interface Block {
  readonly first: number
  readonly last: number
}
interface Rule extends Block {
  readonly group: string | null
  readonly traffic: Spans
}
interface Entry extends Block {
  readonly request: Spans
  readonly reply: Spans
  readonly allows: boolean
}
interface Acl {
  readonly ingress: readonly Entry[]
  readonly egress: readonly Entry[]
}
interface Standing {
  readonly vpc: string
  readonly zone: string
  readonly subnet: string
  readonly acl: Acl
  readonly routes: readonly (Block & { readonly target: string })[]
}
interface Host extends Standing {
  readonly address: number
  readonly groups: readonly string[]
  readonly ingress: readonly Rule[]
  readonly egress: readonly Rule[]
}

type R = Record<string, unknown>

/**
 * The plain way: every pair of interfaces by itself, rule by rule, over tables read beforehand. Knows no more than what a synthetic
 * network has. Gives how many interfaces a sender reaches.
 */
export function pairwise(topology: Topology): { readonly hosts: readonly string[]; reached(sender: number): number } {
  const all = topology.resources as readonly unknown[] as readonly R[]
  const of = (kind: string) => all.filter((r) => r.kind === kind)
  const block = (text: string): Block => {
    const cidr = parseCidr(text)
    return cidr === null ? { first: 0, last: -1 } : { first: Number(cidr.first), last: Number(cidr.last) }
  }
  const rules = new Map(
    of('security-group').map((g) => [
      g.id as string,
      (['ingress', 'egress'] as const).map((direction) =>
        (g[direction] as { protocol: string; ports: string; peer: string }[]).map((rule): Rule => {
          const named = parseCidr(rule.peer) === null
          return { ...block(rule.peer), group: named ? rule.peer : null, traffic: trafficOfRule(rule) }
        }),
      ),
    ]),
  )
  const acls = new Map(of('network-acl').map((a) => [a.id as string, aclOf(a, block)]))
  const routesOf = (table: R) => {
    const own = of('vpc').find((v) => v.id === table.vpc)?.cidrs as string[]
    const routes = [
      ...own.map((destination) => ({ destination, target: 'local' })),
      ...(table.routes as { destination: string; target: string }[]),
    ]
    const bits = (text: string) => Number(text.split('/')[1])
    return routes.sort((a, b) => bits(b.destination) - bits(a.destination)).map((r) => ({ ...block(r.destination), target: r.target }))
  }
  const tables = new Map(of('route-table').map((table) => [table.id as string, routesOf(table)]))
  const mains = new Map(
    of('route-table').flatMap((table) => (table.main === true ? [[table.vpc as string, routesOf(table)] as const] : [])),
  )
  const standings = new Map(
    of('subnet').map((s): [string, Standing] => [
      s.id as string,
      {
        subnet: s.id as string,
        vpc: s.vpc as string,
        zone: s.availabilityZone as string,
        acl: acls.get(s.networkAcl as string) as Acl,
        routes: tables.get(s.routeTable as string) ?? mains.get(s.vpc as string) ?? [],
      },
    ]),
  )
  const gates = new Map(
    of('transit-gateway-attachment').flatMap((a) =>
      (a.subnets as string[]).map((id): [string, Standing] => {
        const gate = standings.get(id) as Standing
        return [`${gate.vpc} ${gate.zone}`, gate]
      }),
    ),
  )
  const hosts = of('network-interface').map((r): Host => {
    const groups = r.securityGroups as string[]
    return {
      ...(standings.get(r.subnet as string) as Standing),
      address: Number(parseAddress(r.privateAddress as string)?.value ?? 0n),
      groups,
      ingress: groups.flatMap((id) => rules.get(id)?.[0] ?? []),
      egress: groups.flatMap((id) => rules.get(id)?.[1] ?? []),
    }
  })
  return {
    hosts: of('network-interface').map((r) => r.id as string),
    reached: (sender) => {
      const from = hosts[sender] as Host
      return hosts.reduce((count, to) => (to !== from && passing(from, to, gates).length > 0 ? count + 1 : count), 0)
    },
  }
}

function aclOf(acl: R, block: (text: string) => Block): Acl {
  type Raw = { number: number; direction: string; protocol: string; ports: string; cidr: string; action: string }
  const entries = [...(acl.entries as Raw[])].sort((a, b) => a.number - b.number)
  const of = (direction: string) =>
    entries
      .filter((e) => e.direction === direction)
      .map((e): Entry => ({ ...block(e.cidr), request: trafficOfRule(e), reply: trafficOfRule(e, 'reply'), allows: e.action === 'allow' }))
  return { ingress: of('ingress'), egress: of('egress') }
}

const holds = ({ first, last }: Block, address: number) => first <= address && address <= last

function passing(from: Host, to: Host, gates: ReadonlyMap<string, Standing>): Spans {
  const out = allowed(from.egress, to)
  if (out.length === 0) return noSpans
  const groups = commonSpans(out, allowed(to.ingress, from))
  if (groups.length === 0 || from.subnet === to.subnet) return groups
  const there = way(from, to, 'request', gates)
  return there.length === 0 ? noSpans : commonSpans(commonSpans(groups, there), answered(way(to, from, 'reply', gates)))
}

function allowed(rules: readonly Rule[], other: Host): Spans {
  let all: Spans = noSpans
  for (const rule of rules)
    if (rule.group === null ? holds(rule, other.address) : other.groups.includes(rule.group)) all = unitedSpans(all, rule.traffic)
  return all
}

function way(from: Host, to: Host, kind: 'request' | 'reply', gates: ReadonlyMap<string, Standing>): Spans {
  let left = filtered(from.acl.egress, to.address, kind)
  const target = from.routes.find((r) => holds(r, to.address))?.target
  if (target === 'hub') {
    const [entry, exit] = [gates.get(`${from.vpc} ${from.zone}`), gates.get(`${to.vpc} ${from.zone}`)]
    if (entry === undefined || exit === undefined) return noSpans
    left = commonSpans(left, filtered(entry.acl.ingress, from.address, kind))
    if (exit.subnet === to.subnet) return left
    left = commonSpans(left, filtered(exit.acl.egress, to.address, kind))
  } else if (target !== 'local') return noSpans
  return commonSpans(left, filtered(to.acl.ingress, from.address, kind))
}

function filtered(entries: readonly Entry[], other: number, kind: 'request' | 'reply'): Spans {
  let left: Spans = allTraffic
  let passes: Spans = noSpans
  for (const entry of entries) {
    if (!holds(entry, other)) continue
    if (entry.allows) passes = unitedSpans(passes, commonSpans(left, entry[kind]))
    left = spansWithout(left, entry[kind])
  }
  return passes
}

const ephemeral = [6, 17].map((protocol) => ({ all: trafficOf(protocol), asked: trafficOfPorts(protocol, { from: 1024, to: 65_535 }) }))

function answered(passes: Spans): Spans {
  return ephemeral.reduce(
    (left, { all, asked }) => (spansWithout(asked, passes).length > 0 ? spansWithout(left, all) : unitedSpans(left, all)),
    passes,
  )
}
