import type { ResourceId } from '@/model/resource'
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

/** Zones first, for they are what fails; then gateways, load balancers and subnets. */
export function fallibleOf(t: TopologyIndex): readonly Fallible[] {
  const balancers = new Set<string>(t.loadBalancers.map((lb) => lb.id))
  const rank = (id: string, role: string | undefined, leadsTo: string | undefined): number | null => {
    if (role === 'zone') return 0
    if (leadsTo !== undefined && leadsTo !== 'appliance') return 1
    if (balancers.has(id)) return 2
    return role === 'subnet' ? 3 : null
  }
  return t.all
    .flatMap((r) => {
      const { container, routeTarget, look } = t.kindOf(r)
      const at = r.stub === true ? null : rank(r.id, container?.role, routeTarget?.leadsTo)
      return at === null ? [] : [{ at, one: { id: r.id, label: t.nameOf(r.id), group: look.plural } }]
    })
    .sort((a, b) => a.at - b.at || a.one.group.localeCompare(b.one.group, 'en') || a.one.label.localeCompare(b.one.label, 'en'))
    .slice(0, most)
    .map(({ one }) => one)
}
