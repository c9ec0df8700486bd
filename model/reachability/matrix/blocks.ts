import type { Family } from '@/model/net/address'
import type { Range } from '@/model/net/ranges'
import { withoutRange } from '@/model/net/ranges'
import type { Place } from '@/model/reachability/matrix/classes'

/** Of the addresses that something at a place may have, the blocks hold none, some or all. */
export type Cover = 0 | 1 | 2
export const someOf: Cover = 1
export const allOf: Cover = 2

/** Blocks that a rule, an entry or a route names by one text, of one family. */
export interface NamedBlocks {
  readonly text: string
  readonly blocks: readonly Range[]
}

/** How far blocks hold the addresses of every place; asked once for each text. */
export interface Covers {
  of(named: NamedBlocks, family: Family): Uint8Array
}

export function coversOf(places: readonly Place[]): Covers {
  const known: Record<Family, Map<string, Uint8Array>> = { 4: new Map(), 6: new Map() }
  // Of IPv4 plain numbers: this is asked for every block and every place.
  const firsts = Float64Array.from(places, (p) => Number(p.range[4]?.first ?? -1n))
  const lasts = Float64Array.from(places, (p) => Number(p.range[4]?.last ?? -1n))

  const ofFour = ({ first, last }: Range): Uint8Array => {
    const [from, to] = [Number(first), Number(last)]
    const found = new Uint8Array(places.length)
    for (let i = 0; i < found.length; i++) {
      const [own, end] = [firsts[i] as number, lasts[i] as number]
      if (end < from || own > to) continue
      found[i] = from <= own && end <= to ? allOf : someOf
    }
    return found
  }
  const inGeneral = (blocks: readonly Range[], family: Family): Uint8Array =>
    Uint8Array.from(places, ({ range }) => {
      const own = range[family]
      if (own === null) return 0
      const left = blocks.reduce<readonly Range[]>(withoutRange, [own])
      if (left.length === 0) return allOf
      const isWhole = left.length === 1 && left[0]?.first === own.first && left[0]?.last === own.last
      return isWhole ? 0 : someOf
    })

  return {
    of: ({ text, blocks }, family) => {
      const found = known[family].get(text)
      if (found !== undefined) return found
      const [only] = blocks
      const made = family === 4 && blocks.length === 1 && only !== undefined ? ofFour(only) : inGeneral(blocks, family)
      known[family].set(text, made)
      return made
    },
  }
}

/** Places by what a list of blocks makes of them: places with one code are the same to every rule that names these blocks. */
export interface Codes {
  /** Code of each place. */
  readonly of: Uint16Array | Uint32Array
  readonly count: number
}

/** Codes of places for lists of blocks; lists that are equal share them. */
export interface CodeTable {
  of(list: readonly NamedBlocks[], family: Family): Codes
}

export function codeTable(places: readonly Place[], covers: Covers): CodeTable {
  const known: Record<Family, Map<string, Codes>> = { 4: new Map(), 6: new Map() }
  const make = (list: readonly NamedBlocks[], family: Family): Codes => {
    const of = new Uint32Array(places.length)
    let count = 1
    for (const named of list) {
      const cover = covers.of(named, family)
      const codes = new Map<number, number>()
      for (let i = 0; i < of.length; i++) {
        const state = cover[i] as Cover
        // A block that cuts through the addresses of a place: that place is like no other.
        const key = state === someOf ? -1 - i : (of[i] as number) * 4 + state
        let code = codes.get(key)
        if (code === undefined) {
          code = codes.size
          codes.set(key, code)
        }
        of[i] = code
      }
      count = codes.size
    }
    return { of, count }
  }
  return {
    of: (list, family) => {
      const key = list.map((named) => named.text).join(' ')
      const found = known[family].get(key)
      if (found !== undefined) return found
      const made = make(list, family)
      known[family].set(key, made)
      return made
    },
  }
}
