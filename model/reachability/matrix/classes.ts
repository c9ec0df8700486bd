import type { Family } from '@/model/net/address'
import { parseCidr } from '@/model/net/cidr'
import { commonRange, isSingle, type Range } from '@/model/net/ranges'
import { isLoadBalancer } from '@/model/reachability/listeners'
import { type Cuts, cutsOf } from '@/model/reachability/matrix/cuts'
import { allNics, type Nic } from '@/model/reachability/nics'
import { forwarderOf } from '@/model/reachability/targets/index'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** Where interfaces stand that no route and no network ACL tells apart. */
export interface Place {
  readonly index: number
  readonly subnet: ResourceId | undefined
  readonly vpc: ResourceId | undefined
  readonly zone: ResourceId | undefined
  readonly range: Readonly<Record<Family, Range | null>>
  /** One of the interfaces that stand there. */
  readonly nic: Nic
  /** Its classes: from the first to before the end. */
  first: number
  end: number
}

/** What filters interfaces beside their place: the same groups, the same listeners. */
export interface Profile {
  readonly index: number
  /** Sorted; undefined: the input does not tell. */
  readonly groups: readonly ResourceId[] | undefined
  /** Number among the different sets of groups. */
  readonly groupSet: number
  /** Resource whose listeners answer; null: it has none, every port answers. */
  readonly listener: ResourceId | null
  /** It receives nothing for itself, such as a NAT gateway. */
  readonly receivesNothing: boolean
  /** It opens no connections of its own. */
  readonly sendsNothing: boolean
}

/** Interfaces that no rule tells apart, nor anything else that a trace asks for. */
export interface InterfaceClass {
  readonly index: number
  readonly place: Place
  readonly profile: Profile
  readonly nics: readonly Nic[]
}

export interface Classes {
  readonly cuts: Cuts
  readonly places: readonly Place[]
  readonly profiles: readonly Profile[]
  /** Those of one place are neighbours. */
  readonly classes: readonly InterfaceClass[]
  readonly groupSets: readonly (readonly ResourceId[] | undefined)[]
}

export function classesOf(t: TopologyIndex): Classes {
  const cuts = cutsOf(t)
  const places = new Map<string, Place>()
  const profiles = new Map<string, Profile>()
  const inOrder: Profile[] = []
  const groupSets = new Map<string, { readonly index: number; readonly groups: readonly ResourceId[] | undefined }>()
  const drafts = new Map<string, { readonly place: Place; readonly profile: Profile; readonly nics: Nic[] }>()
  const apart = mustStandApart(t)

  const placeOf = (nic: Nic): Place => {
    const key = `${nic.subnet ?? ''} ${nic.subnet === undefined ? (nic.vpc ?? '') : ''} ${stretch(nic, 4)} ${stretch(nic, 6)}`
    const found = places.get(key)
    if (found !== undefined) return found
    const range = { 4: nic.party[4]?.ranges[0] ?? null, 6: nic.party[6]?.ranges[0] ?? null }
    const place: Place = { index: places.size, subnet: nic.subnet, vpc: nic.vpc, zone: nic.zone, range, nic, first: 0, end: 0 }
    places.set(key, place)
    return place
  }
  /** `-`: no address; a block where the address is not told. */
  const stretch = (nic: Nic, family: Family): string | number => {
    const ranges = nic.party[family]?.ranges
    const range = ranges?.[0]
    if (ranges === undefined || range === undefined) return '-'
    return isSingle(ranges) ? cuts.stretchOf(family, range.first) : `${range.first}-${range.last}`
  }
  const profileOf = (nic: Nic): Profile => {
    const owner = t.get(nic.owner)
    const listener = isLoadBalancer(owner) ? nic.owner : null
    const forwarder = forwarderOf(owner?.kind ?? '')
    const receivesNothing = forwarder?.receive !== undefined
    const sendsNothing = receivesNothing || forwarder?.send !== undefined
    const told = `${listener ?? ''} ${receivesNothing} ${sendsNothing} ${nic.groups?.join(' ') ?? '?'}`
    const found = profiles.get(told)
    if (found !== undefined) return found
    const groups = nic.groups === undefined ? undefined : [...new Set(nic.groups)].sort()
    const setKey = groups?.join(' ') ?? '?'
    const key = `${listener ?? ''} ${receivesNothing} ${sendsNothing} ${setKey}`
    const set = groupSets.get(setKey) ?? { index: groupSets.size, groups }
    groupSets.set(setKey, set)
    // The order in which groups are named has no meaning: lists that differ in it share a profile.
    const profile = profiles.get(key) ?? { index: inOrder.length, groups, groupSet: set.index, listener, receivesNothing, sendsNothing }
    if (profile.index === inOrder.length) inOrder.push(profile)
    profiles.set(key, profile)
    profiles.set(told, profile)
    return profile
  }

  for (const nic of allNics(t)) {
    const place = placeOf(nic)
    const profile = profileOf(nic)
    const key = `${place.index} ${profile.index} ${nic.publicAddress.state} ${nic.forwards} ${apart(nic, place) ? nic.key : ''}`
    const found = drafts.get(key)
    if (found === undefined) drafts.set(key, { place, profile, nics: [nic] })
    else found.nics.push(nic)
  }
  const sorted = [...drafts.values()].sort((a, b) => a.place.index - b.place.index || a.profile.index - b.profile.index)
  const classes = sorted.map((draft, index): InterfaceClass => ({ index, ...draft }))
  for (const { place, index } of classes) {
    if (index === 0 || classes[index - 1]?.place !== place) place.first = index
    place.end = index + 1
  }
  return {
    cuts,
    places: [...places.values()],
    profiles: inOrder,
    classes,
    groupSets: [...groupSets.values()].map((set) => set.groups),
  }
}

/**
 * Interfaces that are a class of their own, for a packet may meet that very one: a route names it, or its address is one of another
 * network too, where something else may have it.
 */
function mustStandApart(t: TopologyIndex): (nic: Nic, place: Place) => boolean {
  const targets = new Set<string>(t.of('route-table').flatMap((table) => (table.routes ?? []).map((route) => route.target)))
  const blocks = t.of('vpc').flatMap((vpc) => (vpc.cidrs ?? []).flatMap((text) => ({ vpc: vpc.id, cidr: parseCidr(text) })))
  const isOverlaid = ({ range, vpc }: Place): boolean =>
    ([4, 6] as const).some((family) => {
      const own = range[family]
      if (own === null) return false
      return blocks.some((other) => other.cidr?.family === family && other.vpc !== vpc && commonRange(own, other.cidr) !== null)
    })
  const known = new Map<Place, boolean>()
  return (nic, place) => {
    if (targets.has(nic.owner) || targets.has(nic.key)) return true
    const found = known.get(place) ?? isOverlaid(place)
    known.set(place, found)
    return found
  }
}
