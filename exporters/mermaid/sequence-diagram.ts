import { encodeMessage } from '@/exporters/mermaid/encode'
import { mermaidNames } from '@/exporters/mermaid/names'
import type { Sequence, SequenceItem } from '@/model/views/sequence'

/** A Sequence as a Mermaid sequence diagram; source without fence. */
export function sequenceDiagram(sequence: Sequence): string {
  const names = mermaidNames(sequence.participants.map((p) => p.id))
  const name = (id: string) => names.get(id) ?? id
  const write = (items: readonly SequenceItem[], depth: number): string[] => items.flatMap((item) => writeItem(item, depth))
  const writeItem = (item: SequenceItem, depth: number): string[] => {
    const pad = '    '.repeat(depth)
    switch (item.type) {
      case 'message':
        return [`${pad}${name(item.from)}${item.response ? '-->>' : '->>'}${name(item.to)}: ${encodeMessage(item.lines)}`]
      case 'note':
        return [`${pad}Note over ${item.over.map(name).join(',')}: ${encodeMessage(item.lines)}`]
      default: {
        const [open, next] = item.type === 'parallel' ? ['par', 'and'] : ['alt', 'else']
        return [
          ...item.branches.flatMap((b, i) => [`${pad}${i === 0 ? open : next} ${encodeMessage([b.label])}`, ...write(b.items, depth + 1)]),
          `${pad}end`,
        ]
      }
    }
  }
  return [
    "%%{init: {'theme':'base'}}%%",
    'sequenceDiagram',
    ...sequence.participants.map((p) => `    participant ${name(p.id)} as ${encodeMessage(p.lines)}`),
    '',
    ...write(sequence.items, 1),
  ].join('\n')
}
