import { type Block, box, emptyBlock, grid, inRows } from '@/layouts/structured/block'
import type { Placing } from '@/layouts/structured/placing'
import { type Member, memberId, roleOf, tierOf } from '@/layouts/structured/tree'
import type { Tier } from '@/model/look'

const tierOrder: readonly Tier[] = ['public', 'private', 'isolated', 'unknown']

/** One column: an availability zone, or (without a zone) the subnets whose zone is not known. */
interface Column {
  readonly zone: Member | null
  readonly titleHeightPx: number
  readonly titleWidthPx: number
  /** Rows of each tier, top down. */
  readonly tiers: ReadonlyMap<Tier, readonly (readonly Block[])[]>
  /** What belongs to no tier: below them. */
  readonly rest: Block
  /** A collapsed zone: a single node. */
  readonly collapsed: Block | null
}

/** How members become blocks: handed in, because their content may hold zones again. */
export interface Builders {
  memberBlock(member: Member, p: Placing): Block
  contentOf(id: string | null, role: null, members: readonly Member[], p: Placing): Block
}

function readColumn(zone: Member | null, members: readonly Member[], subnetColumns: number, p: Placing, build: Builders): Column {
  const byTier = new Map<Tier, Block[]>()
  const rest: Member[] = []
  for (const member of members) {
    const role = roleOf(member)
    const inTier = role === 'subnet' || (role !== null && (member.group?.tier ?? member.node?.standsFor?.tier) !== undefined)
    if (!inTier) rest.push(member)
    else byTier.set(tierOf(member), [...(byTier.get(tierOf(member)) ?? []), build.memberBlock(member, p)])
  }
  const title = zone?.group ? p.sizes.title(zone.group) : { widthPx: 0, heightPx: 0 }
  return {
    zone,
    titleHeightPx: title.heightPx,
    titleWidthPx: title.widthPx,
    tiers: new Map([...byTier].map(([tier, blocks]) => [tier, inRows(blocks, subnetColumns)])),
    rest: rest.length === 0 ? emptyBlock : build.contentOf(zone ? memberId(zone) : null, null, rest, p),
    collapsed: zone?.node ? build.memberBlock(zone, p) : null,
  }
}

interface Row {
  readonly key: string
  readonly cells: readonly (Block | null)[]
  readonly heightPx: number
}

/** Rows that go through all columns: a tier stands at the same height in every zone. */
function readRows(key: string, columns: readonly Column[], p: Placing): Row[] {
  const rows: Row[] = []
  const add = (name: string, cells: readonly (Block | null)[]) => {
    const heightPx = cells.reduce((most, cell) => Math.max(most, cell?.heightPx ?? 0), 0)
    if (cells.some((cell) => cell !== null)) rows.push({ key: `${key}|zones|${name}`, cells, heightPx })
  }
  for (const tier of tierOrder) {
    const count = columns.reduce((most, column) => Math.max(most, column.tiers.get(tier)?.length ?? 0), 0)
    for (let i = 0; i < count; i++) {
      const cells = columns.map((column, c) => {
        const blocks = column.tiers.get(tier)?.[i]
        if (!blocks) return null
        const gaps = { key: `${key}|zones|${tier}${i}c${c}`, xPx: p.spacing.betweenSubnets, yPx: 0 }
        return grid([blocks], { gaps, x: 'grow', y: 'grow' }, p.room)
      })
      add(`${tier}${i}`, cells)
    }
  }
  add(
    'rest',
    columns.map((column) => (column.rest === emptyBlock ? null : column.rest)),
  )
  return rows
}

/** Subnets without any zone beside them spread further. */
const looseSubnetColumns = 3

/**
 * Availability zones as columns of the same width, subnets in rows by tier: public above private above isolated above unknown, each
 * tier at the same height in every zone. A zone without a tier leaves that place free.
 */
export function zonesArea(key: string, zones: readonly Member[], subnets: readonly Member[], p: Placing, build: Builders): Block {
  if (zones.length === 0 && subnets.length === 0) return emptyBlock
  const { room } = p
  const columns = zones.map((zone) => readColumn(zone, p.tree.members.get(memberId(zone)) ?? [], p.arrangement.subnetColumns, p, build))
  const loose = zones.length === 0 ? looseSubnetColumns : p.arrangement.subnetColumns
  if (subnets.length > 0) columns.push(readColumn(null, subnets, loose, p, build))
  const rows = readRows(key, columns, p)
  const zoneKey = `${key}|zone`
  const framed = zones.some((zone) => zone.group)
  const pad = framed ? p.paddings.zone : { sidePx: 0, topPx: 0, bottomPx: 0 }
  const side = pad.sidePx + (framed ? (room.get(`${zoneKey}|side`) ?? 0) : 0)
  const title = columns.reduce((most, column) => Math.max(most, column.titleHeightPx), 0)
  const top = title + pad.topPx + (framed ? (room.get(`${zoneKey}|top`) ?? 0) : 0)
  const bottom = pad.bottomPx + (framed ? (room.get(`${zoneKey}|bottom`) ?? 0) : 0)
  const gapX = p.spacing.betweenZones + (room.get(`${key}|zones|x`) ?? 0)
  const gapY = rows.map((row, r) => (r < rows.length - 1 ? p.spacing.betweenTiers + (room.get(`${row.key}|below`) ?? 0) : 0))
  const zoneWidth = columns.reduce((most, column, c) => {
    if (column.collapsed) return most
    const inner = rows.reduce((widest, row) => Math.max(widest, row.cells[c]?.widthPx ?? 0), 0)
    return Math.max(most, inner + 2 * side, column.titleWidthPx)
  }, 0)
  const widths = columns.map((column) => column.collapsed?.widthPx ?? zoneWidth)
  const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)
  const widthPx = total(widths) + gapX * (columns.length - 1)
  const contentHeight = total(rows.map((row) => row.heightPx)) + total(gapY)
  const collapsedHeight = columns.reduce((most, column) => Math.max(most, column.collapsed?.heightPx ?? 0), 0)
  const heightPx = Math.max(top + contentHeight + bottom, collapsedHeight)
  return {
    widthPx,
    heightPx,
    place(sheet, given) {
      const open = columns.filter((column) => !column.collapsed).length
      const slackX = Math.max(0, given.widthPx - widthPx)
      const moreX = open === 0 ? 0 : Math.floor(slackX / open)
      const moreY = rows.length === 0 ? 0 : Math.floor(Math.max(0, given.heightPx - heightPx) / rows.length)
      const ys: number[] = []
      let y = given.yPx + top
      rows.forEach((row, r) => {
        ys.push(y)
        y += row.heightPx + moreY
        if (r < rows.length - 1) {
          sheet.gaps.push({ key: `${row.key}|below`, axis: 'y', box: box(given.xPx, y, given.widthPx, gapY[r] ?? 0) })
          y += gapY[r] ?? 0
        }
      })
      let x = given.xPx
      columns.forEach((column, c) => {
        const wide = (widths[c] ?? 0) + (column.collapsed ? 0 : moreX)
        if (column.collapsed) column.collapsed.place(sheet, box(x, given.yPx, wide, column.collapsed.heightPx))
        else {
          if (column.zone) sheet.boxes.set(memberId(column.zone), box(x, given.yPx, wide, given.heightPx))
          if (framed) {
            sheet.gaps.push(
              { key: `${zoneKey}|side`, axis: 'x', box: box(x, given.yPx, side, given.heightPx) },
              { key: `${zoneKey}|side`, axis: 'x', box: box(x + wide - side, given.yPx, side, given.heightPx) },
              { key: `${zoneKey}|top`, axis: 'y', box: box(x, given.yPx, wide, top) },
              { key: `${zoneKey}|bottom`, axis: 'y', box: box(x, y, wide, Math.max(bottom, given.yPx + given.heightPx - y)) },
            )
          }
          rows.forEach((row, r) => {
            row.cells[c]?.place(sheet, box(x + side, ys[r] ?? 0, wide - 2 * side, row.heightPx + moreY))
          })
        }
        x += wide
        if (c < columns.length - 1) sheet.gaps.push({ key: `${key}|zones|x`, axis: 'x', box: box(x, given.yPx, gapX, given.heightPx) })
        x += gapX
      })
    },
  }
}
