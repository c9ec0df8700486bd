import { practiceChecks } from '@/model/analyses/practices/index'
import { type PracticeAnswer, unknown } from '@/model/analyses/practices/practice'
import type { TopologyIndex } from '@/model/topology-index'

/** Answer to a practice that names its check; one without a check, or with an unknown one, cannot be told from the model. */
export function checkPractice(check: string | undefined, t: TopologyIndex): PracticeAnswer {
  if (check === undefined) return unknown('The model holds nothing that would tell.')
  const known = practiceChecks.find((p) => p.id === check)
  return known === undefined
    ? unknown(`There is no check named ${check}; known: ${practiceChecks.map((p) => p.id).join(', ')}.`)
    : known.check(t)
}
