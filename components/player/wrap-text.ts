import { textWidthPx } from '@/layouts/measure'

/** Size and weight of all text in a sequence diagram. */
export const sequenceText = { sizePx: 12, weight: 500, linePx: 16 } as const

export const lineWidthPx = (text: string): number => textWidthPx(text, sequenceText.sizePx, sequenceText.weight)

/** Greedy wrap by measured width; a word that is too long is broken. */
export function wrapText(text: string, widthPx: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const { word, glue } of wordsOf(text, widthPx)) {
    const longer = `${line}${line === '' ? '' : glue}${word}`
    if (lineWidthPx(longer) <= widthPx) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (lineWidthPx(line) > widthPx && line.length > 1) {
      let cut = line.length - 1
      while (cut > 1 && lineWidthPx(line.slice(0, cut)) > widthPx) cut -= 1
      lines.push(line.slice(0, cut))
      line = line.slice(cut)
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

export const wrapAll = (lines: readonly string[], widthPx: number): readonly string[] => lines.flatMap((line) => wrapText(line, widthPx))

/** Width of the widest word: narrower than this, a word has to be broken. */
export const longestWordPx = (lines: readonly string[]): number =>
  Math.max(0, ...lines.flatMap((line) => line.split(/\s+|(?<=[/-])/)).map(lineWidthPx))

/** Words with what joins each to the one before; a word too long for the width may break after a slash or a dash. */
function wordsOf(text: string, widthPx: number): readonly { readonly word: string; readonly glue: '' | ' ' }[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const parts = lineWidthPx(word) > widthPx ? word.split(/(?<=[/-])/) : [word]
      return parts.map((part, i) => ({ word: part, glue: i === 0 ? (' ' as const) : ('' as const) }))
    })
}
