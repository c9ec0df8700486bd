import { blocks, bullets, type DocumentSection } from '@/exporters/document/section'
import { cell, inline } from '@/exporters/markdown/encode'
import { table } from '@/exporters/markdown/table'
import type { EffectiveRoute } from '@/model/kinds/kind'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** Every route table with its routes and the subnets that it decides for. */
export const routingSection: DocumentSection = {
  id: 'routing',
  write: (t) => {
    const tables = t.of('route-table')
    return tables.length === 0 ? null : blocks('## Routing Configuration', tables.map((r) => routeTable(r, t)).join('\n\n---\n\n'))
  },
}

function routeTable(of: ResourceOf<'route-table'>, t: TopologyIndex): string {
  const routes = t.routesOf(of.id).map((r) => [t.destinationName(r.destination, 'full'), targetText(r, t), purpose(r, t)])
  const subnets = t.subnetsOf(of.id).map((id) => subnetText(id, t))
  return blocks(
    `### ${inline(of.name ?? of.id)}`,
    table(['Destination', 'Target', 'Purpose'], routes),
    subnets.length === 0 ? 'No subnet is associated with it.' : `**Associated Subnets:**\n${bullets(subnets)}`,
  )
}

const targetText = (route: EffectiveRoute, t: TopologyIndex): string => t.get(route.target)?.awsId ?? route.target

function purpose(route: EffectiveRoute, t: TopologyIndex): string {
  if (route.target === 'local') return 'VPC internal traffic'
  if (route.target === 'blackhole') return 'Dropped'
  const target = t.get(route.target)
  if (target === undefined) return 'Unknown: the target is not in the input'
  return t.kindOf(target).routeTarget?.purpose(target as never, t) ?? `To ${t.nameOf(target.id)}`
}

function subnetText(id: Parameters<TopologyIndex['tierOf']>[0], t: TopologyIndex): string {
  const subnet = t.get(id)
  if (subnet?.kind !== 'subnet') return cell(id)
  const where = [subnet.availabilityZone === undefined ? undefined : t.nameOf(subnet.availabilityZone), t.tierOf(id)]
    .filter((x) => x !== undefined)
    .join(' ')
  return inline(`${[subnet.cidr, subnet.ipv6Cidr].filter((c) => c !== undefined).join(', ') || t.nameOf(id)} (${where})`)
}
