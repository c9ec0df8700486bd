import type { CostLine, TopologyReader } from '@/model/kinds/kind'

interface Wanted {
  readonly item: string
  readonly label: string
  readonly plural: string
  readonly priceId: string
  /** Hours or GB in a month; undefined: not assumed, so there is no line. */
  readonly quantity: number | undefined
}

/** The line of a cost, or none where the topology states no price or no quantity: a cost is never guessed. */
export function costLine(t: TopologyReader, wanted: Wanted): readonly CostLine[] {
  const { quantity } = wanted
  // Without a quantity the price is not asked for: what asks for one and gets none has an unknown cost.
  const price = quantity === undefined ? undefined : t.price(wanted.priceId)
  if (price === undefined || quantity === undefined) return []
  return [{ ...wanted, quantity, unit: price.per, usdPerUnit: price.usd, usdPerMonth: quantity * price.usd }]
}
