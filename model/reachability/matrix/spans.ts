/**
 * Whole numbers as ascending pairs of first and last, apart from each other: `[0, 9, 20, 29]`. What the rules tell apart of ports and
 * protocols is a few of them, so sets of packets are exact without cutting all ports into atoms first.
 */
export type Spans = readonly number[]

export const noSpans: Spans = []

const at = (spans: Spans, i: number): number => spans[i] as number

export function commonSpans(a: Spans, b: Spans): Spans {
  const out: number[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const from = Math.max(at(a, i), at(b, j))
    const to = Math.min(at(a, i + 1), at(b, j + 1))
    if (from <= to) out.push(from, to)
    if (at(a, i + 1) < at(b, j + 1)) i += 2
    else j += 2
  }
  return out
}

export function unitedSpans(a: Spans, b: Spans): Spans {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const out: number[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const first = j >= b.length || (i < a.length && at(a, i) <= at(b, j))
    const from = first ? at(a, i) : at(b, j)
    const to = first ? at(a, i + 1) : at(b, j + 1)
    if (first) i += 2
    else j += 2
    const end = out.length - 1
    if (end > 0 && from <= at(out, end) + 1) out[end] = Math.max(at(out, end), to)
    else out.push(from, to)
  }
  return out
}

/** What is left of some without others. */
export function spansWithout(a: Spans, taken: Spans): Spans {
  const out: number[] = []
  for (let i = 0; i < a.length; i += 2) {
    let from = at(a, i)
    const to = at(a, i + 1)
    for (let j = 0; j < taken.length && from <= to; j += 2) {
      if (at(taken, j + 1) < from) continue
      if (at(taken, j) > to) break
      if (at(taken, j) > from) out.push(from, at(taken, j) - 1)
      from = at(taken, j + 1) + 1
    }
    if (from <= to) out.push(from, to)
  }
  return out
}
