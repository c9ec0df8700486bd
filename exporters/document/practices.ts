import { blocks, type DocumentSection } from '@/exporters/document/section'
import { inline } from '@/exporters/markdown/encode'
import { checkPractice } from '@/model/analyses/practices/check'
import type { PracticeAnswer } from '@/model/analyses/practices/practice'

const marks: Readonly<Record<PracticeAnswer['holds'], string>> = { yes: '✅', partly: '⚠️', no: '❌', unknown: '❔' }

/** Practices: those said to be implemented, each checked against the model, and those still recommended. */
export const practicesSection: DocumentSection = {
  id: 'practices',
  write: (t) => {
    const { implemented, recommended } = t.topology.practices
    if (implemented.length + recommended.length === 0) return null
    const done = implemented.map((p) => {
      const answer = checkPractice(p.check, t)
      return `- ${marks[answer.holds]} ${inline(p.text)}<br/><sub>${inline(answer.evidence)}</sub>`
    })
    const wanted = recommended.map((p) => {
      const answer = p.check === undefined ? null : checkPractice(p.check, t)
      return `- [${answer?.holds === 'yes' ? 'x' : ' '}] ${inline(p.text)}`
    })
    return blocks(
      '## Security Best Practices',
      done.length === 0
        ? null
        : blocks('### Implemented', 'Each is checked against the model; the line below it says what was found.', done.join('\n')),
      wanted.length === 0 ? null : blocks('### Recommended Additions', wanted.join('\n')),
    )
  },
}
