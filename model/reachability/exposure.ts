import type { PortRange } from '@/model/net/ports'
import { allNics, type Nic } from '@/model/reachability/nics'
import { tracePair } from '@/model/reachability/trace'
import type { Hop } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** Something that the internet reaches, directly or over others that it reaches. */
export interface Exposed {
  readonly resource: ResourceId
  /** 1: from the internet itself; 2: from something that the internet reaches; and so on. */
  readonly distance: number
  /** What opens the connection at this distance; null: the internet. */
  readonly from: ResourceId | null
  readonly protocol: 6 | 17
  readonly ports: readonly PortRange[]
  /** false: the input does not tell whether it is reached. */
  readonly certain: boolean
  readonly hops: readonly Hop[]
}

/** Gateways pass packets on and answer none of their own. */
const passing: ReadonlySet<string | undefined> = new Set(['internet', 'egress-only', 'nat', 'network'])

function answers(nic: Nic, t: TopologyIndex): boolean {
  const owner = t.get(nic.owner)
  return owner !== undefined && !passing.has(t.kindOf(owner).routeTarget?.leadsTo)
}

/** More owners of interfaces than this are only asked for what the internet reaches directly: the rest grows with their square. */
const mostForAllSteps = 60

const protocols = [6, 17] as const

/** Everything that the internet reaches, the nearest first. Whoever takes over one thing goes on from there. */
export function exposureOf(t: TopologyIndex): { readonly exposed: readonly Exposed[]; readonly complete: boolean } {
  const owners = new Map<ResourceId, Nic[]>()
  for (const nic of allNics(t)) if (answers(nic, t)) owners.set(nic.owner, [...(owners.get(nic.owner) ?? []), nic])
  const complete = owners.size <= mostForAllSteps
  const found: Exposed[] = []
  const reached = new Set<ResourceId>()
  let front: readonly (ResourceId | null)[] = [null]
  for (let distance = 1; front.length > 0 && (complete || distance === 1); distance++) {
    const next = new Set<ResourceId>()
    for (const from of front)
      for (const [to, nics] of owners) {
        if (reached.has(to)) continue
        const steps = protocols.flatMap((protocol) =>
          between(from === null ? ['internet'] : (owners.get(from) ?? []), nics, protocol, { to, from, distance }, t),
        )
        found.push(...steps)
        // What may be reached is shown, and does not lead on: that would be a guess upon a guess.
        if (steps.some((s) => s.certain)) next.add(to)
      }
    for (const id of next) reached.add(id)
    front = [...next]
  }
  return { exposed: found, complete }
}

function between(
  sources: readonly (Nic | 'internet')[],
  targets: readonly Nic[],
  protocol: 6 | 17,
  step: { readonly to: ResourceId; readonly from: ResourceId | null; readonly distance: number },
  t: TopologyIndex,
): readonly Exposed[] {
  const base = { resource: step.to, from: step.from, distance: step.distance, protocol }
  let perhaps: Exposed | null = null
  for (const source of sources)
    for (const target of targets) {
      const { verdict, sure, perhaps: unsure } = tracePair(source, target, protocol, t)
      const { hops } = verdict.forward
      if (sure.length > 0) return [{ ...base, ports: sure, certain: true, hops }]
      if (unsure.length > 0) perhaps ??= { ...base, ports: unsure, certain: false, hops }
    }
  return perhaps === null ? [] : [perhaps]
}
