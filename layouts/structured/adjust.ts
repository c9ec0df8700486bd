import { centreX, centreY, mean, spreadOut } from '@/layouts/structured/align'
import { box, type Sheet } from '@/layouts/structured/block'
import type { Placing } from '@/layouts/structured/placing'
import { memberId, roleOf } from '@/layouts/structured/tree'
import type { DiagramGroup } from '@/model/views/diagram'

/** Gateways sit on the upper border of their group, centred over its zones and subnets, clear of the title. */
export function alignBorders(sheet: Sheet, p: Placing): void {
  for (const [groupId, nodes] of p.tree.border) {
    const group = sheet.boxes.get(groupId)
    if (!group) continue
    const members = p.tree.members.get(groupId) ?? []
    const zones = members.filter((member) => roleOf(member) === 'zone' || roleOf(member) === 'subnet')
    const boxes = zones.flatMap((member) => sheet.boxes.get(memberId(member)) ?? [])
    const left = Math.min(...boxes.map((b) => b.xPx))
    const right = Math.max(...boxes.map((b) => b.xPx + b.widthPx))
    const centre = boxes.length > 0 ? (left + right) / 2 : centreX(group)
    const sizes = nodes.map((node) => p.sizes.node(node))
    const total = sizes.reduce((sum, size) => sum + size.widthPx, 0) + p.spacing.betweenBorderNodes * (nodes.length - 1)
    const title = titleWidth(groupId, p)
    const low = group.xPx + Math.max(title, p.spacing.besideBorderNodes)
    const high = group.xPx + group.widthPx - p.spacing.besideBorderNodes
    let x = Math.max(low, Math.min(Math.round(centre - total / 2), high - total))
    nodes.forEach((node, i) => {
      const size = sizes[i] ?? { widthPx: 0, heightPx: 0 }
      sheet.boxes.set(node.id, box(x, group.yPx - Math.round(size.heightPx / 2), size.widthPx, size.heightPx))
      x += size.widthPx + p.spacing.betweenBorderNodes
    })
  }
}

function titleWidth(groupId: string, p: Placing): number {
  const group = p.tree.groups.get(groupId)
  return group ? p.sizes.title(group).widthPx + p.spacing.besideBorderNodes : 0
}

const sideRoles: ReadonlySet<string | null> = new Set(['endpoints', 'route-tables', 'services'])

/** Services stand beside the endpoints that lead to them, where the height of their column allows. */
export function alignServices(sheet: Sheet, p: Placing, bottomPx: number): void {
  // There they stand below, not beside.
  if (p.shape === 'upright') return
  for (const [parentId, members] of p.tree.members) {
    const side = members.filter((member) => sideRoles.has(roleOf(member)))
    const group = side.length === 1 ? side[0]?.group : undefined
    if (group?.role !== 'services') continue
    const parent = parentId === null ? undefined : sheet.boxes.get(parentId)
    const padding = p.paddings.outer.bottomPx + (p.room.get(`${parentId}|bottom`) ?? 0)
    alignColumn(sheet, group, parent ? parent.yPx + parent.heightPx - padding : bottomPx, p)
  }
}

function alignColumn(sheet: Sheet, group: DiagramGroup, limitPx: number, p: Placing): void {
  const at = sheet.boxes.get(group.id)
  const members = p.tree.members.get(group.id) ?? []
  const nodes = members.flatMap((member) => sheet.boxes.get(member.node?.id ?? '') ?? [])
  const inOneColumn = nodes.every((node) => node.xPx === nodes[0]?.xPx)
  if (!at || nodes.length === 0 || nodes.length !== members.length || !inOneColumn) return
  const own = new Set(members.map(memberId))
  let linked = false
  const wishes = members.map((member, i) => {
    const id = memberId(member)
    const partners = p.tree.links.flatMap((link) => {
      const other = link.from === id ? link.to : link.to === id ? link.from : null
      const found = other === null || own.has(other) ? undefined : sheet.boxes.get(other)
      return found ? [centreY(found)] : []
    })
    if (partners.length > 0) linked = true
    const node = sheet.boxes.get(id) ?? at
    // What leads nowhere stands below what is linked.
    return { id, i, node, centrePx: mean(partners) ?? Number.MAX_SAFE_INTEGER, sizePx: node.heightPx }
  })
  if (!linked) return
  const order = [...wishes].sort((a, b) => a.centrePx - b.centrePx || a.i - b.i)
  const lastLinked = order.reduce((most, wish) => (wish.centrePx === Number.MAX_SAFE_INTEGER ? most : Math.max(most, wish.centrePx)), 0)
  let below = lastLinked
  for (const wish of order) {
    if (wish.centrePx !== Number.MAX_SAFE_INTEGER) continue
    below += wish.sizePx + p.spacing.betweenNodesY
    wish.centrePx = below
  }
  const head = p.sizes.title(group).heightPx + p.paddings.leaf.topPx + (p.room.get(`${group.id}|top`) ?? 0)
  const foot = p.paddings.leaf.bottomPx + (p.room.get(`${group.id}|bottom`) ?? 0)
  const starts = spreadOut(order, p.spacing.betweenNodesY, at.yPx + head, limitPx - foot)
  let last = at.yPx
  order.forEach(({ id, node }, i) => {
    const yPx = starts[i] ?? node.yPx
    sheet.boxes.set(id, { ...node, yPx })
    last = Math.max(last, yPx + node.heightPx)
  })
  const top = (starts[0] ?? at.yPx + head) - head
  sheet.boxes.set(group.id, { ...at, yPx: top, heightPx: last + foot - top })
}
