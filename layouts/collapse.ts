import type { Category, GlyphId } from '@/model/look'
import type { CollapsedGroup, Diagram, DiagramGroup, DiagramLink, DiagramNode, GroupRole } from '@/model/views/diagram'

/** Look of a group that is shown as one node. */
const looks: Readonly<Record<GroupRole, { readonly glyph: GlyphId; readonly category: Category }>> = {
  region: { glyph: 'region', category: 'general' },
  vpc: { glyph: 'vpc', category: 'networking' },
  zone: { glyph: 'zone', category: 'general' },
  subnet: { glyph: 'subnet', category: 'networking' },
  endpoints: { glyph: 'interface-endpoint', category: 'networking' },
  'route-tables': { glyph: 'route-table', category: 'networking' },
  services: { glyph: 'generic', category: 'general' },
  'security-groups': { glyph: 'security-group', category: 'security' },
  'security-group': { glyph: 'security-group', category: 'security' },
  plain: { glyph: 'generic', category: 'general' },
}

/** Labels that a merged link names before it says how many more there are. */
const namedLabels = 3

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

/** One label for several links: the different ones in order, "+ 2" for what is beyond three. */
function joined(labels: readonly string[]): string {
  const distinct = unique(labels.filter((label) => label !== ''))
  const rest = distinct.length - namedLabels
  const named = distinct.slice(0, namedLabels).join(', ')
  return rest > 0 ? `${named}, +${rest}` : named
}

/**
 * Links between what is visible, one per pair, relation, stroke and arrows; `count` says how many one stands for. A link that begins
 * and ends in the same box is gone. Links of boxes that hide nothing stay as they are.
 */
function lift(links: readonly DiagramLink[], shownAs: ReadonlyMap<string, string>): DiagramLink[] {
  const kept: (readonly DiagramLink[])[] = []
  const merged = new Map<string, DiagramLink[]>()
  for (const link of links) {
    const from = shownAs.get(link.from) ?? link.from
    const to = shownAs.get(link.to) ?? link.to
    if (!shownAs.has(link.from) && !shownAs.has(link.to)) {
      kept.push([link])
      continue
    }
    if (from === to) continue
    const key = JSON.stringify([from, to, link.relation, link.stroke, link.arrows])
    const lifted = { ...link, from, to }
    const same = merged.get(key)
    if (same) same.push(lifted)
    else {
      const list = [lifted]
      merged.set(key, list)
      kept.push(list)
    }
  }
  return kept.flatMap((same) => {
    const [first] = same
    if (!first) return []
    if (same.length === 1) return [first]
    const count = same.reduce((sum, link) => sum + (link.count ?? 1), 0)
    return [{ ...first, label: joined(same.map((link) => link.label)), because: unique(same.flatMap((link) => link.because)), count }]
  })
}

/** Order in which siblings stand, so that a collapsed group keeps its place. */
function nextSibling(groups: readonly DiagramGroup[], group: DiagramGroup): string | undefined {
  const siblings = groups.filter((other) => other.parent === group.parent)
  return siblings[siblings.indexOf(group) + 1]?.id
}

function nodeFor(group: DiagramGroup, groups: readonly DiagramGroup[], hides: number): DiagramNode {
  const before = nextSibling(groups, group)
  const standsFor: CollapsedGroup = {
    role: group.role,
    ...(group.tier === undefined ? {} : { tier: group.tier }),
    ...(before === undefined ? {} : { before }),
  }
  return {
    id: group.id,
    parent: group.parent,
    lines: group.lines,
    shape: 'box',
    ...looks[group.role],
    area: 'inside',
    tone: group.tone,
    resources: group.resources,
    ...(group.isStub ? { isStub: group.isStub } : {}),
    hides,
    standsFor,
  }
}

/**
 * The diagram with some groups shown as one node each. What a group holds disappears into it, the gateways on its border too; links
 * of hidden things become links of the node. Ids that are no group of the diagram are ignored.
 */
export function collapseDiagram(diagram: Diagram, collapsed: ReadonlySet<string>): Diagram {
  if (!diagram.groups.some((group) => collapsed.has(group.id))) return diagram
  /** Outermost collapsed group that holds a group. */
  const into = new Map<string, string>()
  for (const group of diagram.groups) {
    const outer = group.parent === null ? undefined : into.get(group.parent)
    const own = outer ?? (collapsed.has(group.id) ? group.id : undefined)
    if (own !== undefined) into.set(group.id, own)
  }
  const shownAs = new Map<string, string>(into)
  const hides = new Map<string, number>()
  const nodes: DiagramNode[] = []
  for (const node of diagram.nodes) {
    const holder =
      (node.parent === null ? undefined : into.get(node.parent)) ?? (node.borderOf === undefined ? undefined : into.get(node.borderOf))
    if (holder === undefined) {
      nodes.push(node)
      continue
    }
    shownAs.set(node.id, holder)
    hides.set(holder, (hides.get(holder) ?? 0) + (node.hides ?? 1))
  }
  const shown = diagram.groups.filter((group) => into.get(group.id) === group.id)
  /** A group of empty groups hides those. */
  const hiddenGroups = (id: string) => diagram.groups.filter((group) => group.id !== id && into.get(group.id) === id).length
  return {
    ...diagram,
    groups: diagram.groups.filter((group) => !into.has(group.id)),
    nodes: [...nodes, ...shown.map((group) => nodeFor(group, diagram.groups, hides.get(group.id) ?? hiddenGroups(group.id)))],
    links: lift(diagram.links, shownAs),
  }
}
