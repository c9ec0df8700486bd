import type { Analysis } from '@/model/analyses/findings/finding'
import { looksLikeCidr } from '@/model/net/peer'
import { groupLabel } from '@/model/security-groups/rules'

export const missingGroup: Analysis = {
  code: 'finding/missing-group',
  severity: 'warning',
  title: 'A rule that names a group or list which is not there',
  about:
    'The peer of a rule is neither a block nor anything in the topology. A deleted group matches nothing; one of another file leaves verdicts undecided.',
  find: (t) =>
    t.of('security-group').flatMap((group) =>
      (['ingress', 'egress'] as const).flatMap((direction) =>
        (group[direction] ?? []).flatMap((rule, i) => {
          const { peer } = rule
          if (peer === 'self' || looksLikeCidr(peer)) return []
          const named = t.get(peer)
          // A list that is only named may well be one that AWS keeps: every account has those, and no input lists them.
          if (named !== undefined && !(named.stub === true && named.kind === 'security-group')) return []
          return [
            {
              resource: group.id,
              path: `${direction}/${i}/peer`,
              message: `${groupLabel(group.id, t)} names "${peer}", which is not in the ${named === undefined ? 'topology' : 'input: deleted, or of another account or stack'}.`,
              fix: 'Remove the rule, or add what it names.',
            },
          ]
        }),
      ),
    ),
}
