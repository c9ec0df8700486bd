import type { Analysis } from '@/model/analyses/findings/finding'
import { checkPractice } from '@/model/analyses/practices/check'
import type { ResourceId } from '@/model/resource'

export const practiceBroken: Analysis = {
  code: 'finding/practice-broken',
  severity: 'warning',
  title: 'A practice that the file says is kept, and is not',
  about:
    'The topology file lists the practice as implemented, and its check against the model fails: the document would say what is not true.',
  find: (t) =>
    t.topology.practices.implemented.flatMap((practice, i) => {
      const { holds, evidence } = checkPractice(practice.check, t)
      if (holds !== 'no') return []
      return [
        {
          resource: '' as ResourceId,
          path: `practices/implemented/${i}`,
          message: `"${practice.text}" is listed as implemented: ${evidence}`,
          fix: 'Mend what breaks it, or move it to the recommended ones.',
        },
      ]
    }),
}
