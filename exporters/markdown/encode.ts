/**
 * Encodes text for Markdown (GitHub's dialect), so that whatever a resource is called comes back as that text: no markup, no link, no
 * HTML, no broken table, no comment that another tool would read as a marker. Addresses, prices and ranges stay readable.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
const shown = (character: string): string => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

/** Line breaks and tabs end or shape a block: they become spaces; other invisible characters are shown by name. */
const visible = (text: string): string => text.replace(/\s*[\r\n\t]+\s*/g, ' ').replace(invisible, shown)

/** Text of a table cell, where no block can start. */
export function cell(text: string): string {
  const plain = visible(text).trim()
  return (
    plain
      .replace(/&/g, '&amp;')
      // `<1ms` is no tag; `<b`, `</b`, `<!--` and `<?` could be.
      .replace(/<(?=[a-z/!?])/gi, '&lt;')
      .replace(/[\\`*_{}[\]|#~]/g, (mark) => `\\${mark}`)
      // Bare addresses become links before their escapes are undone; as code points the text stays whole.
      .replace(/:(?=\/\/)|@|(?<=\bwww)\./gi, (mark) => `&#${mark.charCodeAt(0)};`)
      // One dollar is a price, two could be a formula.
      .replace(/\$/g, (mark) => (plain.split('$').length > 2 ? `\\${mark}` : mark))
  )
}

/** Text of a paragraph, a list item or a heading: as a cell, and nothing at its start makes it another block. */
export const inline = (text: string): string =>
  cell(text)
    .replace(/^[-+=>]/, (mark) => (mark === '>' ? '&gt;' : `\\${mark}`))
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')

/** Text as code: for ids and addresses; the fence is longer than any run of backticks inside. */
export function code(text: string): string {
  const plain = visible(text)
  const fence = '`'.repeat(longestRun(plain, /`+/g) + 1)
  const pad = plain.startsWith('`') || plain.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${plain}${pad}${fence}`
}

/** A fenced block; the fence is longer than any run of backticks inside. */
export function fenced(language: string, source: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(source, /`+/g) + 1))
  return `${fence}${language}\n${source}\n${fence}`
}

const longestRun = (text: string, run: RegExp): number => Math.max(0, ...[...text.matchAll(run)].map((match) => match[0].length))

/** Target of a link that a topology file gives: relative, or http(s); anything else is written as text. */
export function link(title: string, target: string): string {
  const safe = /^(?:https?:\/\/|\.{0,2}\/(?!\/)|#|[\w-]+[\w./-]*$)[^\s()<>"'\\]*$/i.test(target)
  return safe ? `[${inline(title)}](${target})` : inline(title)
}
