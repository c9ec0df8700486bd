import { longestText } from '@/importers/cloudformation/work'
import { type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'

type Piece = string | Reference | Unknown

/** Longer ones are taken for unknown as a whole. */
const mostPieces = 10_000

/**
 * A text of which parts are given when the stack is made. Everybody else sees that it is not known; a split finds its parts again, as where
 * a stack hands the ids of its subnets to another one in one text with commas.
 */
export class OpenText extends Unknown {
  constructor(readonly pieces: readonly Piece[]) {
    const because = pieces.find((piece) => piece instanceof Unknown)?.because ?? 'a part of the text is given when the stack is made'
    const last = pieces.at(-1)
    super(because, typeof last === 'string' ? last : '')
  }

  /** The parts between the separators. */
  split(separator: string): readonly RawValue[] {
    const parts: Piece[][] = [[]]
    for (const piece of this.pieces) {
      const texts = typeof piece === 'string' ? piece.split(separator) : [piece]
      for (const [i, text] of texts.entries()) {
        if (i > 0) parts.push([])
        parts.at(-1)?.push(text)
      }
    }
    return parts.map(textOfPieces)
  }
}

/** Pieces one after the other: a text where all are texts, the very piece where there is one alone. */
export function textOfPieces(pieces: readonly RawValue[]): string | Reference | Unknown {
  const merged: Piece[] = []
  let length = 0
  for (const piece of pieces.flatMap((one): readonly RawValue[] => (one instanceof OpenText ? one.pieces : [one]))) {
    if (piece instanceof Reference || piece instanceof Unknown) {
      merged.push(piece)
      continue
    }
    if (piece === null || typeof piece === 'object') return new Unknown('a part of the text is no text')
    const text = String(piece)
    length += text.length
    const last = merged.at(-1)
    if (text === '') continue
    if (typeof last === 'string') merged[merged.length - 1] = last + text
    else merged.push(text)
  }
  if (length > longestText || merged.length > mostPieces) return new Unknown('the text is too long')
  const [only = ''] = merged
  return merged.length < 2 ? only : new OpenText(merged)
}
