import type { SearchEntry } from '@/exporters/first-sight/summary'
import { type Address, parseAddress } from '@/model/net/address'
import { cidrHolds, parseCidr } from '@/model/net/cidr'

export interface Found {
  readonly entry: SearchEntry
  /** The term that matched, where it is not the label itself. */
  readonly because: string | null
}

/** More than this nobody reads: another letter is typed sooner. */
const mostShown = 50

/** Ranks, the best first. */
const rank = { label: 0, wholeTerm: 1, start: 2, word: 3, inside: 4, term: 5, block: 6 } as const

interface Hit extends Found {
  readonly rank: number
  /** Breaks ties among blocks that hold an address: the narrowest first. */
  readonly order: number
}

/**
 * Entries that every word of the query finds: by label, kind, ids, CIDRs and addresses. An address also finds the blocks that hold it,
 * the narrowest first. Without a query everything, in its own order.
 */
export function searchEntries(entries: readonly SearchEntry[], query: string): readonly Found[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return entries.slice(0, mostShown).map((entry) => ({ entry, because: null }))
  const address = words.length === 1 ? parseAddress(words[0] ?? '') : null
  return entries
    .flatMap((entry): Hit[] => {
      const hit = match(entry, words) ?? (address === null ? null : holding(entry, address))
      return hit === null ? [] : [hit]
    })
    .sort((a, b) => a.rank - b.rank || a.order - b.order || a.entry.label.localeCompare(b.entry.label, 'en'))
    .slice(0, mostShown)
    .map(({ entry, because }) => ({ entry, because }))
}

function match(entry: SearchEntry, words: readonly string[]): Hit | null {
  const label = entry.label.toLowerCase()
  // Who types a whole id or address means just that one, whatever other names hold it too.
  const whole = words.length === 1 && label !== words[0] ? entry.terms.find((t) => t.toLowerCase() === words[0]) : undefined
  if (whole !== undefined) return { entry, because: label.includes(words[0] ?? '') ? null : whole, rank: rank.wholeTerm, order: 0 }
  let worst: number = rank.label
  let because: string | null = null
  for (const word of words) {
    const term = entry.terms.find((t) => t.toLowerCase().includes(word))
    const own = rankIn(label, word)
    if (own !== null) worst = Math.max(worst, own)
    else if (entry.hint.toLowerCase().includes(word)) worst = Math.max(worst, rank.inside)
    else if (term === undefined) return null
    else {
      worst = Math.max(worst, rank.term)
      because = term
    }
  }
  return { entry, because, rank: worst, order: 0 }
}

function rankIn(label: string, word: string): number | null {
  const at = label.indexOf(word)
  if (at < 0) return null
  if (label === word) return rank.label
  if (at === 0) return rank.start
  return /[\s\-_/.:(]/.test(label.charAt(at - 1)) ? rank.word : rank.inside
}

function holding(entry: SearchEntry, address: Address): Hit | null {
  const blocks = entry.terms.flatMap((term) => {
    const cidr = parseCidr(term)
    return cidr !== null && cidrHolds(cidr, address) ? [{ term, prefixLength: cidr.prefixLength }] : []
  })
  const narrowest = blocks.sort((a, b) => b.prefixLength - a.prefixLength)[0]
  return narrowest === undefined ? null : { entry, because: narrowest.term, rank: rank.block, order: -narrowest.prefixLength }
}
