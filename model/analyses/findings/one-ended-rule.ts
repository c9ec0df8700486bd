import type { Analysis } from '@/model/analyses/findings/finding'
import { groupLinks } from '@/model/security-groups/group-links'
import { groupLabel } from '@/model/security-groups/rules'

export const oneEndedRule: Analysis = {
  code: 'finding/one-ended-rule',
  severity: 'warning',
  title: 'A rule with nothing at the other end',
  about:
    'A rule names another group, and that group has no rule for it: nothing passes. Either the rule is left over, or the connection that somebody counts on does not work.',
  find: (t) =>
    groupLinks(t).flatMap((link) => {
      if (link.state !== 'one-ended' || link.missing === null) return []
      const rule = link.reasons.find((r) => r.path !== undefined)
      const lacking = link.missing === 'egress' ? link.from : link.to
      const other = link.missing === 'egress' ? link.to : link.from
      return [
        {
          resource: rule?.resource ?? link.from,
          path: rule?.path ?? '',
          message: `${rule?.text ?? link.id}, but ${groupLabel(lacking, t)} has no ${link.missing} rule for it: nothing passes.`,
          fix: `Add to ${groupLabel(lacking, t)} an ${link.missing} rule ${link.missing === 'egress' ? 'to' : 'from'} ${groupLabel(other, t)}, or remove this one.`,
        },
      ]
    }),
}
