import { containsCidr, overlapCidr, parseCidr as parseWithCidrTools } from 'cidr-tools'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Family, formatAddress } from '@/model/net/address'
import {
  addressCount,
  cidrAround,
  cidrContains,
  cidrsOverlap,
  firstAddress,
  formatCidr,
  lastAddress,
  parseCidr,
  readCidr,
  reservedAddresses,
  usableAddresses,
} from '@/model/net/cidr'

/** Blocks that often nest and touch: few distinct high bits. */
const block = fc
  .record({
    family: fc.constantFrom<Family>(4, 6),
    bits: fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }),
    prefix: fc.nat(128),
    near: fc.boolean(),
  })
  .map(({ family, bits, prefix, near }) => {
    const size = family === 4 ? 32 : 128
    const value = (near ? bits & 0x3n & ~0n : bits) & ((1n << BigInt(size)) - 1n)
    return cidrAround({ family, value: near ? value << BigInt(size - 4) : value }, Math.min(prefix, size))
  })

/** The prefix as a string of bits: an oracle that knows no numbers. */
const bitsOf = (text: string) => {
  const [address = '', length = ''] = text.split('/')
  if (address.includes(':')) return 'six'
  return address
    .split('.')
    .map((o) => Number(o).toString(2).padStart(8, '0'))
    .join('')
    .slice(0, Number(length))
}

describe('CIDR blocks', () => {
  it('reads back every block that it writes', () => {
    fc.assert(
      fc.property(block, (cidr) => {
        expect(parseCidr(formatCidr(cidr))).toEqual(cidr)
      }),
    )
  })

  it('agrees with cidr-tools on the first and last address', () => {
    fc.assert(
      fc.property(block, (cidr) => {
        const oracle = parseWithCidrTools(formatCidr(cidr))
        expect([cidr.first, cidr.last, cidr.family]).toEqual([oracle.start, oracle.end, oracle.version])
      }),
    )
  })

  it('agrees with cidr-tools on what contains and what overlaps', () => {
    fc.assert(
      fc.property(block, block, (a, b) => {
        const [first, second] = [formatCidr(a), formatCidr(b)]
        expect(cidrContains(a, b)).toBe(containsCidr(first, second))
        expect(cidrsOverlap(a, b)).toBe(overlapCidr(first, second))
      }),
      { numRuns: 2000 },
    )
  })

  it('agrees with a comparison of prefixes as strings of bits', () => {
    const v4 = block.filter((b) => b.family === 4)
    fc.assert(
      fc.property(v4, v4, (a, b) => {
        const [outer, inner] = [bitsOf(formatCidr(a)), bitsOf(formatCidr(b))]
        expect(cidrContains(a, b)).toBe(inner.startsWith(outer))
      }),
      { numRuns: 2000 },
    )
  })

  it('tells the right network where bits of the host are set', () => {
    expect(readCidr('10.0.1.5/24')).toMatchObject({ cidr: null, fix: expect.stringContaining('10.0.1.0/24') })
    expect(readCidr('2001:db8::1/56')).toMatchObject({ cidr: null, fix: expect.stringContaining('2001:db8::/56') })
  })

  it('tells how to write an address without a prefix and one with leading zeros', () => {
    expect(readCidr('10.0.0.1')).toMatchObject({ cidr: null, fix: expect.stringContaining('10.0.0.1/32') })
    expect(readCidr('::1')).toMatchObject({ cidr: null, fix: expect.stringContaining('::1/128') })
    expect(readCidr('010.0.0.0/8')).toMatchObject({ cidr: null, fix: expect.stringContaining('10.0.0.0') })
  })

  it.each([
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '::/129',
    '10.0/16',
    'pl-s3',
    '',
    '/',
    '10.0.0.0/1e1',
    `${'1'.repeat(100_000)}/8`,
  ])('says what is wrong with %.20j', (text) => {
    const reading = readCidr(text)
    expect(reading.cidr).toBeNull()
    expect(reading.problem?.length).toBeGreaterThan(10)
    expect(reading.problem?.length).toBeLessThan(250)
  })

  it('counts addresses of both families', () => {
    expect(addressCount(cidrAround({ family: 4, value: 0n }, 0))).toBe(2n ** 32n)
    expect(addressCount(cidrAround({ family: 6, value: 0n }, 64))).toBe(2n ** 64n)
  })
})

describe('addresses of a subnet', () => {
  it('are five fewer than the block has, as AWS says', () => {
    expect(usableAddresses(24)).toBe(251)
    expect(usableAddresses(28)).toBe(11)
    expect(usableAddresses(16)).toBe(65_531)
    for (const length of [15, 29, 24.5, Number.NaN]) expect(() => usableAddresses(length)).toThrow(RangeError)
  })

  it('have the first four and the last one reserved, whatever the size', () => {
    fc.assert(
      fc.property(
        block.filter((b) => addressCount(b) >= 8n),
        (cidr) => {
          const reserved = reservedAddresses(cidr).map((r) => r.address)
          const at = (value: bigint) => formatAddress({ family: cidr.family, value })
          expect(reserved).toEqual([firstAddress(cidr), at(cidr.first + 1n), at(cidr.first + 2n), at(cidr.first + 3n), lastAddress(cidr)])
        },
      ),
    )
  })

  it('are told with what AWS uses them for', () => {
    const cidr = parseCidr('10.0.1.0/24')
    expect(cidr === null ? null : reservedAddresses(cidr).map((r) => `${r.address} ${r.meaning}`)).toEqual([
      '10.0.1.0 Network address',
      '10.0.1.1 Reserved by AWS for the VPC router',
      '10.0.1.2 Reserved by AWS for DNS',
      '10.0.1.3 Reserved by AWS for future use',
      '10.0.1.255 Network broadcast address (broadcast is not supported in a VPC)',
    ])
    expect(reservedAddresses(cidrAround({ family: 4, value: 0n }, 31))).toEqual([])
  })
})
