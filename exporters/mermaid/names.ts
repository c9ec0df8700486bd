/** Ids for Mermaid: letters, digits and `_`, unique, told from the model's ids, never a word of its grammar. */
export function mermaidNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const id of ids) {
    if (names.has(id)) continue
    const slug = id
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 60)
      // Mermaid looks for these words in the whole line.
      .replace(/style|classdef/gi, (word) => `${word.slice(0, -1)}_`)
    // Words of the grammar are lower case; an id that starts with a digit or one of them gets a letter in front.
    const base = /^[A-Za-z]/.test(slug) && !reserved.test(slug) ? slug : `n_${slug}`
    let name = base
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${base}_${n}`
    taken.add(name.toLowerCase())
    names.set(id, name)
  }
  return names
}

const reserved =
  /^(end|graph|flowchart|subgraph|style|class|classdef|click|call|href|linkstyle|default|direction|interpolate|participant|actor|note|loop|alt|else|opt|par|and|rect|critical|break|option|activate|deactivate|autonumber|title|box|create|destroy|link|links|over|left|right|as|x|o|v|tb|td|bt|rl|lr|br)(_.*)?$/i
