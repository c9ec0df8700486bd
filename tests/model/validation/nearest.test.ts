import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest } from '@/model/validation/nearest'

/** Letters to change, by the textbook recursion without neighbours swapped: an upper bound of ours. */
function levenshtein(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => table[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const row = table[i]
      if (row !== undefined) row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
  return at(a.length, b.length)
}

describe('the nearest name', () => {
  it('is the one that was meant', () => {
    const kinds = ['subnet', 'vpc', 'lambda-function', 'nat-gateway', 'internet-gateway']
    expect(nearest('subnett', kinds)).toBe('subnet')
    expect(nearest('Subnet', kinds)).toBe('subnet')
    expect(nearest('lamda-fucntion', kinds)).toBe('lambda-function')
    expect(nearest('xyzzy', kinds)).toBeUndefined()
    expect(nearest('a', ['b'])).toBeUndefined()
  })

  it('is never farther than another', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 9 })
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 6 }), (text, names) => {
        const found = nearest(text, names)
        const others = names.filter((name) => name !== text)
        const best = Math.min(...others.map((name) => levenshtein(text, name)))
        if (found === undefined) expect(best).toBeGreaterThan(Math.max(1, Math.floor(text.length / 3)))
        // A swap of neighbours counts one here and two there.
        else expect(levenshtein(text, found)).toBeLessThanOrEqual(2 * best)
      }),
    )
  })
})
