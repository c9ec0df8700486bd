import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeLabel, encodeMessage } from '@/exporters/mermaid/encode'
import { mermaidNames } from '@/exporters/mermaid/names'
import { payloads } from '@/tests/payloads'

/** What Mermaid makes of a label, told independently: code points decoded, breaks as newlines. */
const shown = (source: string): string =>
  source.replace(/<br\/>/g, '\n').replace(/#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))

/** What a reader should see of a text: the text, with characters that hide or reorder shown by name. */
const visible = (text: string): string =>
  text
    .replaceAll('ﬂ', 'fl')
    .replaceAll('¶ß', '¶ ß')
    .split(/\r\n|\r|\n/)
    .map((line) =>
      [...line]
        .map((c) =>
          /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(c)
            ? `[U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
            : c,
        )
        .join(''),
    )
    .join('\n')

describe('a label of a Mermaid diagram', () => {
  test('keeps addresses, ports and arrows readable in the source', () => {
    expect(encodeLabel(['VPC: omnigen-vpc (10.0.0.0/16)', '0.0.0.0/0 → IGW', '$0.01/hr'])).toBe(
      'VPC: omnigen-vpc (10.0.0.0/16)<br/>0.0.0.0/0 → IGW<br/>$0.01/hr',
    )
  })

  test.each(payloads)('shows %j as that text', (payload) => {
    expect(shown(encodeLabel([payload]))).toBe(visible(payload))
    expect(shown(encodeMessage([payload]))).toBe(visible(payload))
  })

  test('shows any text as that text, with nothing that ends a string, a tag or a statement', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const source = encodeLabel([text])
        expect(shown(source)).toBe(visible(text))
        expect(source.replace(/<br\/>|#\d+;|\[U\+[0-9A-F]+\]/g, '')).not.toMatch(/["<>&#;`{}[\]|\\%@^~]/)
      }),
    )
  })

  test.each(['end', 'direction TB', 'subgraph x', 'click a', 'the end'])('is no word of the grammar: %s', (word) => {
    expect(encodeLabel([word])).not.toMatch(/\b(end|direction\s+TB|subgraph|click)\b/)
  })
})

describe('an id of a Mermaid diagram', () => {
  test('is unique, of plain characters, and no word of the grammar', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom(...payloads, 'end', 'End_', 'end-', 'graph', 'o', 'x')), { maxLength: 30 }),
        (ids) => {
          const names = mermaidNames(ids)
          expect(names.size).toBe(ids.length)
          expect(new Set([...names.values()].map((n) => n.toLowerCase())).size).toBe(ids.length)
          for (const name of names.values()) expect(name).toMatch(/^(?!(?:end|graph|subgraph|style|click|class)(?:_|$))[A-Za-z]\w*$/i)
        },
      ),
    )
  })
})
