import type { PlayableStep } from '@/components/worker/protocol'

/** A step in one sentence, for the live region: who sends what to whom, and what happens to the addresses. */
export function stepSentence(step: PlayableStep, count: number): string {
  const rewrites = step.rewrites.map((r) => `${r.type} ${r.before} to ${r.after}`)
  return [
    `Step ${step.numeral} of ${count}: ${oneLine(step.fromLabel)} to ${oneLine(step.toLabel)}, ${oneLine(step.text)}`,
    ...(step.response ? ['response'] : []),
    ...(step.traffic === '' ? [] : [step.traffic]),
    ...rewrites,
  ]
    .join(', ')
    .concat('.', verdictSentence(step))
}

function verdictSentence({ verdict }: PlayableStep): string {
  if (verdict === null) return ''
  const why = verdict.why.replace(/^unknown: /, '')
  return ` ${verdict.word[0]?.toUpperCase()}${verdict.word.slice(1)}: ${why}${why.endsWith('.') ? '' : '.'}`
}

export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')
