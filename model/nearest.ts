/** The known word that a mistyped one was probably meant to be; null where none is near. */
export function nearest(given: string, known: readonly string[]): string | null {
  const wanted = given.toLowerCase()
  const most = Math.max(2, Math.floor(wanted.length / 3))
  let best: { readonly word: string; readonly distance: number } | null = null
  for (const word of known) {
    const distance = editDistance(wanted, word.toLowerCase())
    if (distance <= most && distance < word.length && (best === null || distance < best.distance)) best = { word, distance }
  }
  return best?.word ?? null
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
