/**
 * The name that was probably meant: the one with the fewest letters to change, if these are few for its length.
 *
 * @returns undefined where nothing is near; of equally near ones the first
 */
export function nearest(text: string, names: Iterable<string>): string | undefined {
  const wanted = text.toLowerCase()
  // Of very short names every other one is near.
  const most = wanted.length < 3 ? 0 : Math.max(1, Math.floor(wanted.length / 3))
  if (wanted.length > 100) return undefined
  let best: { readonly name: string; readonly distance: number } | undefined
  for (const name of names) {
    if (name === text || Math.abs(name.length - text.length) > (best?.distance ?? most)) continue
    const found = distance(wanted, name.toLowerCase(), best === undefined ? most : best.distance - 1)
    if (found !== null) best = { name, distance: found }
    if (found === 0) break
  }
  return best?.name
}

/** `Did you mean "x"?` with a space before it, or nothing. */
export function didYouMean(text: string, names: Iterable<string>): string {
  const near = nearest(text, names)
  return near === undefined ? '' : ` Did you mean "${near}"?`
}

/** Letters to insert, delete, change or swap with their neighbour; null: more than `most`. */
function distance(a: string, b: string, most: number): number | null {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return null
    before = last
    last = row
  }
  const found = last[b.length] ?? 0
  return found > most ? null : found
}
