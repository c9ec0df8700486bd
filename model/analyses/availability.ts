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

const plural = (resource: Resource, t: TopologyIndex): string => {
  const { look } = t.kindOf(resource)
  return look.inText ?? resource.name ?? look.short
}

/** What stands in how many zones: tiers of subnets, and everything placed in them. */
export function spansOf(t: TopologyIndex): readonly Span[] {
  const resources = new Map<string, { readonly zones: Set<ResourceId>; readonly name: string; readonly unsettled: boolean }>()
  for (const r of placed(t)) {
    const name = plural(r, t)
    const unsettled = isUnsettled(r, t)
    const key = JSON.stringify([name, unsettled])
    const known = resources.get(key) ?? { zones: new Set(), name, unsettled }
    for (const zone of zonesOf(r, t)) known.zones.add(zone)
    resources.set(key, known)
  }
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
  const things = [...resources.values()].map(({ name, zones, unsettled }): Span => {
    const isSingle = zones.size === 1 || unsettled
    const where = zonesText([...zones], t)
    if (unsettled && zones.size > 1) return { zones: [...zones], isSingle, text: `${name} in one of ${where}, not told which` }
    const text = `${name} ${isSingle ? 'in' : 'span'} ${where}`.replace(/^(\S+) span /, '$1 spans ')
    return { zones: [...zones], isSingle, text }
  })
  return [...things, ...tiers]
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
    const names = (of: readonly Resource[]) => [...new Set(of.map((r) => plural(r, t)))]
    const gateways = lost.filter((r) => t.kindOf(r).routeTarget !== undefined)
    const workloads = lost.filter((r) => !gateways.includes(r))
    const recovery = t.topology.availability.recoveryMinutes
    const continues = spanning.map((r) => {
      const rest = zonesOf(r, t).filter((z) => z !== zone)
      return `${t.kindOf(r).look.short} continues on ${listInWords(rest.map((z) => t.nameOf(z)))}`
    })
    const parts = [
      ...(workloads.length === 0 ? [] : [`${listInWords(names(workloads))} down`]),
      ...(gateways.length === 0 ? [] : [`${listInWords(names(gateways))} unavailable`]),
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
