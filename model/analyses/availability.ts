import type { ResourceId } from '@/model/resource'
import { tierLook } from '@/model/tier'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import { listInWords } from '@/model/words'

/** How many zones something stands in. */
export interface Span {
  readonly zones: readonly ResourceId[]
  /** Whether all of it falls with one zone, or may for all that the input tells. */
  readonly isSingle: boolean
  /** `ALB spans 2 AZs (us-east-1a, us-east-1b)`. */
  readonly text: string
}

const zonesOf = (resource: Resource, t: TopologyIndex): readonly ResourceId[] => [
  ...new Set(
    t.interfacesOf(resource).flatMap((i) => {
      const subnet = t.get(i.subnet)
      return subnet?.kind === 'subnet' && subnet.availabilityZone !== undefined ? [subnet.availabilityZone] : []
    }),
  ),
]

/** Whether the input does not tell in which of its zones something stands. */
const isUnsettled = (resource: Resource, t: TopologyIndex): boolean => t.interfacesOf(resource).some((i) => i.isPerhaps === true)

/** Load balancers and services with the words that the document has for them; endpoints and interfaces stand where their users do. */
const placed = (t: TopologyIndex): readonly Resource[] =>
  t.all.filter((r) => zonesOf(r, t).length > 0 && t.kindOf(r).routeTarget?.leadsTo !== 'endpoint' && r.kind !== 'network-interface')

const zonesText = (zones: readonly ResourceId[], t: TopologyIndex) =>
  `${zones.length} AZ${zones.length === 1 ? '' : 's'} (${zones.map((z) => t.nameOf(z)).join(', ')})`

/** In running text: what its kind is called there, else its own name. */
const called = (resource: Resource, t: TopologyIndex): string => {
  const { look } = t.kindOf(resource)
  return look.inText ?? resource.shortName ?? resource.name ?? look.short
}

/** A gateway stands in one zone for good: several of them are several, and none stands in for another by itself. */
const isGateway = (resource: Resource, t: TopologyIndex): boolean => t.kindOf(resource).routeTarget?.leadsTo === 'nat'

interface Named {
  readonly name: string
  readonly verb: 'span' | 'spans' | 'in'
  readonly of: readonly Resource[]
  readonly zones: readonly ResourceId[]
  readonly unsettled: boolean
}

/** What has the same zones under one name; things of one kind with different zones go by their own names. */
function named(t: TopologyIndex): readonly Named[] {
  const groups = new Map<string, Resource[]>()
  for (const r of placed(t)) groups.set(called(r, t), [...(groups.get(called(r, t)) ?? []), r])
  return [...groups].flatMap(([name, of]): Named[] => {
    const zones = [...new Set(of.flatMap((r) => zonesOf(r, t)))]
    const same = of.every((r) => zonesOf(r, t).length === zones.length) && new Set(of.map((r) => isUnsettled(r, t))).size === 1
    const [first] = of
    if (first === undefined) return []
    const isPlural = of.length > 1 || t.kindOf(first).look.inText !== undefined
    if (same) return [{ name, verb: isPlural ? 'span' : 'spans', of, zones, unsettled: isUnsettled(first, t) }]
    if (of.every((r) => isGateway(r, t))) return [{ name: t.kindOf(first).look.plural, verb: 'in', of, zones, unsettled: false }]
    return of.map((r) => ({ name: t.nameOf(r.id), verb: 'spans', of: [r], zones: zonesOf(r, t), unsettled: isUnsettled(r, t) }))
  })
}

/** What stands in how many zones: tiers of subnets, and everything placed in them. */
export function spansOf(t: TopologyIndex): readonly Span[] {
  const tiers = (['public', 'private', 'isolated', 'unknown'] as const).flatMap((tier): Span[] => {
    const subnets = t.of('subnet').filter((s) => t.tierOf(s.id) === tier && s.availabilityZone !== undefined)
    const zones = [...new Set(subnets.flatMap((s) => s.availabilityZone ?? []))]
    if (zones.length === 0) return []
    return [
      {
        zones,
        isSingle: zones.length === 1,
        text: `${tierLook[tier].word} subnet${subnets.length === 1 ? '' : 's'} in ${zonesText(zones, t)}`,
      },
    ]
  })
  const things = named(t).map(({ name, verb, zones, unsettled }): Span => {
    const isSingle = zones.length === 1 || unsettled
    const where = zonesText(zones, t)
    if (unsettled && zones.length > 1) return { zones, isSingle, text: `${name} in one of ${where}, not told which` }
    return { zones, isSingle, text: `${name} ${isSingle ? 'in' : verb} ${where}` }
  })
  return [...things, ...tiers]
}

/** Subnets of other zones whose only way out falls with gateways of this one. */
function cutOff(zone: ResourceId, lost: readonly Resource[], t: TopologyIndex): readonly string[] {
  const gone = new Set<string>(lost.map((r) => r.id))
  const subnets = t.of('subnet').filter((subnet) => {
    const table = t.routeTableOf(subnet.id)
    const nats = table === undefined ? [] : t.gatewaysOf(table.id, 'nat')
    return subnet.availabilityZone !== zone && nats.length > 0 && nats.every((id) => gone.has(id))
  })
  return subnets.length === 0
    ? []
    : [`no way out of ${listInWords(subnets.map((s) => `${t.nameOf(s.id)} in ${t.nameOf(s.availabilityZone ?? '')}`))}`]
}

export interface Impact {
  readonly zone: string
  readonly text: string
}

/** What falls with each zone: that which stands in no other, and what goes out through it. */
export function failureImpact(t: TopologyIndex): readonly Impact[] {
  const zones = [...new Set(t.of('subnet').flatMap((s) => s.availabilityZone ?? []))].sort()
  return zones.map((zone) => {
    const here = placed(t).filter((r) => zonesOf(r, t).includes(zone))
    const lost = here.filter((r) => zonesOf(r, t).length === 1)
    const perhapsLost = here.filter((r) => !lost.includes(r) && isUnsettled(r, t))
    const spanning = here.filter((r) => !lost.includes(r) && !perhapsLost.includes(r))
    // Those that fall together go by the name of their kind, unless others of it stand.
    const names = (of: readonly Resource[]) => [
      ...new Set(
        of.map((r) => {
          const alike = placed(t).filter((other) => called(other, t) === called(r, t))
          return alike.every((other) => of.includes(other)) ? called(r, t) : t.nameOf(r.id)
        }),
      ),
    ]
    const gateways = lost.filter((r) => t.kindOf(r).routeTarget !== undefined)
    const workloads = lost.filter((r) => !gateways.includes(r))
    const recovery = t.topology.availability.recoveryMinutes
    const continues = spanning.map((r) => {
      const rest = zonesOf(r, t).filter((z) => z !== zone)
      const short = spanning.filter((other) => t.kindOf(other).look.short === t.kindOf(r).look.short)
      return `${short.length === 1 ? t.kindOf(r).look.short : t.nameOf(r.id)} continues on ${listInWords(rest.map((z) => t.nameOf(z)))}`
    })
    const parts = [
      ...(workloads.length === 0 ? [] : [`${listInWords(names(workloads))} down`]),
      ...(gateways.length === 0 ? [] : [`${listInWords(names(gateways))} unavailable`]),
      ...cutOff(zone, gateways, t),
      ...(perhapsLost.length === 0 ? [] : [`${listInWords(names(perhapsLost))} down if placed there`]),
      ...continues,
      ...(lost.length + perhapsLost.length === 0
        ? ['no impact']
        : recovery === undefined
          ? ['recovery time unknown']
          : [`~${recovery.min}-${recovery.max} min recovery`]),
    ]
    return { zone: t.nameOf(zone), text: parts.join(', ') }
  })
}
