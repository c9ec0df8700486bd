import type { Shape } from '@/layouts/layout'
import { type Block, emptyBlock, frame, grid, inRows, leaf } from '@/layouts/structured/block'
import { extent } from '@/layouts/structured/extent'
import type { Arrangement, Placing } from '@/layouts/structured/placing'
import { commonSize } from '@/layouts/structured/sizes'
import type { Padding } from '@/layouts/structured/spacing'
import { type Member, roleOf } from '@/layouts/structured/tree'
import { zonesArea } from '@/layouts/structured/zones'
import type { DiagramGroup, DiagramNode, GroupRole } from '@/model/views/diagram'

const sideRoles: ReadonlySet<GroupRole> = new Set<GroupRole>(['endpoints', 'route-tables', 'services'])
const listRoles: ReadonlySet<GroupRole> = sideRoles
/** A list longer than this goes on in a second column. */
const listRows = 9

/** The number of columns that fits best, the smallest of equals. */
function bestColumns(count: number, shape: Shape, build: (columns: number) => Block): Block {
  let best: Block | null = null
  for (let columns = 1; columns <= Math.min(count, 12); columns++) {
    const made = build(columns)
    if (best === null || extent(made.widthPx, made.heightPx, shape) < extent(best.widthPx, best.heightPx, shape)) best = made
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
  const style = { gaps: { key, xPx: p.spacing.betweenNodesX, yPx: p.spacing.betweenNodesY }, x: 'middle', y: 'middle' } as const
  const build = (count: number) => grid(inRows(leaves, count), style, p.room)
  return columns === null ? bestColumns(leaves.length, p.shape, build) : build(Math.max(1, columns))
}

/** Groups in rows, as many columns as fit best. */
function groupGrid(key: string, members: readonly Member[], p: Placing): Block {
  if (members.length === 0) return emptyBlock
  const blocks = members.map((member) => memberBlock(member, p))
  const style = { gaps: { key, xPx: p.spacing.betweenGroups, yPx: p.spacing.betweenGroups }, x: 'grow', y: 'grow' } as const
  return bestColumns(blocks.length, p.shape, (columns) => grid(inRows(blocks, columns), style, p.room))
}

function paddingOf(group: DiagramGroup, members: readonly Member[], p: Placing): Padding {
  if (group.role === 'zone') return p.paddings.zone
  return members.some((member) => member.group) ? p.paddings.outer : p.paddings.leaf
}

/** A group with its title and border, around what it holds. */
function groupBlock(group: DiagramGroup, p: Placing, content?: Block): Block {
  const members = p.tree.members.get(group.id) ?? []
  const title = p.sizes.title(group)
  const border = p.tree.border.get(group.id) ?? []
  const onBorder = border.map((node) => p.sizes.node(node))
  const borderWidth = onBorder.reduce((sum, size) => sum + size.widthPx + p.spacing.betweenBorderNodes, 0)
  const tallest = onBorder.reduce((most, size) => Math.max(most, size.heightPx), 0)
  return frame(
    {
      id: group.id,
      key: group.id,
      ...paddingOf(group, members, p),
      titleWidthPx: title.widthPx + (borderWidth > 0 ? borderWidth + 2 * p.spacing.besideBorderNodes : 0),
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
function beside(key: string, main: Block, side: Block, p: Placing): Block {
  if (side === emptyBlock) return main
  if (main === emptyBlock) return side
  const gap = p.spacing.toSideColumn + (p.room.get(`${key}|beside`) ?? 0)
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
  const gaps = { key, xPx: 0, yPx: p.spacing.betweenSideGroups }
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

/** Lists beside the main content; in an upright picture below it where that is not so wide. */
function withSides(key: string, main: Block, side: readonly Member[], p: Placing): Block {
  const column = sideColumn(`${key}|sides`, side, p)
  const besides = beside(key, main, column, p)
  if (p.shape === 'wide' || main === emptyBlock || column === emptyBlock) return besides
  const rows = sideRows(`${key}|sides`, side, main.widthPx, p)
  const gaps = { key: `${key}|sides-below`, xPx: 0, yPx: p.spacing.betweenGroups }
  const below = grid([[main], [rows]], { gaps, x: 'grow', y: 'grow' }, p.room)
  // Decided before any gap has grown: a picture that changed its mind between two rounds would never settle.
  const decision = `${JSON.stringify(p.arrangement)} ${key}`
  const isBelow =
    p.listsBelow.get(decision) ?? extent(below.widthPx, below.heightPx, p.shape) < extent(besides.widthPx, besides.heightPx, p.shape)
  p.listsBelow.set(decision, isBelow)
  return isBelow ? below : besides
}

/** Lists one below the other, each with as many columns as the width allows. */
function sideRows(key: string, members: readonly Member[], widthPx: number, p: Placing): Block {
  const blocks = members.map((member) => {
    if (!member.group) return [memberBlock(member, p)]
    const own = p.tree.members.get(member.group.id) ?? []
    const nodes = own.flatMap((one) => one.node ?? [])
    if (nodes.length !== own.length) return [memberBlock(member, p)]
    const inner = widthPx - 2 * paddingOf(member.group, own, p).sidePx
    return [groupBlock(member.group, p, nodesWithin(`${member.group.id}|nodes`, nodes, inner, p))]
  })
  return grid(blocks, { gaps: { key, xPx: 0, yPx: p.spacing.betweenSideGroups }, x: 'grow', y: 'grow' }, p.room)
}

/**
 * Zones, and the subnets that stand in none: side by side in one area; in an upright picture only as many zones beside each other as the
 * arrangement says.
 */
function zonesAreas(key: string, zones: readonly Member[], subnets: readonly Member[], p: Placing): Block[] {
  const build = { memberBlock, contentOf }
  if (p.shape === 'wide') return [zonesArea(key, zones, subnets, p, build)]
  const rows = inRows(zones, p.arrangement.zoneColumns)
  return [...rows.map((row, i) => zonesArea(`${key}|${i}`, row, [], p, build)), zonesArea(`${key}|loose`, [], subnets, p, build)]
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
  const main = [...zonesAreas(key, zones, subnets, p), groupGrid(`${key}|groups`, others, p)].filter((block) => block !== emptyBlock)
  const width = main.reduce((most, block) => Math.max(most, block.widthPx), 0)
  if (nodes.length > 0) main.push(looseNodes(key, nodes, width, p))
  const gaps = { key: `${key}|main`, xPx: 0, yPx: p.spacing.betweenGroups }
  const mainBlock =
    main.length === 0
      ? emptyBlock
      : grid(
          main.map((block) => [block]),
          { gaps, x: 'grow', y: 'grow' },
          p.room,
        )
  return withSides(key, mainBlock, side, p)
}

function columnsOf(role: GroupRole | null, count: number, arrangement: Arrangement): number | null {
  if (role !== null && listRoles.has(role)) return Math.ceil(count / listRows)
  return role === 'subnet' ? Math.min(arrangement.nodeColumns, count) : null
}

/** Nodes that stand beside groups: below them, in rows of their width. */
const looseNodes = (key: string, nodes: readonly DiagramNode[], widthPx: number, p: Placing): Block =>
  widthPx === 0 ? nodeGrid(`${key}|loose`, nodes, null, p) : nodesWithin(`${key}|loose`, nodes, widthPx, p)

/** Nodes in rows that are at most so wide. */
function nodesWithin(key: string, nodes: readonly DiagramNode[], widthPx: number, p: Placing): Block {
  const { widthPx: cell } = commonSize(nodes.map((node) => p.sizes.node(node)))
  const columns = Math.floor((widthPx + p.spacing.betweenNodesX) / (cell + p.spacing.betweenNodesX))
  return nodeGrid(key, nodes, Math.min(nodes.length, Math.max(1, columns)), p)
}
