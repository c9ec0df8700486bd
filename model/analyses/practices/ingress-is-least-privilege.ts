import { no, type PracticeCheck, unknown, yes } from '@/model/analyses/practices/practice'
import { groupLabel, ruleText, tellsAllRules, worldRules } from '@/model/security-groups/rules'
import { listInWords } from '@/model/words'

/** Inbound from everywhere is right only for what listens for the internet, on the ports that it listens on. */
export const ingressIsLeastPrivilege: PracticeCheck = {
  id: 'ingress-is-least-privilege',
  check: (t) => {
    const groups = t.of('security-group')
    if (groups.length === 0) return unknown('No security groups in the topology.')
    const unread = groups.filter((g) => !tellsAllRules(g, 'ingress'))
    if (unread.length > 0)
      return unknown(`The inbound rules of ${listInWords(unread.map((g) => groupLabel(g.id, t)))} are not in the input.`)
    const listening = (group: (typeof groups)[number]) =>
      new Set(
        t
          .membersOf(group.id)
          .flatMap((m) => t.loadBalancers.filter((lb) => lb.id === m.id && lb.scheme === 'internet-facing'))
          .flatMap((lb) => {
            const balancer = t.get(lb.id)
            return balancer !== undefined && 'listeners' in balancer ? (balancer.listeners ?? []).map((l) => String(l.port)) : []
          }),
      )
    const wide = groups.flatMap((group) =>
      worldRules(group)
        .filter((rule) => !listening(group).has(String(rule.ports)))
        .map((rule) => `${groupLabel(group.id, t)} inbound ${ruleText(rule, t)}`),
    )
    if (wide.length > 0) return no(`Open to the internet without a listener: ${listInWords(wide)}.`)
    const open = groups.filter((g) => worldRules(g).length > 0)
    const wideOut = groups.filter((g) => (g.egress ?? []).some((r) => r.peer.endsWith('/0')))
    return yes(
      `${inbound(open.map((g) => groupLabel(g.id, t)))}${
        wideOut.length === 0 ? '' : ` Outbound is open to every address in ${listInWords(wideOut.map((g) => groupLabel(g.id, t)))}.`
      }`,
    )
  },
}

function inbound(open: readonly string[]): string {
  if (open.length === 0) return 'No group is open to the internet; every inbound rule names a group or a block.'
  const are =
    open.length === 1
      ? 'is open to the internet, on the ports of its listeners'
      : 'are open to the internet, on the ports of their listeners'
  return `Only ${listInWords(open)} ${are}; every other inbound rule names a group or a block.`
}
