import { type Block, emptyBlock, frame, grid, inRows, leaf, type Room } from '@/layouts/structured/block'
import type { Arrangement, Placing } from '@/layouts/structured/placing'
import { commonSize } from '@/layouts/structured/sizes'
import { type Padding, paddings, spacing } from '@/layouts/structured/spacing'
import { type Member, roleOf } from '@/layouts/structured/tree'
import { zonesArea } from '@/layouts/structured/zones'
import type { DiagramGroup, DiagramNode, GroupRole } from '@/model/views/diagram'

/** Width by height of the picture that is aimed at. */
const targetRatio = 16 / 10

/** How large a picture appears on a screen of the target ratio: the smaller, the better it fits. */
export const extent = (widthPx: number, heightPx: number) => Math.max(widthPx, heightPx * targetRatio)

const sideRoles: ReadonlySet<GroupRole> = new Set<GroupRole>(['endpoints', 'route-tables', 'services'])
const listRoles: ReadonlySet<GroupRole> = sideRoles
/** A list longer than this goes on in a second column. */
const listRows = 9

/** The number of columns that fits best, the smallest of equals. */
function bestColumns(count: number, build: (columns: number) => Block): Block {
  let best: Block | null = null
  for (let columns = 1; columns <= Math.min(count, 12); columns++) {
    const made = build(columns)
    if (best === null || extent(made.widthPx, made.heightPx) < extent(best.widthPx, best.heightPx)) best = made
  }
  return best ?? emptyBlock
}

/** Nodes in rows, all of the same width. */
function nodeGrid(key: string, nodes: readonly DiagramNode[], columns: number | null, p: Placing): Block {
  if (nodes.length === 0) return emptyBlock
  const measured = nodes.map((node) => p.sizes.node(node))
  const common = commonSize(measured)
  const leaves = nodes.map((node, i) => {
    const size = measured[i] ?? common
    return leaf(node.id, common.widthPx, 'heightPx' in size ? common.heightOf(size) : 0)
  })
  const style = { gaps: { key, xPx: spacing.betweenNodesX, yPx: spacing.betweenNodesY }, x: 'middle', y: 'middle' } as const
  const build = (count: number) => grid(inRows(leaves, count), style, p.room)
  return columns === null ? bestColumns(leaves.length, build) : build(Math.max(1, columns))
}

/** Groups in rows, as many columns as fit best. */
function groupGrid(key: string, members: readonly Member[], p: Placing): Block {
  if (members.length === 0) return emptyBlock
  const blocks = members.map((member) => memberBlock(member, p))
  const style = { gaps: { key, xPx: spacing.betweenGroups, yPx: spacing.betweenGroups }, x: 'grow', y: 'grow' } as const
  return bestColumns(blocks.length, (columns) => grid(inRows(blocks, columns), style, p.room))
}

function paddingOf(group: DiagramGroup, members: readonly Member[]): Padding {
  if (group.role === 'zone') return paddings.zone
  return members.some((member) => member.group) ? paddings.outer : paddings.leaf
}

/** A group with its title and border, around what it holds. */
function groupBlock(group: DiagramGroup, p: Placing, content?: Block): Block {
  const members = p.tree.members.get(group.id) ?? []
  const title = p.sizes.title(group)
  const border = p.tree.border.get(group.id) ?? []
  const onBorder = border.map((node) => p.sizes.node(node))
  const borderWidth = onBorder.reduce((sum, size) => sum + size.widthPx + spacing.betweenBorderNodes, 0)
  const tallest = onBorder.reduce((most, size) => Math.max(most, size.heightPx), 0)
  return frame(
    {
      id: group.id,
      key: group.id,
      ...paddingOf(group, members),
      titleWidthPx: title.widthPx + (borderWidth > 0 ? borderWidth + 2 * spacing.besideBorderNodes : 0),
      titleHeightPx: title.heightPx,
      overhangPx: Math.ceil(tallest / 2),
    },
    content ?? contentOf(group.id, group.role, members, p),
    p.room,
  )
}

export function memberBlock(member: Member, p: Placing): Block {
  if (member.group) return groupBlock(member.group, p)
  const size = p.sizes.node(member.node)
  return leaf(member.node.id, size.widthPx, size.heightPx)
}

/** Main content at the left, a column of lists at the right; room left over goes to the main content. */
function beside(key: string, main: Block, side: Block, room: Room): Block {
  if (side === emptyBlock) return main
  if (main === emptyBlock) return side
  const gap = spacing.toSideColumn + (room.get(`${key}|beside`) ?? 0)
  const heightPx = Math.max(main.heightPx, side.heightPx)
  return {
    widthPx: main.widthPx + gap + side.widthPx,
    heightPx,
    place(sheet, given) {
      const mainWidth = given.widthPx - gap - side.widthPx
      main.place(sheet, { ...given, widthPx: mainWidth })
      side.place(sheet, { ...given, xPx: given.xPx + mainWidth + gap, widthPx: side.widthPx })
      sheet.gaps.push({ key: `${key}|beside`, axis: 'x', box: { ...given, xPx: given.xPx + mainWidth, widthPx: gap } })
    },
  }
}

/** The side column fills the height when that takes little; else it stays at the top. */
function sideColumn(key: string, members: readonly Member[], p: Placing): Block {
  if (members.length === 0) return emptyBlock
  const blocks = members.map((member) => [memberBlock(member, p)])
  const gaps = { key, xPx: 0, yPx: spacing.betweenSideGroups }
  const stack = grid(blocks, { gaps, x: 'grow', y: 'grow' }, p.room)
  return {
    widthPx: stack.widthPx,
    heightPx: stack.heightPx,
    place(sheet, given) {
      const fills = given.heightPx <= stack.heightPx * 1.3
      stack.place(sheet, fills ? given : { ...given, heightPx: stack.heightPx })
    },
  }
}

/** Everything a group (or the picture: null) holds. */
export function contentOf(id: string | null, role: GroupRole | null, members: readonly Member[], p: Placing): Block {
  const key = id ?? ''
  const nodes: DiagramNode[] = []
  const side: Member[] = []
  const zones: Member[] = []
  const subnets: Member[] = []
  const others: Member[] = []
  for (const member of members) {
    const memberRole = roleOf(member)
    if (memberRole === null) {
      if (member.node) nodes.push(member.node)
    } else if (sideRoles.has(memberRole)) side.push(member)
    else if (memberRole === 'zone') zones.push(member)
    else if (memberRole === 'subnet') subnets.push(member)
    else others.push(member)
  }
  const onlyNodes = nodes.length === members.length
  if (onlyNodes) return nodeGrid(`${key}|nodes`, nodes, columnsOf(role, nodes.length, p.arrangement), p)
  const main = [zonesArea(key, zones, subnets, p, { memberBlock, contentOf }), groupGrid(`${key}|groups`, others, p)].filter(
    (block) => block !== emptyBlock,
  )
  const width = main.reduce((most, block) => Math.max(most, block.widthPx), 0)
  if (nodes.length > 0) main.push(looseNodes(key, nodes, width, p))
  const gaps = { key: `${key}|main`, xPx: 0, yPx: spacing.betweenGroups }
  const mainBlock =
    main.length === 0
      ? emptyBlock
      : grid(
          main.map((block) => [block]),
          { gaps, x: 'grow', y: 'grow' },
          p.room,
        )
  return beside(key, mainBlock, sideColumn(`${key}|sides`, side, p), p.room)
}

function columnsOf(role: GroupRole | null, count: number, arrangement: Arrangement): number | null {
  if (role !== null && listRoles.has(role)) return Math.ceil(count / listRows)
  return role === 'subnet' ? Math.min(arrangement.nodeColumns, count) : null
}

/** Nodes that stand beside groups: below them, in rows of their width. */
function looseNodes(key: string, nodes: readonly DiagramNode[], widthPx: number, p: Placing): Block {
  const { widthPx: cell } = commonSize(nodes.map((node) => p.sizes.node(node)))
  const columns = Math.floor((widthPx + spacing.betweenNodesX) / (cell + spacing.betweenNodesX))
  return nodeGrid(`${key}|loose`, nodes, widthPx === 0 ? null : Math.min(nodes.length, Math.max(1, columns)), p)
}
