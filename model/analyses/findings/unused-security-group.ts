import { carriersOf, mayCarryMore } from '@/model/analyses/findings/carriers'
import type { Analysis } from '@/model/analyses/findings/finding'
import { groupLabel } from '@/model/security-groups/rules'

export const unusedSecurityGroup: Analysis = {
  code: 'finding/unused-security-group',
  severity: 'note',
  title: 'A security group without members',
  about:
    'Nothing in the topology carries the group, and no rule names it. Unused groups are attached by mistake some day, with rules that nobody has read since.',
  find: (t) => {
    // Something whose groups are not told may carry any.
    if (mayCarryMore(t, '')) return []
    const groups = t.of('security-group')
    const named = new Set(groups.flatMap((g) => [...(g.ingress ?? []), ...(g.egress ?? [])].map((rule) => rule.peer as string)))
    return (
      groups
        // The default group of a VPC cannot be removed.
        .filter((g) => g.stub !== true && g.groupName !== 'default' && carriersOf(g.id, t).length === 0 && !named.has(g.id))
        .map((g) => ({
          resource: g.id,
          path: '',
          message: `Nothing carries ${groupLabel(g.id, t)}, and no rule names it.`,
          fix: 'Remove it.',
        }))
    )
  },
}
