import type { References } from '@/model/reachability/group-filter'
import type { CodeTable } from '@/model/reachability/matrix/blocks'
import type { Classes, Place } from '@/model/reachability/matrix/classes'
import { rulesOfSet, type SetRules } from '@/model/reachability/matrix/group-rules'
import { type MayName, SetFilter } from '@/model/reachability/matrix/group-sets'
import type { TrafficSets } from '@/model/reachability/matrix/traffic-sets'
import { referencesOver } from '@/model/reachability/references'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

type Direction = 'ingress' | 'egress'

/** What the security groups of all interfaces let pass, by the number of their set. */
export interface GroupFilters {
  readonly rules: Readonly<Record<Direction, readonly (SetRules | null | undefined)[]>>
  readonly egress: readonly SetFilter[]
  readonly ingress: readonly SetFilter[]
  /** Sets to which the groups of a sender's set matter, or whose groups matter to it: a rule names one of them. */
  namedWith(sender: number): readonly number[]
  /** Whether the rules of an interface here may name groups of one there (rules 4 to 6). */
  mayName(own: Place, peer: Place, direction: Direction): MayName
}

export function groupFilters(own: Classes, table: CodeTable, sets: TrafficSets, t: TopologyIndex): GroupFilters {
  const { groupSets, places } = own
  const rules = (direction: Direction) => groupSets.map((groups) => rulesFor(groups, direction, own, t))
  const [ingress, egress] = [rules('ingress'), rules('egress')]
  const filters = (of: readonly (SetRules | null | undefined)[]) => of.map((one) => new SetFilter(one, places, table, sets))
  return {
    rules: { ingress, egress },
    egress: filters(egress),
    ingress: filters(ingress),
    namedWith: namesBetween(groupSets, egress, ingress),
    mayName: mayNameBetween(t),
  }
}

/** The same after the rules of one group have changed; sets that the group is not in keep their filters. */
export function filtersWithGroup(
  before: GroupFilters,
  group: ResourceId,
  own: Classes,
  table: CodeTable,
  sets: TrafficSets,
  t: TopologyIndex,
): GroupFilters {
  const has = own.groupSets.map((groups) => groups?.includes(group) === true)
  const rules = (direction: Direction) =>
    before.rules[direction].map((known, set) => (has[set] ? rulesFor(own.groupSets[set], direction, own, t) : known))
  const [ingress, egress] = [rules('ingress'), rules('egress')]
  const filters = (of: readonly (SetRules | null | undefined)[], known: readonly SetFilter[]) =>
    known.map((filter, set) => (has[set] ? new SetFilter(of[set], own.places, table, sets) : filter))
  return {
    ...before,
    rules: { ingress, egress },
    egress: filters(egress, before.egress),
    ingress: filters(ingress, before.ingress),
    namedWith: namesBetween(own.groupSets, egress, ingress),
  }
}

function rulesFor(groups: readonly ResourceId[] | undefined, direction: Direction, { places }: Classes, t: TopologyIndex) {
  const nic = places[0]?.nic
  if (groups === undefined || nic === undefined) return undefined
  return groups.length === 0 ? null : rulesOfSet(groups, direction, nic, t)
}

function namesBetween(
  groupSets: Classes['groupSets'],
  egress: readonly (SetRules | null | undefined)[],
  ingress: readonly (SetRules | null | undefined)[],
): GroupFilters['namedWith'] {
  const holders = new Map<string, number[]>()
  const askers = new Map<string, number[]>()
  const add = (to: Map<string, number[]>, id: string, set: number) => {
    const found = to.get(id)
    if (found === undefined) to.set(id, [set])
    else found.push(set)
  }
  const untold: number[] = []
  const asking: number[] = []
  for (const [set, groups] of groupSets.entries()) {
    if (groups === undefined) untold.push(set)
    for (const id of groups ?? []) add(holders, id, set)
    const names = ingress[set]?.names ?? new Set()
    if (names.size > 0) asking.push(set)
    for (const id of names) add(askers, id, set)
  }
  const known: (readonly number[] | undefined)[] = []
  return (sender) => {
    const found = known[sender]
    if (found !== undefined) return found
    const groups: readonly ResourceId[] | undefined = groupSets[sender]
    const names = egress[sender]?.names ?? new Set<string>()
    const all = new Set<number>(groups === undefined ? asking : groups.flatMap((id) => askers.get(id) ?? []))
    for (const id of names) for (const set of holders.get(id) ?? []) all.add(set)
    if (names.size > 0) for (const set of untold) all.add(set)
    const list = [...all]
    known[sender] = list
    return list
  }
}

const mayName = (told: ReturnType<References>): MayName => (told === 'yes' || told === 'unknown' ? told : 'no')

function mayNameBetween(t: TopologyIndex): GroupFilters['mayName'] {
  const known = new Map<string, MayName>()
  return (own, peer, direction) => {
    if (own.vpc !== undefined && own.vpc === peer.vpc) return 'yes'
    const key = `${direction} ${own.vpc ?? ''} ${peer.vpc ?? ''}`
    const found = known.get(key) ?? mayName(referencesOver(own.nic, { crossings: [], t })(peer.nic, direction))
    known.set(key, found)
    return found
  }
}
