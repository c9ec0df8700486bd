import fc from 'fast-check'
import { Address4, Address6 } from 'ip-address'
import { describe, expect, it } from 'vitest'
import { formatAddress, parseAddress } from '@/model/net/address'

const v6 = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n })
/** Values with runs of zeros, which plain random numbers almost never have. */
const sparseV6 = fc
  .array(fc.constantFrom(0n, 0n, 1n, 0xffffn, 0xabcn), { minLength: 8, maxLength: 8 })
  .map((p) => p.reduce<bigint>((v, h) => (v << 16n) | h, 0n))

describe('addresses', () => {
  it('reads back every address that it writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }), (value) => {
        expect(parseAddress(formatAddress({ family: 4, value }))).toEqual({ family: 4, value })
      }),
    )
    fc.assert(
      fc.property(fc.oneof(v6, sparseV6), (value) => {
        expect(parseAddress(formatAddress({ family: 6, value }))).toEqual({ family: 6, value })
      }),
    )
  })

  it('writes IPv6 in the canonical form that ip-address writes', () => {
    fc.assert(
      fc.property(fc.oneof(v6, sparseV6), (value) => {
        expect(formatAddress({ family: 6, value })).toBe(Address6.fromBigInt(value).correctForm())
      }),
    )
  })

  it('reads the long, the short and the mixed form alike', () => {
    fc.assert(
      fc.property(fc.oneof(v6, sparseV6), (value) => {
        const address = Address6.fromBigInt(value)
        expect(parseAddress(address.canonicalForm())?.value).toBe(value)
        expect(parseAddress(address.to4in6())?.value).toBe(value)
      }),
    )
  })

  it('accepts exactly the texts that ip-address accepts', () => {
    const texts = fc.oneof(
      fc
        .array(fc.constantFrom('0', '1', '9', '10', '255', '256', '01', '010', '', 'a', '-1', ' 1', '1e1'), { minLength: 3, maxLength: 5 })
        .map((p) => p.join('.')),
      fc
        .array(fc.constantFrom('0', '1', 'ffff', 'FFFF', '00001', '0001', '', '', 'g', '1.2.3.4', '1.2.3'), { minLength: 2, maxLength: 10 })
        .map((p) => p.join(':')),
    )
    const oracle = (text: string) => (text.includes(':') ? Address6.isValid(text) : Address4.isValid(text) && text.split('.').length === 4)
    fc.assert(
      fc.property(texts, (text) => {
        expect([text, parseAddress(text) !== null]).toEqual([text, oracle(text)])
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    '010.0.0.1',
    '10.1',
    '0x0a.0.0.1',
    '1.2.3.4.5',
    '1.2.3.256',
    '::1%eth0',
    ':::',
    '1::2::3',
    '12345::',
    '',
    ' 10.0.0.1',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
  ])('does not take %j for an address, or takes it as ip-address does', (text) =>
    expect(parseAddress(text) !== null).toBe(text === '1:2:3:4:5:6:7::8' ? Address6.isValid(text) : false),
  )
})
