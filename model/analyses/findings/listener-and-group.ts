import { carriersOf } from '@/model/analyses/findings/carriers'
import type { Analysis } from '@/model/analyses/findings/finding'
import { parsePorts, portsInclude } from '@/model/net/ports'
import { titleOf } from '@/model/resource-names'
import { rulesOf } from '@/model/security-groups/reach'
import { groupLabel } from '@/model/security-groups/rules'

const overUdp: ReadonlySet<string> = new Set(['UDP', 'QUIC'])

export const listenerAndGroup: Analysis = {
  code: 'finding/listener-and-group',
  severity: 'warning',
  title: 'A listener that no rule lets anybody reach, or a rule without a listener',
  about:
    'A load balancer listens on a port that no rule of its security groups opens, or its groups, which nothing else carries, open a port on which it does not listen.',
  find: (t) =>
    t.all.flatMap((balancer) => {
      if (!('listeners' in balancer) || balancer.listeners === undefined) return []
      const own = rulesOf(balancer, 'ingress', t)
      if (own.filter !== 'groups' || own.unknown.length > 0) return []
      const listeners = balancer.listeners.flatMap((l, i) => {
        const ports = parsePorts(l.port)
        return ports === null ? [] : [{ i, ports, protocol: overUdp.has(l.protocol) ? 17 : 6, text: `${l.protocol}:${l.port}` }]
      })
      const opens = (protocol: number, r: (typeof own.rules)[number]) => r.traffic.protocol === 'all' || r.traffic.protocol === protocol
      const shut = listeners
        .filter((l) => !own.rules.some((r) => opens(l.protocol, r) && portsInclude(r.traffic.ports, l.ports)))
        .map((l) => ({
          resource: balancer.id,
          path: `listeners/${l.i}`,
          message: `${titleOf(balancer.id, t)} listens on ${l.text}, and no rule of its security groups lets anybody reach that.`,
          fix: 'Add an ingress rule for the port, or remove the listener.',
        }))
      const idle = own.rules
        .filter(
          (r) =>
            // A rule may be there for whatever else carries the group.
            carriersOf(r.group, t).every((c) => c.id === balancer.id) &&
            r.traffic.ports.from === r.traffic.ports.to &&
            !listeners.some((l) => opens(l.protocol, r) && portsInclude(l.ports, r.traffic.ports)),
        )
        .map((r) => ({
          resource: r.group,
          path: r.path,
          message: `${groupLabel(r.group, t)} opens port ${r.traffic.ports.from}, on which ${titleOf(balancer.id, t)} does not listen, and nothing else carries it.`,
          fix: 'Remove the rule, or add the listener.',
        }))
      return [...shut, ...idle]
    }),
}
