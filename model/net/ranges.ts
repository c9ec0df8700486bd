/** Consecutive addresses, both ends included; a CIDR block is one. Ranges that meet here are of one family. */
export interface Range {
  readonly first: bigint
  readonly last: bigint
}

/** What two ranges share; null: nothing. */
export function commonRange(a: Range, b: Range): Range | null {
  const first = a.first > b.first ? a.first : b.first
  const last = a.last < b.last ? a.last : b.last
  return first <= last ? { first, last } : null
}

/** What is left of some ranges without another. */
export function withoutRange(ranges: readonly Range[], taken: Range): readonly Range[] {
  return ranges.flatMap((range): readonly Range[] => {
    if (commonRange(range, taken) === null) return [range]
    const left: Range[] = []
    if (range.first < taken.first) left.push({ first: range.first, last: taken.first - 1n })
    if (range.last > taken.last) left.push({ first: taken.last + 1n, last: range.last })
    return left
  })
}

export const rangesMeet = (ranges: readonly Range[], other: Range): boolean => ranges.some((r) => commonRange(r, other) !== null)

/** Whether every address of some ranges lies in another. */
export const rangeHoldsAll = (outer: Range, ranges: readonly Range[]): boolean =>
  ranges.every((r) => outer.first <= r.first && r.last <= outer.last)

/** Whether the ranges are one address. */
export function isSingle(ranges: readonly Range[]): boolean {
  const [only] = ranges
  return ranges.length === 1 && only !== undefined && only.first === only.last
}
