import type { Analysis } from '@/model/analyses/findings/finding'
import { blockHolds } from '@/model/security-groups/blocks'
import { isBlock, type PlacedRule, placedRules, ruleSentence } from '@/model/security-groups/rules'
import { includesTraffic } from '@/model/security-groups/traffic'

/** Whether one rule lets pass all that another does. */
const covers = (wide: PlacedRule, narrow: PlacedRule): boolean =>
  includesTraffic(wide.traffic, narrow.traffic) &&
  (wide.rule.peer === narrow.rule.peer ||
    (isBlock(wide.rule.peer) && isBlock(narrow.rule.peer) && blockHolds(wide.rule.peer, narrow.rule.peer)))

/** Types and codes of ICMP narrow a rule further: such rules are left alone. */
const isPlain = ({ rule }: PlacedRule): boolean => rule.icmpType === undefined && rule.icmpCode === undefined

export const shadowedRule: Analysis = {
  code: 'finding/shadowed-rule',
  severity: 'note',
  title: 'A rule that another one includes',
  about:
    'Another rule of the same group already allows all that this rule does. Whoever takes the narrow rule away changes nothing, and believes otherwise.',
  find: (t) =>
    t.of('security-group').flatMap((group) =>
      (['ingress', 'egress'] as const).flatMap((direction) => {
        const rules = (placedRules(group, direction) ?? []).filter(isPlain)
        return rules.flatMap((rule, i) => {
          const wider = rules.find((other, k) => other !== rule && covers(other, rule) && (!covers(rule, other) || k < i))
          if (wider === undefined) return []
          return [
            {
              resource: group.id,
              path: rule.path,
              message: `${ruleSentence(rule, t)} is included in ${ruleSentence(wider, t)} (${wider.path}).`,
              fix: 'Remove it, or narrow the other rule.',
            },
          ]
        })
      }),
    ),
}
