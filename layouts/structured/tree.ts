import type { Tier } from '@/model/look'
import type { Diagram, DiagramGroup, DiagramLink, DiagramNode, GroupRole } from '@/model/views/diagram'

/** What stands in a group, in the order of the diagram: a group, or a node (which may stand for a collapsed group). */
export type Member = { readonly group: DiagramGroup; readonly node?: never } | { readonly node: DiagramNode; readonly group?: never }

/** The diagram as the placement reads it. */
export interface Tree {
  /** Members of a group, or of the picture itself (null). Gateways on borders and nodes at the edge are not among them. */
  readonly members: ReadonlyMap<string | null, readonly Member[]>
  /** Nodes on the border of a group. */
  readonly border: ReadonlyMap<string, readonly DiagramNode[]>
  /** Nodes at the edge of the picture. */
  readonly edge: readonly DiagramNode[]
  readonly links: readonly DiagramLink[]
  readonly groups: ReadonlyMap<string, DiagramGroup>
}

export const memberId = (member: Member): string => (member.group ?? member.node).id

/** Role of a group, or of the group that a node stands for; null for a plain node. */
export const roleOf = (member: Member): GroupRole | null => member.group?.role ?? member.node?.standsFor?.role ?? null

const tierOfTone: Readonly<Record<string, Tier>> = { public: 'public', private: 'private', isolated: 'isolated' }

/** Tier of a subnet, or of a group of subnets. */
export function tierOf(member: Member): Tier {
  const { group, node } = member
  return group?.tier ?? node?.standsFor?.tier ?? tierOfTone[(group ?? node)?.tone ?? ''] ?? 'unknown'
}

/** A collapsed group takes the place it had among its neighbours. */
function inOrder(groups: readonly Member[], nodes: readonly Member[]): Member[] {
  const ordered = [...groups]
  const collapsed = nodes.filter((member) => member.node?.standsFor)
  // From the last to the first: the neighbour that one stood before may be collapsed itself.
  for (const member of [...collapsed].reverse()) {
    const before = member.node?.standsFor?.before
    const at = before === undefined ? -1 : ordered.findIndex((other) => memberId(other) === before)
    ordered.splice(at < 0 ? ordered.length : at, 0, member)
  }
  return [...ordered, ...nodes.filter((member) => !member.node?.standsFor)]
}

/**
 * Sorts groups and nodes to where they stand. A parent that is not in the diagram counts as the picture itself, a border of a missing
 * group as the inside of the parent: nothing is left out. Links are sorted by id, so that their order does not matter.
 */
export function readTree(diagram: Diagram): Tree {
  const byId = new Map(diagram.groups.map((group) => [group.id, group]))
  const groupIds = new Set(byId.keys())
  const parentOf = (parent: string | null) => (parent !== null && groupIds.has(parent) ? parent : null)
  const groups = new Map<string | null, Member[]>()
  const nodes = new Map<string | null, Member[]>()
  const border = new Map<string, DiagramNode[]>()
  const edge: DiagramNode[] = []
  const add = <K, V>(map: Map<K, V[]>, key: K, value: V) => {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }
  for (const group of diagram.groups) add(groups, parentOf(group.parent), { group })
  for (const node of diagram.nodes) {
    const parent = parentOf(node.parent)
    if (node.area === 'border' && node.borderOf !== undefined && groupIds.has(node.borderOf)) add(border, node.borderOf, node)
    else if (node.area === 'edge' && parent === null) edge.push(node)
    else add(nodes, parent, { node })
  }
  const members = new Map<string | null, readonly Member[]>()
  for (const parent of [null, ...groupIds]) {
    const list = inOrder(groups.get(parent) ?? [], nodes.get(parent) ?? [])
    if (list.length > 0) members.set(parent, list)
  }
  const links = [...diagram.links].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return { members, border, edge, links, groups: byId }
}
