import { parseCidr } from '@/model/net/cidr'
import { type CodeTable, codeTable, coversOf } from '@/model/reachability/matrix/blocks'
import { type ByTracer, byTracer } from '@/model/reachability/matrix/by-tracer'
import { type Classes, classesOf, type InterfaceClass } from '@/model/reachability/matrix/classes'
import { filtersWithGroup, type GroupFilters, groupFilters } from '@/model/reachability/matrix/group-filters'
import { takenBy } from '@/model/reachability/matrix/listeners'
import { subnetFilters } from '@/model/reachability/matrix/network-acls'
import { type Paths, pathsOf } from '@/model/reachability/matrix/paths'
import { type Row, type Rows, rowsOf } from '@/model/reachability/matrix/rows'
import { noSpans, type Spans, unitedSpans } from '@/model/reachability/matrix/spans'
import { type Service, servicesOf } from '@/model/reachability/matrix/traffic'
import { nothing, type SetId, type TrafficSets, trafficSets } from '@/model/reachability/matrix/traffic-sets'
import type { Nic } from '@/model/reachability/nics'
import type { ResourceOf } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'

/** What passes between two ends: surely, and perhaps, which holds what surely does. */
export interface Passing {
  readonly must: readonly Service[]
  readonly may: readonly Service[]
}

export interface Summary {
  readonly interfaces: number
  readonly classes: number
  /** Ordered pairs of different interfaces between which something surely passes. */
  readonly reachable: number
  /** Those between which something passes perhaps, and nothing surely. */
  readonly undecided: number
}

export type ClassOrInternet = number | 'internet'

/** All pairs of interfaces at once, by their classes: interfaces of one class are the same to every rule. */
export interface AllPairs {
  readonly classes: readonly InterfaceClass[]
  /** What a class may send to every class, as numbers of sets. The same row is filled anew by the next call. */
  row(from: number): Row
  /** Number of the set of what passes from one to the other. */
  setOf(from: ClassOrInternet, to: ClassOrInternet): SetId
  /** What at least one of some sets holds. */
  anyOf(these: readonly SetId[]): Passing
  services(from: ClassOrInternet, to: ClassOrInternet): Passing
  summary(): Summary
  /** After the rules of one group have changed, and nothing else has. */
  withGroup(group: ResourceOf<'security-group'>): Changed
}

/** Between two classes another set passes than before. */
export interface Difference {
  readonly from: number
  readonly to: number
  readonly before: SetId
  readonly after: SetId
}

export interface Changed {
  readonly pairs: AllPairs
  /** Between classes, which are those of before; null: more than the pairs of the group's own classes may differ. */
  readonly differences: readonly Difference[] | null
}

/** What stays the same when the rules of a group change. */
interface Ground {
  readonly own: Classes
  readonly sets: TrafficSets
  readonly table: CodeTable
  readonly paths: Paths
  /** What each profile takes in, whatever its groups say. */
  readonly takes: readonly SetId[]
}

/**
 * Pairs are answered from what their classes have in common: what groups let pass by place, what routes and network ACLs let pass between
 * places. Sets of packets are numbered, so that a pair is two look-ups.
 */
export function allPairs(t: TopologyIndex): AllPairs {
  const own = classesOf(t)
  const sets = trafficSets()
  const covers = coversOf(own.places)
  const table = codeTable(own.places, covers)
  const paths = pathsOf(own.places, covers, subnetFilters(own.places, table, sets, t), sets, t)
  const takes = own.profiles.map((profile) => takenBy(profile, sets, t))
  return assembled({ own, sets, table, paths, takes }, groupFilters(own, table, sets, t), () => t).pairs
}

/** @param index  asked for only where the tracer is */
function assembled(ground: Ground, groups: GroupFilters, index: () => TopologyIndex): { readonly pairs: AllPairs; readonly rows: Rows } {
  const { own, sets, table, paths, takes } = ground
  const { classes } = own
  const traced = new Map<string, SetId>()
  let tracing: { readonly tracer: ByTracer; readonly isHidden: (nic: Nic) => boolean } | undefined
  const trace = (from: ClassOrInternet, to: ClassOrInternet): SetId => {
    tracing ??= { tracer: byTracer(sets, index()), isHidden: hiddenFromInternet(index()) }
    const [sender, receiver] = [oneOf(from), oneOf(to)]
    if (sender === 'internet' && receiver !== 'internet' && tracing.isHidden(receiver)) return nothing
    const key = `${from} ${to}`
    const found = traced.get(key) ?? tracing.tracer(sender, receiver)
    traced.set(key, found)
    return found
  }
  const oneOf = (one: ClassOrInternet) => (one === 'internet' ? one : ((classes[one] as InterfaceClass).nics[0] as Nic))
  const rows = rowsOf(own, paths, groups, takes, sets, (from, to) => trace(from.index, to.index))
  const setOf = (from: ClassOrInternet, to: ClassOrInternet): SetId =>
    from === 'internet' || to === 'internet' ? trace(from, to) : rows.cell(from, to)
  const anyOf = (these: readonly SetId[]): Passing => ({
    must: servicesOf(these.reduce<Spans>((all, set) => unitedSpans(all, sets.must(set)), noSpans)),
    may: servicesOf(these.reduce<Spans>((all, set) => unitedSpans(all, sets.may(set)), noSpans)),
  })
  const withGroup = (group: ResourceOf<'security-group'>): Changed => {
    const before = index()
    const resources = () => before.all.map((r) => (r.id === group.id ? group : r))
    let made: TopologyIndex | undefined
    const later = () => {
      made ??= indexOf({ ...before.topology, resources: resources() })
      return made
    }
    const blocks = [...(group.ingress ?? []), ...(group.egress ?? [])].flatMap(({ peer }) => parseCidr(peer) ?? [])
    // A block that ends within a class parts it: then everything is asked anew.
    if (!blocks.every((block) => own.cuts.holds(block))) return { pairs: allPairs(later()), differences: null }
    const overlay: TopologyIndex = { ...before, get: (id) => (id === group.id ? group : before.get(id)) }
    const changed = filtersWithGroup(groups, group.id, own, table, sets, overlay)
    const after = assembled(ground, changed, later)
    const touched = classes.filter(({ profile }) => profile.groups?.includes(group.id) === true)
    // An appliance of the group stands on the way of others, too.
    const onTheWay = touched.some(({ nics }) => nics[0]?.forwards === true)
    return { pairs: after.pairs, differences: onTheWay ? null : differencesOf(classes, touched, rows, after.rows) }
  }
  const pairs: AllPairs = {
    classes,
    row: rows.row,
    setOf,
    anyOf,
    services: (from, to) => anyOf([setOf(from, to)]),
    summary: () => summarised(classes, rows.row, (set) => sets.must(set).length > 0),
    withGroup,
  }
  return { pairs, rows }
}

/** Pairs of classes between which something else passes than before, of those that a group is in. */
function differencesOf(
  classes: readonly InterfaceClass[],
  touched: readonly InterfaceClass[],
  before: Rows,
  after: Rows,
): readonly Difference[] {
  const found: Difference[] = []
  for (const { index: from } of touched) {
    const [old, now] = [before.row(from).sets, after.row(from).sets]
    for (let to = 0; to < old.length; to++)
      if (old[to] !== now[to]) found.push({ from, to, before: old[to] as SetId, after: now[to] as SetId })
  }
  const isTouched = new Set(touched)
  for (const other of classes) {
    if (isTouched.has(other)) continue
    for (const { index: to } of touched) {
      const [old, now] = [before.cell(other.index, to), after.cell(other.index, to)]
      if (old !== now) found.push({ from: other.index, to, before: old, after: now })
    }
  }
  return found
}

/** Whether the internet cannot reach an interface, whatever the filters say: only public addresses are reached from there (rule 22). */
function hiddenFromInternet(t: TopologyIndex): (nic: Nic) => boolean {
  const gateways = t.of('internet-gateway')
  const untold = gateways.some((gateway) => gateway.vpc === undefined)
  const attached = new Set(gateways.map((gateway) => gateway.vpc))
  return ({ vpc, party, publicAddress }) =>
    publicAddress.state === 'no' && party[6] === null && vpc !== undefined && (!untold || attached.has(vpc))
}

function summarised(classes: readonly InterfaceClass[], row: AllPairs['row'], isSure: (set: SetId) => boolean): Summary {
  const sizes = Int32Array.from(classes, (c) => c.nics.length)
  const sure: boolean[] = []
  let reachable = 0
  let undecided = 0
  for (let from = 0; from < classes.length; from++) {
    const { sets, places } = row(from)
    let [certain, perhaps] = [0, 0]
    for (const { first, end } of places)
      for (let to = first; to < end; to++) {
        const set = sets[to] as SetId
        if (set === nothing) continue
        const count = (sizes[to] as number) - (to === from ? 1 : 0)
        const is = sure[set] ?? isSure(set)
        sure[set] = is
        if (is) certain += count
        else perhaps += count
      }
    reachable += certain * (sizes[from] as number)
    undecided += perhaps * (sizes[from] as number)
  }
  return { interfaces: sizes.reduce((sum, n) => sum + n, 0), classes: classes.length, reachable, undecided }
}
