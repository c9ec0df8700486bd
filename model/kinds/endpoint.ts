import { z } from 'zod'
import { awsService } from '@/model/aws-services'
import { ref } from '@/model/kinds/attributes'
import type { Relation, TopologyReader } from '@/model/kinds/kind'
import { hourlyLabel } from '@/model/money'
import { type AnyResource, type ResourceId, resourceBase } from '@/model/resource'

/** What gateway and interface endpoints share. */
export const endpointAttributes = {
  ...resourceBase,
  vpc: ref('vpc').optional(),
  service: z.string().describe('service name: com.amazonaws.us-east-1.s3, or s3 for short; unknown where the input does not tell'),
  purpose: z.string().optional().describe('what it is used for'),
} as const

/** Resources of the topology that belong to the service behind an endpoint. */
export const servedBy = (service: string, t: TopologyReader): readonly AnyResource[] => {
  const { family } = awsService(service)
  return t.all.filter((r) => t.kindOf(r).look.service === family)
}

interface Endpoint {
  readonly name?: string | undefined
  readonly service: string
}

/** The name that people gave an endpoint; undefined where it only repeats what it leads to: `S3 Gateway Endpoint`, `ECR API Endpoint`. */
export function ownNameOf({ name, service }: Endpoint, kindLabel: string): string | undefined {
  const { name: leadsTo } = awsService(service)
  return name === `${leadsTo} Endpoint` || name === `${leadsTo} ${kindLabel}` ? undefined : name
}

/** Label of an endpoint's box: its own name, what it leads to, and what an hour of it costs. */
export function endpointLines(self: Endpoint, kindLabel: string, priceId: string, t: TopologyReader): readonly string[] {
  const price = t.price(priceId)
  const own = ownNameOf(self, kindLabel)
  const { name: leadsTo } = awsService(self.service)
  return [...(own === undefined ? [`${leadsTo} ${kindLabel}`] : [own, leadsTo]), ...(price === undefined ? [] : [hourlyLabel(price.usd)])]
}

export const privateAccess = (subnet: ResourceId, endpoint: ResourceId, because: readonly ResourceId[]): Relation => ({
  from: subnet,
  to: endpoint,
  label: 'Private Access',
  arrows: 'forward',
  stroke: 'dotted',
  relation: 'private-access',
  because,
})

export const toService = (endpoint: ResourceId, service: string, t: TopologyReader): readonly Relation[] =>
  servedBy(service, t).map((resource) => ({
    from: endpoint,
    to: resource.id,
    label: '',
    arrows: 'forward',
    stroke: 'dotted',
    relation: 'service',
    because: [endpoint],
  }))

export const endpointPlace = (vpc: ResourceId | undefined, t: TopologyReader) =>
  [{ in: vpc ?? t.ofKind('region')[0]?.id ?? null, area: 'endpoints' }] as const
