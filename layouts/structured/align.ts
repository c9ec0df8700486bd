import type { Box } from '@/layouts/layout'

/** Something that stands in a row and would like to be centred somewhere. */
export interface Wish {
  readonly centrePx: number
  readonly sizePx: number
  /** How much the wish counts when boxes move together; 1 by default. */
  readonly weight?: number
}

/**
 * Starts of boxes in a row: each as near to the centre it wishes as the others allow, in the given order, at least `gapPx` apart
 * (pool adjacent violators: boxes that would overlap move together to their mean wish).
 */
export function spreadOut(wishes: readonly Wish[], gapPx: number, lowPx: number, highPx: number): number[] {
  interface Pool {
    readonly first: number
    count: number
    /** Weighted sum of the starts that the members wish for the pool as a whole. */
    wished: number
    weight: number
    size: number
  }
  const pools: Pool[] = []
  wishes.forEach((wish, i) => {
    const weight = wish.weight ?? 1
    let pool: Pool = { first: i, count: 1, wished: (wish.centrePx - wish.sizePx / 2) * weight, weight, size: wish.sizePx }
    for (let last = pools.at(-1); last && last.wished / last.weight + last.size + gapPx > pool.wished / pool.weight; last = pools.at(-1)) {
      pools.pop()
      const offset = last.size + gapPx
      pool = {
        first: last.first,
        count: last.count + pool.count,
        wished: last.wished + pool.wished - offset * pool.weight,
        weight: last.weight + pool.weight,
        size: offset + pool.size,
      }
    }
    pools.push(pool)
  })
  const starts: number[] = []
  for (const pool of pools) {
    let at = Math.round(pool.wished / pool.weight)
    for (let i = pool.first; i < pool.first + pool.count; i++) {
      starts.push(at)
      at += (wishes[i]?.sizePx ?? 0) + gapPx
    }
  }
  return within(starts, wishes, gapPx, lowPx, highPx)
}

/** Pushes a row into its bounds; where it is too long it begins at the lower one. */
function within(starts: readonly number[], wishes: readonly Wish[], gapPx: number, lowPx: number, highPx: number): number[] {
  const result = [...starts]
  let limit = highPx
  for (let i = result.length - 1; i >= 0; i--) {
    const size = wishes[i]?.sizePx ?? 0
    result[i] = Math.min(result[i] ?? 0, limit - size)
    limit = (result[i] ?? 0) - gapPx
  }
  let least = lowPx
  for (let i = 0; i < result.length; i++) {
    result[i] = Math.max(result[i] ?? 0, least)
    least = (result[i] ?? 0) + (wishes[i]?.sizePx ?? 0) + gapPx
  }
  return result
}

export const centreX = (b: Box) => b.xPx + b.widthPx / 2
export const centreY = (b: Box) => b.yPx + b.heightPx / 2

/** Mean of numbers; null of none. Summed in sorted order, so that the order of the input does not show in the last bit. */
export function mean(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted.reduce((sum, n) => sum + n, 0) / sorted.length
}
