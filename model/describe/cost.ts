import { costFormula, costLines, costSum } from '@/model/cost'
import { inside } from '@/model/describe/members'
import { type Describe, linkRow } from '@/model/describe/section'
import type { DetailRow } from '@/model/details'
import { usd } from '@/model/money'
import { referenceTo } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

/** Monthly cost with its formula; of a container, of all that stands in it. */
export const cost: Describe = (resource, t) => {
  const shared = { id: 'cost', title: 'Monthly cost' } as const
  const { container, look } = t.kindOf(resource)
  if (container !== undefined)
    return {
      ...shared,
      rows: containerRows(new Set(inside(resource, t).map((r) => r.id as string)), t),
      empty: 'The topology states no price that applies to anything in it.',
    }
  const lines = costLines(t.topology).filter((line) => line.of.includes(resource.id))
  const own = lines.filter((line) => line.of.length === 1)
  const total: readonly DetailRow[] = own.length < 2 ? [] : [{ label: 'Together', value: `${usd(sum(own))} a month`, why: costSum(own) }]
  const rows = [...total, ...grouped(own), ...lines.filter((line) => line.of.length > 1).map((line) => jointRow(line, resource.id, t))]
  if (rows.length === 0 && t.kindOf(resource).cost === undefined && !('listeners' in resource) && t.interfacesOf(resource).length === 0)
    return null
  return { ...shared, rows, empty: `unknown: the topology states no price that applies to this ${look.label}.` }
}

type Line = ReturnType<typeof costLines>[number]
const sum = (lines: readonly Line[]): number => lines.reduce((total, l) => total + l.usdPerMonth, 0)
const about = (line: Line) => (line.approximate ? 'about ' : '')

/** One row for each item: the hours of three interfaces stand in one. */
function grouped(lines: readonly Line[]): readonly DetailRow[] {
  const items = new Map<string, Line[]>()
  for (const line of lines) items.set(line.item, [...(items.get(line.item) ?? []), line])
  return [...items.values()].flatMap((own): DetailRow[] => {
    const [first] = own
    if (first === undefined) return []
    return [{ label: own.length === 1 ? first.label : first.plural, value: `${about(first)}${usd(sum(own))} a month`, why: costSum(own) }]
  })
}

/** A cost of several resources together is quoted whole, with the others: nothing tells how it splits. */
function jointRow(line: Line, self: string, t: TopologyIndex): DetailRow {
  const others = line.of.filter((id) => id !== self).map((id) => referenceTo(id, t))
  return {
    label: line.label,
    value: `${about(line)}${usd(line.usdPerMonth)} a month, together with ${others.join(', ')}`,
    why: `${about(line)}${costFormula(line)} = ${usd(line.usdPerMonth)}`,
  }
}

/** The resources of a container that cost something, the dearest first. */
function containerRows(held: ReadonlySet<string>, t: TopologyIndex): readonly DetailRow[] {
  const lines = costLines(t.topology).filter((line) => line.of.every((id) => held.has(id)))
  if (lines.length === 0) return []
  const byOwner = new Map<string, Line[]>()
  for (const line of lines) byOwner.set(line.of.join(', '), [...(byOwner.get(line.of.join(', ')) ?? []), line])
  const rows = [...byOwner.values()].flatMap((own): { row: DetailRow; amount: number }[] => {
    const [first] = own
    const [owner] = first?.of ?? []
    if (first === undefined || owner === undefined) return []
    const resource = t.get(owner)
    const row: DetailRow =
      first.of.length > 1
        ? { label: first.label, value: first.of.map((id) => referenceTo(id, t)).join(', ') }
        : linkRow(resource === undefined ? first.label : t.kindOf(resource).look.label, owner, t)
    return [{ row: { ...row, why: `${about(first)}${costSum(own)}` }, amount: sum(own) }]
  })
  const dearest = [...rows].sort((a, b) => b.amount - a.amount).map((r) => r.row)
  return [
    {
      label: 'Together',
      value: `${usd(sum(lines))} a month`,
      why: 'What the prices and assumptions of the topology cover; nothing else is counted',
    },
    ...dearest,
  ]
}
