import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import type { DiagramGroup } from '@/model/views/diagram'

export interface Containers {
  /** Parents before children. */
  readonly groups: readonly DiagramGroup[]
  /** Group that a resource's contents stand in; of a zone, one for each VPC. */
  groupOf(id: string | null | undefined, vpc?: string): DiagramGroup | undefined
}

/** Groups of the resources that contain others. A zone is drawn once in each VPC that uses it; an empty region or zone is not drawn. */
export function containerGroups(t: TopologyIndex): Containers {
  const groups = new Map<string, DiagramGroup>()
  const groupOf = (id: string | null | undefined, vpc?: string) =>
    id == null ? undefined : (groups.get(vpc === undefined ? id : zoneKey(id, vpc)) ?? groups.get(id))

  const add = (resource: Resource, id: string, parent: string | null) => {
    const container = t.kindOf(resource).container
    if (container === undefined) return
    const self = resource as never
    groups.set(id, {
      id,
      parent,
      lines: titleLines(container.title(self, t), resource),
      role: container.role,
      ...(container.role === 'subnet' ? { tier: t.tierOf(resource.id) } : {}),
      tone: container.tone(self, t),
      resources: [resource.id],
      ...(resource.stub === true ? { isStub: true as const } : {}),
    })
  }

  for (const region of t.of('region')) add(region, region.id, null)
  for (const vpc of t.of('vpc')) add(vpc, vpc.id, groupOf(vpc.region)?.id ?? null)
  for (const zone of t.of('availability-zone'))
    for (const vpc of t.of('vpc'))
      if (t.of('subnet').some((s) => s.vpc === vpc.id && s.availabilityZone === zone.id)) add(zone, zoneKey(zone.id, vpc.id), vpc.id)
  // Subnets of a VPC that is not told stand in their zone all the same, within a frame that says so: loose they would seem to need none.
  const untold = (region: string | undefined): string | null => {
    const parent = groupOf(region)?.id ?? null
    const id = `${parent ?? ''}/vpc-not-told`
    if (!groups.has(id))
      groups.set(id, { id, parent, lines: ['VPC: not told by the input'], role: 'vpc', tone: 'vpc', resources: [], isStub: true })
    return id
  }
  for (const zone of t.of('availability-zone'))
    if (t.of('subnet').some((s) => s.vpc === undefined && s.availabilityZone === zone.id))
      add(zone, zoneKey(zone.id, ''), untold(zone.region))
  const [firstRegion] = t.of('region')
  for (const subnet of t.of('subnet')) {
    const parent = groupOf(subnet.availabilityZone, subnet.vpc ?? '')?.id ?? groupOf(subnet.vpc)?.id ?? untold(firstRegion?.id)
    add(subnet, subnet.id, parent)
  }
  return { groups: [...groups.values()], groupOf }
}

const zoneKey = (zone: string, vpc: string) => `${vpc}/${zone}`

const titleLines = (lines: readonly string[], { stub }: Resource): readonly string[] =>
  stub === true ? lines.map((line, i) => (i === lines.length - 1 ? `${line} – not in the input` : line)) : lines
