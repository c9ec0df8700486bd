import type { Attributes } from '@/importers/assemble/attributes'
import type { Collected } from '@/importers/assemble/collect'
import type { Entity } from '@/importers/assemble/entity'
import { EntityRef, type Resolved, type Resolver } from '@/importers/assemble/resolver'
import { unknownService } from '@/model/aws-services'

type Map_ = Readonly<Record<string, Resolved>>

/** A gateway endpoint and the prefix list of its service are told apart in some inputs; the route that joins them tells both. */
export function joinEndpoints(attributes: ReadonlyMap<Entity, Attributes>): void {
  for (const [table, known] of attributes) {
    const routes = known.get('routes')
    if (table.kind !== 'route-table' || !Array.isArray(routes)) continue
    for (const route of routes as readonly Map_[]) {
      const [list, endpoint] = [entityIn(route.destination), entityIn(route.target)]
      if (list?.kind !== 'prefix-list' || endpoint?.kind !== 'gateway-endpoint') continue
      const [ofList, ofEndpoint] = [attributes.get(list), attributes.get(endpoint)]
      const service = ofEndpoint?.get('service')
      const isTold = service !== undefined && service !== unknownService
      if (isTold && ofList?.get('service') === undefined) ofList?.set('service', service)
      const other = ofList?.get('service')
      if (!isTold && other !== undefined) ofEndpoint?.set('service', other)
      ofEndpoint?.set('prefixList', new EntityRef(list))
    }
  }
}

const entityIn = (value: Resolved): Entity | undefined => (value instanceof EntityRef ? value.entity : undefined)

/** Listeners with the groups that later rules added to them, in the order of their ports. */
export function joinListeners(collected: Collected, resolver: Resolver, attributes: ReadonlyMap<Entity, Attributes>): void {
  for (const entity of collected.entities) {
    if (entity.kind !== 'listener') continue
    const [saying] = collected.parts.filter((p) => p.part.list === 'listeners' && p.raw === entity.raw)
    const balancer = saying === undefined ? undefined : resolver.entity(saying.part.partOf, saying.input, false)
    const known = balancer === undefined ? undefined : attributes.get(balancer)
    const own = attributes.get(entity)
    if (known === undefined || own === undefined || balancer?.isStub !== false || balancer.partly.has('listeners')) continue
    if (!balancer.kind.endsWith('-load-balancer')) continue
    const { port, protocol } = Object.fromEntries(own) as Map_
    if (port === undefined || protocol === undefined) continue
    const before = known.get('listeners')
    const all = [...(Array.isArray(before) ? (before as readonly Map_[]) : []), withGroups(Object.fromEntries(own) as Map_)]
    known.set(
      'listeners',
      all.sort((a, b) => Number(a.port) - Number(b.port)),
    )
  }
}

/** One that forwards does not redirect. */
function withGroups(listener: Map_): Map_ {
  const { redirectTo, ...rest } = listener
  return listener.forwardTo === undefined && redirectTo !== undefined ? { ...rest, redirectTo } : rest
}
