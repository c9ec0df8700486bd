import { ref } from '@/model/kinds/attributes'
import type { TopologyReader } from '@/model/kinds/kind'
import { type ResourceId, resourceBase } from '@/model/resource'

/** What the services of a region outside any VPC share: buckets, tables, registries, secrets. */
export const regionalAttributes = { ...resourceBase, region: ref('region').optional() } as const

/** Beside the VPCs, in the region. */
export const regionalPlace = (self: { readonly region?: ResourceId | undefined }, t: TopologyReader) =>
  [{ in: self.region ?? t.ofKind('region')[0]?.id ?? null, area: 'services' }] as const
