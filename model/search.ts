import { privateAddressOf } from '@/model/flow-path/ends'
import type { Category, GlyphId } from '@/model/look'
import type { ResourceId } from '@/model/resource'
import { referenceTo } from '@/model/resource-names'
import type { Resource, Topology } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'

/** One line of the search: everything that a resource may be found by. */
export interface SearchTerms {
  readonly id: ResourceId
  readonly label: string
  /** Kind of the resource. */
  readonly hint: string
  readonly glyph: GlyphId
  readonly category: Category
  /** Ids, ARN, group name, CIDRs, addresses, service, type; the label and the hint are not repeated. */
  readonly terms: readonly string[]
}

/** Every resource in the order of the file. A duplicate id, which validation reports, is found once. */
export function searchTerms(topology: Topology): readonly SearchTerms[] {
  const t = indexOf(topology)
  return t.all
    .filter((r) => t.get(r.id) === r)
    .map((resource) => {
      const { look } = t.kindOf(resource)
      const label = referenceTo(resource.id, t)
      const terms = [...new Set(termsOf(resource, t))].filter((term) => term !== '' && term !== label && term !== look.label)
      return { id: resource.id, label, hint: look.label, glyph: look.glyph, category: look.category, terms }
    })
}

function termsOf(resource: Resource, t: TopologyIndex): readonly string[] {
  const { look, addresses } = t.kindOf(resource)
  const interfaces = t.interfacesOf(resource)
  const told = [
    resource.id,
    resource.name,
    resource.shortName,
    resource.awsId,
    resource.arn,
    'groupName' in resource ? resource.groupName : undefined,
    'service' in resource ? resource.service : undefined,
    'domainName' in resource ? resource.domainName : undefined,
    'type' in resource ? resource.type : undefined,
    look.short,
  ]
  return [
    ...told.flatMap((x) => x ?? []),
    // The blocks of rules are addresses of others.
    ...(look.category === 'security' ? [] : (addresses?.(resource as never) ?? [])),
    ...interfaces.flatMap((i) => [privateAddressOf(i, t), i.publicAddress].flatMap((address) => address ?? [])),
    ...('elasticIps' in resource ? (resource.elasticIps ?? []).flatMap((id) => publicAddress(id, t)) : []),
    ...Object.values(resource.tags ?? {}),
  ]
}

function publicAddress(id: ResourceId, t: TopologyIndex): readonly string[] {
  const found = t.get(id)
  return found?.kind === 'elastic-ip' && found.publicAddress !== undefined ? [found.publicAddress] : []
}
