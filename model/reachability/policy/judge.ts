import type { PortRange } from '@/model/net/ports'
import { intersectPorts } from '@/model/net/ports'
import { allNics } from '@/model/reachability/nics'
import type { PathStatement, Policy } from '@/model/reachability/policy/policy'
import { endMatcher, type PathEnd, portsOf, throughMatcher } from '@/model/reachability/policy/statements'
import { tracePair } from '@/model/reachability/trace'
import type { Verdict } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** A path that a policy forbids. */
export interface PolicyFinding {
  /** Which of `MatchPaths` it matches, from 0. */
  readonly statement: number
  readonly source: ResourceId
  readonly destination: ResourceId
  readonly protocol: 'tcp' | 'udp'
  readonly ports: readonly PortRange[]
  /** false: whether the path is open is not told by the input. */
  readonly certain: boolean
  readonly verdict: Verdict
}

const numbers = { tcp: 6, udp: 17 } as const

/** Every path that matches the policy, complete: each pair of interfaces, and the internet, each port. */
export function judge(policy: Policy, t: TopologyIndex): readonly PolicyFinding[] {
  const ends: readonly PathEnd[] = ['internet', ...allNics(t)]
  const excluded = (policy.ExcludePaths ?? []).map((p) => readPath(p, t))
  return policy.MatchPaths.flatMap((p, statement) => {
    const path = readPath(p, t)
    const sources = ends.filter(path.source)
    const destinations = ends.filter(path.destination)
    return sources.flatMap((from) =>
      destinations.flatMap((to) => {
        if (from === to) return []
        return path.protocols.flatMap((protocol) => found(from, to, protocol, statement, path, excluded, t))
      }),
    )
  })
}

interface ReadPath {
  readonly source: (end: PathEnd) => boolean
  readonly destination: (end: PathEnd) => boolean
  readonly through: (components: ReadonlySet<string>) => boolean
  readonly protocols: readonly ('tcp' | 'udp')[]
  readonly ports: readonly PortRange[] | null
}

function readPath(path: PathStatement, t: TopologyIndex): ReadPath {
  const headers = [path.Source?.PacketHeaderStatement, path.Destination?.PacketHeaderStatement]
  const protocols = (['tcp', 'udp'] as const).filter((p) => headers.every((h) => h?.Protocols === undefined || h.Protocols.includes(p)))
  const ports = headers.map((h) => portsOf(h?.DestinationPorts)).filter((p) => p !== null)
  return {
    source: endMatcher(path.Source, 'Source', t),
    destination: endMatcher(path.Destination, 'Destination', t),
    through: throughMatcher(path.ThroughResources, t),
    protocols,
    ports: ports.length === 0 ? null : ports.reduce((a, b) => common(a, b)),
  }
}

const common = (a: readonly PortRange[], b: readonly PortRange[]): readonly PortRange[] =>
  a.flatMap((x) => b.flatMap((y) => intersectPorts(x, y) ?? []))

const without = (ports: readonly PortRange[], taken: readonly PortRange[]): readonly PortRange[] =>
  taken.reduce<readonly PortRange[]>(
    (left, { from, to }) =>
      left.flatMap((p) => {
        if (p.to < from || to < p.from) return [p]
        return [...(p.from < from ? [{ from: p.from, to: from - 1 }] : []), ...(p.to > to ? [{ from: to + 1, to: p.to }] : [])]
      }),
    ports,
  )

function found(
  from: PathEnd,
  to: PathEnd,
  protocol: 'tcp' | 'udp',
  statement: number,
  path: ReadPath,
  excluded: readonly ReadPath[],
  t: TopologyIndex,
): readonly PolicyFinding[] {
  const { verdict, sure, perhaps } = tracePair(from, to, numbers[protocol], t)
  const components = new Set(verdict.forward.hops.map((h) => h.component as string))
  if (!path.through(components)) return []
  const allowed = excluded.filter((x) => x.protocols.includes(protocol) && x.source(from) && x.destination(to) && x.through(components))
  const left = (ports: readonly PortRange[]) =>
    allowed.reduce((rest, x) => (x.ports === null ? [] : without(rest, x.ports)), path.ports === null ? ports : common(ports, path.ports))
  const idOf = (end: PathEnd) => (end === 'internet' ? ('internet' as ResourceId) : (end.id ?? end.owner))
  const base = { statement, source: idOf(from), destination: idOf(to), protocol, verdict }
  return [
    { ports: left(sure), certain: true },
    { ports: left(perhaps), certain: false },
  ].flatMap((part) => (part.ports.length === 0 ? [] : [{ ...base, ...part }]))
}
