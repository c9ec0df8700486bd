/** How many colours the palette of the screen has. */
const paletteSize = 8

/** One stable colour for each resource of a list: by its place in the file, round the palette. */
export function coloursOf(resources: readonly { readonly id: string }[]): (id: string) => number {
  const colours = new Map(resources.map((r, i) => [r.id, i % paletteSize]))
  return (id) => colours.get(id) ?? 0
}
