import type { TopologyIndex } from '@/model/topology-index'
import type { Diagram, DiagramGroup, DiagramNode } from '@/model/views/diagram'
import { containerGroups } from '@/model/views/network/containers'
import { linksBetween } from '@/model/views/network/links'
import { isPlaced, placeNodes } from '@/model/views/network/nodes'
import type { View } from '@/model/views/view'

/**
 * The whole network: regions, VPCs, zones and subnets nested, every resource where its configuration puts it, and the links that
 * the configuration makes. Kinds say where they stand and what they link; this view only puts it together.
 */
export const networkView: View = {
  id: 'network',
  pictures: (t) => (isOnlyGroups(t) ? [] : [{ id: 'network', title: 'Network', type: 'diagram', draw: () => drawNetwork(t) }]),
}

/** Of security groups alone, and at most the VPC that they are of, their own view tells all: this one would be bare. */
const isOnlyGroups = (t: TopologyIndex): boolean =>
  t.of('security-group').length > 0 && t.of('subnet').length === 0 && !t.all.some((resource) => isPlaced(resource, t))

function drawNetwork(t: TopologyIndex): Diagram {
  const options = t.topology.document.diagrams.network
  const containers = containerGroups(t)
  const { nodes, groups } = placeNodes(t, containers, new Set(options?.leaveAside ?? []))
  const drawn = [...containers.groups, ...groups]
  return {
    id: 'network',
    title: t.topology.title ?? t.topology.name,
    direction: 'down',
    arrangement: 'structured',
    groups: drawn.map((group) =>
      standsEmpty(group, drawn, nodes) ? { ...group, lines: [...group.lines, 'Nothing of the input stands in it'] } : group,
    ),
    nodes,
    links: linksBetween(t, drawn, nodes),
    ...(options?.fontSizePx === undefined ? {} : { fontSizePx: options.fontSizePx }),
  }
}

const mayBeBare: ReadonlySet<string> = new Set(['subnet', 'zone'])

/** A region or VPC without anything is told to be so: it would look like a picture that failed. Subnets often are. */
const standsEmpty = ({ id, role }: DiagramGroup, groups: readonly DiagramGroup[], nodes: readonly DiagramNode[]): boolean =>
  !mayBeBare.has(role) && !groups.some((g) => g.parent === id) && !nodes.some((n) => n.parent === id || n.borderOf === id)
