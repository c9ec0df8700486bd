import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPorts, intersectPorts, parsePorts, portsInclude } from '@/model/net/ports'
import { hasPorts, parseProtocol, protocolName, protocolsMeet } from '@/model/net/protocol'

const range = fc.tuple(fc.nat(65_535), fc.nat(65_535)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
const small = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
const each = (r: { readonly from: number; readonly to: number }) => Array.from({ length: r.to - r.from + 1 }, (_, i) => r.from + i)

describe('ports', () => {
  it('reads back every range that it writes', () => {
    fc.assert(
      fc.property(range, (r) => {
        expect(parsePorts(formatPorts(r))).toEqual(r)
      }),
    )
  })

  it('finds the ports that two ranges share, as counting them one by one does', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const shared = each(a).filter((p) => each(b).includes(p))
        const found = intersectPorts(a, b)
        expect(found === null ? [] : each(found)).toEqual(shared)
        expect(portsInclude(a, b)).toBe(each(b).every((p) => each(a).includes(p)))
      }),
    )
  })

  it.each(['65536', '100-1', '1-65536', 'http', '', '1-', '-1', '80,443', '8 0', -1, 80.5])('does not take %j for ports', (text) => {
    expect(parsePorts(text)).toBeNull()
  })
})

describe('protocols', () => {
  it('reads names and numbers as EC2 does', () => {
    expect(['tcp', 'UDP', 'icmp', 'icmpv6', 'all', '-1', -1, 6, '132'].map((p) => parseProtocol(p))).toEqual([
      6,
      17,
      1,
      58,
      'all',
      'all',
      'all',
      6,
      132,
    ])
    expect(['http', 256, '999', ''].map((p) => parseProtocol(p))).toEqual([null, null, null, null])
  })

  it('names every number', () => {
    expect([6, 17, 253, 'all'].map((p) => protocolName(p as number | 'all'))).toEqual(['TCP', 'UDP', 'protocol 253', 'all protocols'])
    expect([6, 17, 1, 'all'].map((p) => hasPorts(p as number | 'all'))).toEqual([true, true, false, false])
    expect([protocolsMeet('all', 6), protocolsMeet(17, 'all'), protocolsMeet(6, 17)]).toEqual([true, true, false])
  })
})
