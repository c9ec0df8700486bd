import type { Placement, Relation, TopologyReader } from '@/model/kinds/kind'
import type { ResourceId } from '@/model/resource'

/** Region that a VPC stands in, else the first of the topology; null: none is told. */
export function regionOf(vpc: ResourceId | undefined, t: TopologyReader): ResourceId | null {
  const own = t.get(vpc)?.region
  return own ?? t.ofKind('region')[0]?.id ?? null
}

/** On the border of the VPC that it is attached to; a detached one stands in the region. */
export const onBorderOf = (vpc: ResourceId | undefined, t: TopologyReader): readonly Placement[] =>
  vpc === undefined ? [{ in: regionOf(undefined, t), area: 'inside' }] : [{ in: vpc, area: 'border' }]

/** A line between two things that are joined, without a direction. */
export const attachment = (from: ResourceId, to: ResourceId, label: string, because: readonly ResourceId[]): Relation => ({
  from,
  to,
  label,
  arrows: 'both',
  stroke: 'solid',
  relation: 'attachment',
  because,
})

/** Yes, no, or that the input does not tell. */
export const yesOrNo = (value: boolean | undefined): string => (value === undefined ? 'unknown' : value ? 'yes' : 'no')
