import { type EffectiveRoute, isPlace } from '@/model/kinds/kind'
import { tierLook } from '@/model/tier'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import type { Diagram, DiagramGroup, DiagramLink, DiagramNode } from '@/model/views/diagram'
import type { View } from '@/model/views/view'

/** Which subnets each route table decides for, and where each of its routes leads. */
export const routeTablesView: View = {
  id: 'route-tables',
  pictures: (t) =>
    t.of('route-table').length === 0 ? [] : [{ id: 'route-tables', title: 'Routes', type: 'diagram', draw: () => draw(t) }],
}

function draw(t: TopologyIndex): Diagram {
  const groups: DiagramGroup[] = []
  const nodes = new Map<string, DiagramNode>()
  const links: DiagramLink[] = []
  for (const table of t.of('route-table')) {
    groups.push({ id: table.id, parent: null, lines: [tableName(table)], role: 'plain', tone: null, resources: [table.id] })
    for (const id of t.subnetsOf(table.id)) {
      nodes.set(id, subnetNode(id, t))
      links.push({
        id: `${id} → ${table.id}`,
        from: id,
        to: table.id,
        label: 'Associated',
        arrows: 'forward',
        stroke: 'dotted',
        relation: 'association',
        because: [table.id],
      })
    }
    t.routesOf(table.id).forEach((route, i) => {
      const routeId = `${table.id}/${i}`
      nodes.set(routeId, routeNode(routeId, table, route, t))
      const target = targetNode(route, table, t)
      nodes.set(target.id, target)
      links.push({
        id: `${routeId} → ${target.id}`,
        from: routeId,
        to: target.id,
        label: '',
        arrows: 'forward',
        stroke: 'solid',
        relation: 'outbound',
        because: [table.id],
      })
    })
  }
  return { id: 'route-tables', title: 'Routes', direction: 'right', arrangement: 'graph', groups, nodes: [...nodes.values()], links }
}

const tableName = (table: ResourceOf<'route-table'>): string => `${table.name ?? table.id}${table.main === true ? ' (main)' : ''}`

const plain = { shape: 'box', area: 'inside', tone: null } as const

function subnetNode(id: Parameters<TopologyIndex['tierOf']>[0], t: TopologyIndex): DiagramNode {
  const subnet = t.get(id)
  const cidr = subnet?.kind === 'subnet' ? (subnet.cidr ?? subnet.ipv6Cidr) : undefined
  const zone = subnet?.kind === 'subnet' ? subnet.availabilityZone : undefined
  return {
    ...plain,
    id,
    parent: null,
    lines: [subnet?.name ?? tierLook[t.tierOf(id)].subnet, ...[cidr, zone].filter((x) => x !== undefined)],
    glyph: 'subnet',
    category: 'networking',
    resources: [id],
  }
}

function routeNode(id: string, table: ResourceOf<'route-table'>, route: EffectiveRoute, t: TopologyIndex): DiagramNode {
  return {
    ...plain,
    id,
    parent: table.id,
    lines: [t.destinationName(route.destination, 'full')],
    glyph: 'route-table',
    category: 'networking',
    resources: [table.id],
  }
}

function targetNode(route: EffectiveRoute, table: ResourceOf<'route-table'>, t: TopologyIndex): DiagramNode {
  const target = t.get(route.target)
  if (target === undefined) {
    // Local, blackhole and unknown are of the table's own VPC; a target that the input does not hold is a stub.
    const own = !isPlace(route.target)
    const id = own ? `${table.vpc ?? table.id}/${route.target}` : `missing/${route.target}`
    const lines = own
      ? [route.target, ...(route.target === 'local' && table.vpc !== undefined ? [t.nameOf(table.vpc)] : [])]
      : [route.target, 'not in the input']
    return {
      ...plain,
      id,
      parent: null,
      lines,
      glyph: own ? 'vpc' : 'generic',
      category: own ? 'networking' : 'general',
      resources: own && table.vpc !== undefined ? [table.vpc] : [],
    }
  }
  const kind = t.kindOf(target)
  const { look } = kind
  const [name = target.name ?? look.label] = kind.lines?.(target as never, t, { in: null, area: 'inside' }) ?? []
  return {
    ...plain,
    id: target.id,
    parent: null,
    lines: [name, ...(target.awsId === undefined ? [] : [target.awsId])],
    glyph: look.glyph,
    category: look.category,
    resources: [target.id],
  }
}
