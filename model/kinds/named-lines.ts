/** Words of a name, as people and generators put them together: `prod-nat-a`, `Stack/vpc`, `WebIGW`. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ')
      .toLowerCase()
      .split(/[^\p{L}]+/u),
  )

/**
 * Lines of a box whose glyph alone would have to tell what it is: its name, then its kind, unless the name says that itself. Of something
 * without a name: the kind.
 */
export function namedLines(name: string | undefined, look: { readonly label: string; readonly short: string }): readonly string[] {
  if (name === undefined) return [look.label]
  const words = wordsOf(name)
  const says = [look.label, look.short].some((of) => [...wordsOf(of)].every((word) => words.has(word)))
  return says ? [name] : [name, look.label]
}
