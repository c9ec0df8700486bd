import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measureGroupTitle, measureLabel, measureNode, textWidthPx } from '@/layouts/measure'
import { nodeMetrics } from '@/layouts/metrics'
import { buildGroup, buildNode } from '@/tests/layouts/build-diagram'

describe('the width of a text', () => {
  // Measured with canvas measureText in Chromium, Inter Variable at weight 600 and 1000 px.
  test.each([
    ['Application Load Balancer', 12_639],
    ['HTTP:8080', 5_629],
    ['10.0.10.0/24', 5_865],
  ])('of %j comes within 5 % of what a browser measures, and is not much less', (text, thousandths) => {
    const measured = textWidthPx(text, 1000, 600)
    expect(measured).toBeGreaterThanOrEqual(thousandths * 0.995)
    expect(measured).toBeLessThanOrEqual(thousandths * 1.05)
  })

  test('of characters that Inter lacks is taken wide', () => {
    expect(textWidthPx('数据库', 13, 600)).toBeGreaterThanOrEqual(3 * 13)
  })

  test('grows with every character', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (a, b) => {
        expect(textWidthPx(a + b, 13, 600)).toBeGreaterThanOrEqual(textWidthPx(a, 13, 600))
      }),
    )
  })
})

describe('a node', () => {
  test('holds every line that it shows, whatever its names', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 6 }), (lines) => {
        const node = measureNode(buildNode({ id: 'n', lines }))
        const room = node.widthPx - 2 * nodeMetrics.paddingXPx - nodeMetrics.glyphPx - nodeMetrics.glyphGapPx
        for (const line of node.lines) {
          const style = nodeMetrics[line.role]
          expect(textWidthPx(line.text, style.sizePx, style.weight)).toBeLessThanOrEqual(Math.max(room, nodeMetrics.maxTextPx))
        }
        const text = node.lines.reduce((sum, line) => sum + nodeMetrics[line.role].lineHeightPx, 0)
        expect(node.heightPx).toBeGreaterThanOrEqual(text + 2 * nodeMetrics.paddingYPx)
      }),
    )
  })

  test('is at most 220 px wide; a long name wraps at spaces', () => {
    const node = measureNode(buildNode({ id: 'n', lines: ['Application Load Balancer of the public site', 'Primary'] }))
    expect(node.widthPx).toBeLessThanOrEqual(220)
    expect(node.lines.map((line) => line.text)).toEqual(['Application Load', 'Balancer of the public', 'site', 'Primary'])
  })

  test('keeps an id in one piece; what is longer breaks after its separators', () => {
    const text = (name: string) => measureNode(buildNode({ id: 'n', lines: [name] })).lines.map((line) => line.text)
    expect(text('i-094a9e5b545a4fde4')).toEqual(['i-094a9e5b545a4fde4'])
    expect(text('rtb-002f0eabf583bf991')).toEqual(['rtb-002f0eabf583bf991'])
    expect(text('a-very-long-name-without-any-spaces')).toEqual(['a-very-long-name-', 'without-any-spaces'])
  })

  test('shows that a name goes on beyond its lines', () => {
    const { lines } = measureNode(buildNode({ id: 'n', lines: ['x'.repeat(400)] }))
    expect(lines).toHaveLength(nodeMetrics.maxTitleLines)
    expect(lines.at(-1)?.text.endsWith('…')).toBe(true)
  })

  test('says how many lines it leaves out', () => {
    const node = measureNode(buildNode({ id: 'n', lines: ['rules', ...Array.from({ length: 40 }, (_, i) => `rule ${i}`)] }))
    expect(node.lines).toHaveLength(nodeMetrics.maxLines)
    expect(node.lines.at(-1)?.text).toBe('+ 28 more')
  })

  test('has room for the badge of a collapsed group', () => {
    const plain = measureNode(buildNode({ id: 'n', lines: ['Private Subnet of a'] }))
    const width = (hides: number) => measureNode(buildNode({ id: 'n', lines: ['Private Subnet of a'], hides })).widthPx
    expect(width(12)).toBeGreaterThanOrEqual(plain.widthPx + nodeMetrics.badge.minWidthPx)
    expect(width(12_000)).toBeGreaterThan(width(12))
  })
})

test('a CIDR in the title of a group is not torn apart where it fits a line of its own', () => {
  const title = (line: string) => measureGroupTitle(buildGroup({ id: 'g', lines: [line] })).lines.map((one) => one.text)
  expect(title('VPC: vpc-0b966fdeb36d5e43f (10.0.0.0/16)')).toEqual(['VPC: vpc-0b966fdeb36d5e43f', '(10.0.0.0/16)'])
  expect(title('VPC: net-1 (10.1.0.0/16, 2001:db8:1::/56)')).toEqual(['VPC: net-1 (10.1.0.0/16,', '2001:db8:1::/56)'])
})

test('the direction of a name does not turn the address beside it', () => {
  const title = (line: string) => measureGroupTitle(buildGroup({ id: 'g', lines: [line] })).lines.map((one) => one.text)
  expect(title('left\u202eright (10.0.10.0/24)')).toEqual(['leftright (10.0.10.0/24)'])
  expect(title('\u05e8\u05e9\u05ea (10.0.2.0/24)')).toEqual(['\u05e8\u05e9\u05ea\u200e (10.0.2.0/24)'])
  expect(title('\u05e8\u05e9\u05ea \u05d0')).toEqual(['\u05e8\u05e9\u05ea \u05d0'])
})

test('a group without a title has no strip, and a label without text no chip', () => {
  expect(measureGroupTitle(buildGroup({ id: 'g', lines: [] }))).toEqual({ widthPx: 0, heightPx: 0, lines: [] })
  expect(measureLabel('')).toEqual({ widthPx: 0, heightPx: 0, lines: [] })
})
