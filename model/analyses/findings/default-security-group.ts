import type { Analysis } from '@/model/analyses/findings/finding'
import { titleOf } from '@/model/resource-names'
import { listInWords } from '@/model/words'

/** Names that a sentence holds; the others are counted. */
const namesShown = 3

export const defaultSecurityGroup: Analysis = {
  code: 'finding/default-security-group',
  severity: 'warning',
  title: 'The default security group is used, or lets traffic pass',
  about:
    'AWS gives the default group of the VPC to whatever is started without one, and its first rules let all its members reach each other and everything else. Without rules and without members, what is forgotten reaches nothing. Source: Amazon VPC User Guide, "Default security groups".',
  find: (t) =>
    t.of('security-group').flatMap((group) => {
      if (group.groupName !== 'default') return []
      const members = t.membersOf(group.id)
      const counts = (['ingress', 'egress'] as const).flatMap((direction) => {
        const count = group[direction]?.length ?? 0
        return count === 0 ? [] : [`${count} ${direction} rule${count === 1 ? '' : 's'}`]
      })
      if (members.length === 0 && counts.length === 0) return []
      const shown = members.slice(0, namesShown).map((m) => titleOf(m.id, t))
      const names = listInWords(members.length > namesShown ? [...shown, `${members.length - namesShown} more`] : shown)
      const parts = [
        ...(members.length === 0 ? [] : [`is carried by ${names}`]),
        ...(counts.length === 0 ? [] : [`has ${listInWords(counts)}`]),
      ]
      const fixes = [
        ...(members.length === 0 ? [] : ['Give them groups of their own.']),
        ...(counts.length === 0 ? [] : [`${members.length === 0 ? 'Take' : 'Then take'} its rules out.`]),
      ]
      const where = group.vpc === undefined ? '' : ` of ${titleOf(group.vpc, t)}`
      return [{ resource: group.id, path: '', message: `The default security group${where} ${listInWords(parts)}.`, fix: fixes.join(' ') }]
    }),
}
