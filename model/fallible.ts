import type { AnyResource, ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** Something of which people ask what would be if it failed. */
export interface Fallible {
  readonly id: ResourceId
  readonly label: string
  /** What several of it are called: `Availability Zones`. */
  readonly group: string
}

/** More than anybody chooses from. */
const most = 300

/** Zones first, for they are what fails; then gateways, load balancers and subnets; then whatever else has network interfaces. */
export function fallibleOf(t: TopologyIndex): readonly Fallible[] {
  const rank = ranks(t)
  return t.all
    .flatMap((r) => {
      const at = rank(r)
      return at === null ? [] : [{ at, one: { id: r.id, label: t.nameOf(r.id), group: t.kindOf(r).look.plural } }]
    })
    .sort((a, b) => a.at - b.at || a.one.group.localeCompare(b.one.group, 'en') || a.one.label.localeCompare(b.one.label, 'en'))
    .slice(0, most)
    .map(({ one }) => one)
}

/** Whether it makes sense to suppose that a resource fails. */
export const canFail = (resource: AnyResource, t: TopologyIndex): boolean => ranks(t)(resource) !== null

function ranks(t: TopologyIndex): (resource: AnyResource) => number | null {
  const balancers = new Set<string>(t.loadBalancers.map((lb) => lb.id))
  return (resource) => {
    if (resource.stub === true) return null
    const { container, routeTarget } = t.kindOf(resource)
    const leadsTo = routeTarget?.leadsTo
    if (container?.role === 'zone') return 0
    if (leadsTo !== undefined && leadsTo !== 'appliance') return 1
    if (balancers.has(resource.id)) return 2
    if (container?.role === 'subnet') return 3
    return t.interfacesOf(resource).length > 0 ? 4 : null
  }
}
