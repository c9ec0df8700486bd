import type { CostLine } from '@/model/kinds/kind'
import { groupThousands, unitPrice, usd } from '@/model/money'
import type { AnyResource, ResourceId } from '@/model/resource'
import type { Topology } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'

/** A line of monthly cost, and the resource, or the set of resources sharing one traffic assumption, that it is of. */
export interface PlacedCostLine extends CostLine {
  readonly of: readonly ResourceId[]
  /** Whether the quantity is an estimate that the topology marks as approximate. */
  readonly approximate: boolean
}

/** One row of a cost table: the lines of one item together. */
export interface CostItem {
  readonly item: string
  /** In the singular or plural, as many as there are lines. */
  readonly label: string
  readonly unit: CostLine['unit']
  readonly lines: readonly PlacedCostLine[]
  /** Hours or GB in a month, all lines together. */
  readonly quantity: number
  readonly usdPerMonth: number
}

/**
 * Every line of monthly cost that the topology's prices and assumptions give, in the order of the resources, then those of sets of
 * resources. A price or quantity that is not stated gives no line: a cost is never guessed.
 */
export function costLines(topology: Topology): readonly PlacedCostLine[] {
  const t = indexOf(topology)
  const approximate = new Set(topology.assumptions.traffic.filter((a) => a.of.length === 1 && a.approximate === true).map((a) => a.of[0]))
  const own = t.all.flatMap((r) =>
    linesOf(r, t).map((line) => ({ ...line, of: [r.id], approximate: line.unit === 'gb' && approximate.has(r.id) })),
  )
  return [...own, ...sharedLines(t)]
}

/** Monthly cost of one resource by itself, line by line; what it shares with others is in `costLines` only. */
export const linesOf = (resource: AnyResource, t: TopologyIndex): readonly CostLine[] =>
  t.kindOf(resource).cost?.(resource as never, t) ?? []

/** Traffic assumed for a set of resources as a whole is charged once, at the price of their kind. */
function sharedLines(t: TopologyIndex): readonly PlacedCostLine[] {
  return t.topology.assumptions.traffic.flatMap((assumption) => {
    const [first] = assumption.of
    const resource = t.get(first)
    if (assumption.of.length < 2 || resource === undefined) return []
    const asked: TopologyIndex = { ...t, trafficGb: (id) => (id === resource.id ? assumption.gbPerMonth : t.trafficGb(id)) }
    return linesOf(resource, asked)
      .filter((line) => line.unit === 'gb')
      .map((line) => ({ ...line, of: assumption.of, approximate: assumption.approximate === true }))
  })
}

/** The lines by item, in the order in which items first appear. */
export function costItems(topology: Topology): readonly CostItem[] {
  const items = new Map<string, PlacedCostLine[]>()
  for (const line of costLines(topology)) items.set(line.item, [...(items.get(line.item) ?? []), line])
  return [...items].flatMap(([item, lines]): CostItem[] => {
    const [first] = lines
    if (first === undefined) return []
    return [
      {
        item,
        label: lines.length === 1 ? first.label : first.plural,
        unit: first.unit,
        lines,
        quantity: sum(lines.map((l) => l.quantity)),
        usdPerMonth: sum(lines.map((l) => l.usdPerMonth)),
      },
    ]
  })
}

/** All that the topology's prices tell of a month, in USD. */
export const monthlyUsd = (topology: Topology): number => sum(costLines(topology).map((l) => l.usdPerMonth))

/** A price that something of the topology costs by and that the topology does not tell. */
export interface Unpriced {
  readonly priceId: string
  readonly of: readonly ResourceId[]
}

/** Prices that are missing, with whose costs therefore are unknown: what a sum leaves out must be said beside it. */
export function unpriced(topology: Topology): readonly Unpriced[] {
  const t = indexOf(topology)
  const missing = new Map<string, ResourceId[]>()
  for (const resource of t.all) {
    const asked = new Set<string>()
    const reader: TopologyIndex = {
      ...t,
      price: (id) => {
        const price = t.price(id)
        if (price === undefined) asked.add(id)
        return price
      },
    }
    linesOf(resource, reader)
    for (const id of asked) missing.set(id, [...(missing.get(id) ?? []), resource.id])
  }
  return [...missing].map(([priceId, of]) => ({ priceId, of }))
}

/** `730 h × $0.045`, `10 GB × $0.045`. */
export const costFormula = (line: CostLine): string =>
  `${quantityText(line.quantity)} ${line.unit === 'hour' ? 'h' : 'GB'} × ${unitPrice(line.usdPerUnit)}`

/** `730 h × $0.045 + 10 GB × $0.045 = $33.30`; equal lines together: `2 × 730 h × $0.01 = $14.60`. */
export function costSum(lines: readonly CostLine[]): string {
  const terms = new Map<string, number>()
  for (const line of lines) terms.set(costFormula(line), (terms.get(costFormula(line)) ?? 0) + 1)
  const written = [...terms].map(([formula, count]) => (count === 1 ? formula : `${count} × ${formula}`))
  return `${written.join(' + ')} = ${usd(sum(lines.map((l) => l.usdPerMonth)))}`
}

export const quantityText = (quantity: number): string => {
  const [whole = '0', fraction] = String(quantity).split('.')
  return `${groupThousands(whole)}${fraction === undefined ? '' : `.${fraction}`}`
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
