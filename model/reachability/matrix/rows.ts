import type { Classes, InterfaceClass, Place } from '@/model/reachability/matrix/classes'
import type { GroupFilters } from '@/model/reachability/matrix/group-filters'
import { byTrace, type Paths, type Spoken, spokenBy } from '@/model/reachability/matrix/paths'
import { nothing, type SetId, type TrafficSets } from '@/model/reachability/matrix/traffic-sets'

/** What one class may send to every other. */
export interface Row {
  /** Number of a set for each class. */
  readonly sets: Int32Array
  /** Places that something may pass to: everywhere else nothing does. */
  readonly places: readonly Place[]
}

export interface Rows {
  /** Fills the row of a class; the same row is filled anew by the next call. */
  row(from: number): Row
  /** One pair of classes. */
  cell(from: number, to: number): SetId
}

/** What all classes of one place have in common as senders. */
interface Common {
  readonly place: Place
  readonly paths: Int32Array
  readonly near: readonly Place[]
}

/** @param takes  what each profile takes in, whatever its groups say */
export function rowsOf(
  own: Classes,
  paths: Paths,
  groups: GroupFilters,
  takes: readonly SetId[],
  sets: TrafficSets,
  traced: (from: InterfaceClass, to: InterfaceClass) => SetId,
): Rows {
  const { classes, places, profiles } = own
  const profileOf = Int32Array.from(classes, (c) => c.profile.index)
  const setOfProfile = Int32Array.from(profiles, (profile) => profile.groupSet)
  const classesOfSet: InterfaceClass[][] = own.groupSets.map(() => [])
  for (const one of classes) classesOfSet[one.profile.groupSet]?.push(one)

  const row = new Int32Array(classes.length)
  // What classes let in from the place of the sender; the profile decides, so it is asked once for each.
  const entering = new Int32Array(classes.length)
  const perProfile = (): Record<Spoken, Int32Array> => ({
    4: new Int32Array(profiles.length),
    6: new Int32Array(profiles.length),
    both: new Int32Array(profiles.length),
  })
  const byProfile = perProfile()
  // Turn in which a profile was asked last: one turn for each place.
  const asked = perProfile()
  let turn = 0
  let common: Common | null = null
  let filled: readonly Place[] = []

  const commonOf = (place: Place): Common => {
    const passing = new Int32Array(places.length)
    const near: Place[] = []
    turn++
    for (const to of places) {
      const path = paths(place, to)
      passing[to.index] = path
      if (path === nothing) continue
      near.push(to)
      const spoken = spokenBy(place, to) ?? 4
      if (path === byTrace) continue
      const [turns, lets] = [asked[spoken], byProfile[spoken]]
      for (let i = to.first; i < to.end; i++) {
        const profile = profileOf[i] as number
        if (turns[profile] !== turn) {
          turns[profile] = turn
          const filter = groups.ingress[setOfProfile[profile] as number] as GroupFilters['ingress'][number]
          lets[profile] = sets.and(filter.base(place.index, spoken), takes[profile] as SetId)
        }
        entering[i] = lets[profile] as number
      }
    }
    return { place, paths: passing, near }
  }

  /** With the groups of both ends, which rules may name. */
  const named = (from: InterfaceClass, to: InterfaceClass, path: SetId): SetId => {
    const spoken = spokenBy(from.place, to.place) ?? 4
    const [sender, receiver] = [from.profile, to.profile]
    const out = (groups.egress[sender.groupSet] as GroupFilters['egress'][number]).exact(
      to.place.index,
      spoken,
      { index: receiver.groupSet, groups: receiver.groups },
      groups.mayName(from.place, to.place, 'egress'),
    )
    const passing = sets.and(path, out)
    if (passing === nothing) return nothing
    const entry = (groups.ingress[receiver.groupSet] as GroupFilters['ingress'][number]).exact(
      from.place.index,
      spoken,
      { index: sender.groupSet, groups: sender.groups },
      groups.mayName(to.place, from.place, 'ingress'),
    )
    return sets.and(sets.and(passing, entry), takes[receiver.index] as SetId)
  }

  const fill = (index: number): Row => {
    const from = classes[index] as InterfaceClass
    if (common?.place !== from.place) common = commonOf(from.place)
    for (const place of filled) row.fill(nothing, place.first, place.end)
    filled = common.near
    const egress = groups.egress[from.profile.groupSet] as GroupFilters['egress'][number]
    for (const to of common.near) {
      const path = common.paths[to.index] as number
      if (path === byTrace) {
        for (let i = to.first; i < to.end; i++) row[i] = traced(from, classes[i] as InterfaceClass)
        continue
      }
      if (from.profile.sendsNothing) continue
      const spoken = spokenBy(from.place, to) ?? 4
      const out = sets.and(path, egress.base(to.index, spoken))
      if (out === nothing) continue
      const answers = sets.answersOf(out)
      for (let i = to.first; i < to.end; i++) {
        const entry = entering[i] as number
        const known = answers[entry] as number
        row[i] = known >= 0 ? known : sets.and(out, entry)
      }
    }
    if (from.profile.sendsNothing) return { sets: row, places: filled }
    for (const set of groups.namedWith(from.profile.groupSet))
      for (const to of classesOfSet[set] as readonly InterfaceClass[]) {
        const path = common.paths[to.place.index] as number
        if (path !== nothing && path !== byTrace) row[to.index] = named(from, to, path)
      }
    return { sets: row, places: filled }
  }

  return {
    row: fill,
    cell: (sender, receiver) => {
      const [from, to] = [classes[sender] as InterfaceClass, classes[receiver] as InterfaceClass]
      const path = paths(from.place, to.place)
      if (path === byTrace) return traced(from, to)
      return path === nothing || from.profile.sendsNothing ? nothing : named(from, to, path)
    },
  }
}
