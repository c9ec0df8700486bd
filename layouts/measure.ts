import { advanceWidth } from '@/layouts/font-widths'
import { type FontWeight, gridPx, groupMetrics, labelMetrics, nodeMetrics } from '@/layouts/metrics'
import { directed } from '@/layouts/reading-direction'
import type { DiagramGroup, DiagramNode } from '@/model/views/diagram'

/** One line of text as it is to be drawn: already wrapped and shortened. */
export interface TextLine {
  readonly text: string
  readonly role: 'title' | 'detail'
}

export interface MeasuredNode {
  readonly widthPx: number
  readonly heightPx: number
  /** Draw just these, below each other, centred vertically. */
  readonly lines: readonly TextLine[]
}

export interface MeasuredTitle {
  /** Width of glyph and text with the padding on both sides. */
  readonly widthPx: number
  /** Height of the title strip at the top of the group. */
  readonly heightPx: number
  readonly lines: readonly TextLine[]
}

export interface MeasuredLabel {
  readonly widthPx: number
  readonly heightPx: number
  readonly lines: readonly string[]
}

const ellipsis = '…'
const upToGrid = (px: number) => Math.ceil(px / gridPx) * gridPx

/**
 * Width of a text in Inter without a DOM. Kerning is left out: Inter's only narrows, so the width is never too small.
 *
 * @returns px, rounded up
 */
export function textWidthPx(text: string, sizePx: number, weight: FontWeight): number {
  let thousandths = 0
  for (const character of text) thousandths += advanceWidth(character.codePointAt(0) ?? 0, weight)
  return Math.ceil((thousandths * sizePx) / 1000)
}

interface TextStyle {
  readonly sizePx: number
  readonly weight: FontWeight
}

const separators = new Set(['-', '/', '.', ',', '_'])

/** The longest beginning that fits, cut inside a word where that word alone is too long for a line; never empty. */
function breakPoint(text: string, style: TextStyle, maxPx: number): number {
  const limit = (maxPx * 1000) / style.sizePx
  let width = 0
  let lastSpace = 0
  let lastSeparator = 0
  let index = 0
  for (const character of text) {
    width += advanceWidth(character.codePointAt(0) ?? 0, style.weight)
    if (width > limit) {
      const word = text.slice(lastSpace).split(' ', 1)[0] ?? ''
      if (lastSpace > 0 && textWidthPx(word, style.sizePx, style.weight) <= maxPx) return lastSpace
      // A long word breaks after its own separators, which keeps a CIDR or a path readable.
      return Math.max(lastSpace, lastSeparator) || Math.max(index, character.length)
    }
    index += character.length
    if (character === ' ') lastSpace = index
    else if (separators.has(character) && width > limit / 2) lastSeparator = index
  }
  return text.length
}

function shorten(text: string, style: TextStyle, maxPx: number): string {
  const room = maxPx - textWidthPx(ellipsis, style.sizePx, style.weight)
  let kept = ''
  for (const character of text.trimEnd()) {
    if (textWidthPx(kept + character, style.sizePx, style.weight) > room) break
    kept += character
  }
  return kept.trimEnd() + ellipsis
}

/** Wraps at spaces, then at separators, then anywhere; the last line ends in "…" where text was left out. */
function wrap(text: string, style: TextStyle, maxPx: number, maxLines: number): string[] {
  const lines: string[] = []
  let rest = directed(text).replace(/\s+/gu, ' ').trim()
  while (rest !== '' && lines.length < maxLines) {
    const at = breakPoint(rest, style, maxPx)
    if (at < rest.length && lines.length === maxLines - 1) {
      lines.push(shorten(rest, style, maxPx))
      return lines
    }
    lines.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return lines
}

/** Caps a text of many lines, saying that there is more. */
function capped(lines: TextLine[], maxLines: number): TextLine[] {
  if (lines.length <= maxLines) return lines
  return [...lines.slice(0, maxLines - 1), { text: `+ ${lines.length - maxLines + 1} more`, role: 'detail' }]
}

const widest = (lines: readonly TextLine[], styles: { readonly title: TextStyle; readonly detail: TextStyle }) =>
  lines.reduce((most, line) => Math.max(most, textWidthPx(line.text, styles[line.role].sizePx, styles[line.role].weight)), 0)

const heightOf = (lines: readonly TextLine[], metrics: typeof nodeMetrics | typeof groupMetrics) =>
  lines.reduce((sum, line) => sum + metrics[line.role].lineHeightPx, 0)

/** What a badge needs beside the text, the gap to it among that. */
function badgeWidthPx(hides: number): number {
  const { sizePx, weight, paddingXPx, minWidthPx, gapPx } = nodeMetrics.badge
  return gapPx + Math.max(minWidthPx, Math.ceil(textWidthPx(`+${hides}`, sizePx, weight)) + 2 * paddingXPx)
}

/** Size of a node and the lines it shows. */
export function measureNode(node: Pick<DiagramNode, 'lines' | 'shape' | 'hides'>): MeasuredNode {
  const m = nodeMetrics
  const [name = '', ...details] = node.lines
  // A single word, such as the id of an instance, stays in one piece where that makes the box only a little wider.
  const oneWordPx = /\s/u.test(name.trim()) ? 0 : textWidthPx(name.trim(), m.title.sizePx, m.title.weight)
  const titlePx = oneWordPx <= m.maxWordPx ? Math.max(m.maxTextPx, oneWordPx) : m.maxTextPx
  const titleLines = wrap(name, m.title, titlePx, m.maxTitleLines).map((text): TextLine => ({ text, role: 'title' }))
  const detailLines = details.flatMap((line) =>
    wrap(line, m.detail, m.maxTextPx, m.maxDetailLines).map((text): TextLine => ({ text, role: 'detail' })),
  )
  const lines = capped([...titleLines, ...detailLines], m.maxLines)
  const paddingX = node.shape === 'stadium' ? m.stadiumPaddingXPx : m.paddingXPx
  const badge = node.hides === undefined ? 0 : badgeWidthPx(node.hides)
  return {
    widthPx: upToGrid(Math.max(m.minWidthPx, 2 * paddingX + m.glyphPx + m.glyphGapPx + widest(lines, m) + badge)),
    heightPx: upToGrid(Math.max(m.minHeightPx, 2 * m.paddingYPx + heightOf(lines, m))),
    lines,
  }
}

/** Title strip of a group; a group without a title has none. */
export function measureGroupTitle(group: Pick<DiagramGroup, 'lines'>): MeasuredTitle {
  const m = groupMetrics
  const lines = capped(
    group.lines.flatMap((line, i) => {
      const role = i === 0 ? 'title' : 'detail'
      return wrap(line, m[role], m.maxTextPx, 2).map((text): TextLine => ({ text, role }))
    }),
    m.maxLines,
  )
  if (lines.length === 0) return { widthPx: 0, heightPx: 0, lines }
  return {
    widthPx: upToGrid(2 * m.paddingXPx + m.glyphPx + m.glyphGapPx + widest(lines, m)),
    heightPx: upToGrid(m.paddingTopPx + m.paddingBottomPx + heightOf(lines, m)),
    lines,
  }
}

/** Chip of a label; of an empty label nothing. */
export function measureLabel(label: string): MeasuredLabel {
  const m = labelMetrics
  const lines = wrap(label, m.text, m.maxTextPx, m.maxLines)
  if (lines.length === 0) return { widthPx: 0, heightPx: 0, lines }
  const text = lines.reduce((most, line) => Math.max(most, textWidthPx(line, m.text.sizePx, m.text.weight)), 0)
  return { widthPx: text + 2 * m.paddingXPx, heightPx: 2 * m.paddingYPx + lines.length * m.text.lineHeightPx, lines }
}
