/** IP version. */
export type Family = 4 | 6

/** An address as a number; families never compare. */
export interface Address {
  readonly family: Family
  readonly value: bigint
}

export const addressBits = (family: Family): 32 | 128 => (family === 4 ? 32 : 128)

const octet = /^(0|[1-9]\d{0,2})$/
const hextet = /^[0-9a-fA-F]{1,4}$/

/**
 * Address of dotted decimal text. Octets with leading zeros are refused: some readers take 010 for 8, others for 10.
 * Source: RFC 6943, section 3.1.1
 */
function parseV4(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4) return null
  let value = 0n
  for (const part of parts) {
    if (!octet.test(part) || Number(part) > 255) return null
    value = (value << 8n) | BigInt(part)
  }
  return value
}

/** Address of RFC 4291 text: eight hextets, `::` for a run of zeros, dotted decimal for the last 32 bits; no zone. */
function parseV6(text: string): bigint | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const head = hextetsOf(halves[0] ?? '', halves.length === 1)
  const tail = halves.length === 2 ? hextetsOf(halves[1] ?? '', true) : []
  if (head === null || tail === null) return null
  const given = head.length + tail.length
  // RFC 5952 allows `::` for one hextet when reading; for none it would stand for nothing.
  if (halves.length === 1 ? given !== 8 : given > 7) return null
  const all = [...head, ...new Array<bigint>(8 - given).fill(0n), ...tail]
  return all.reduce((value, part) => (value << 16n) | part, 0n)
}

function hextetsOf(text: string, mayEndInV4: boolean): bigint[] | null {
  if (text === '') return []
  const parts = text.split(':')
  const found: bigint[] = []
  for (const [i, part] of parts.entries()) {
    if (hextet.test(part)) found.push(BigInt(`0x${part}`))
    else if (mayEndInV4 && i === parts.length - 1) {
      const v4 = parseV4(part)
      if (v4 === null) return null
      found.push(v4 >> 16n, v4 & 0xffffn)
    } else return null
  }
  return found
}

/** The address of a text; null: it is none. */
export function parseAddress(text: string): Address | null {
  // The longest address has 45 characters: longer text is not worth splitting.
  if (text.length > 45) return null
  const family = text.includes(':') ? 6 : 4
  const value = family === 6 ? parseV6(text) : parseV4(text)
  return value === null ? null : { family, value }
}

/** An address as text: dotted decimal, or the canonical form of RFC 5952. */
export function formatAddress({ family, value }: Address): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.')
  const parts = Array.from({ length: 8 }, (_, i) => (value >> BigInt(112 - 16 * i)) & 0xffffn)
  const run = longestZeroRun(parts)
  const hex = parts.map((part) => part.toString(16))
  if (run.length < 2) return hex.join(':')
  return `${hex.slice(0, run.start).join(':')}::${hex.slice(run.start + run.length).join(':')}`
}

/** The first of the longest runs of zeros. */
function longestZeroRun(parts: readonly bigint[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 }
  let start = 0
  for (let i = 0; i <= parts.length; i++) {
    if (parts[i] === 0n) continue
    if (i - start > best.length) best = { start, length: i - start }
    start = i + 1
  }
  return best
}
