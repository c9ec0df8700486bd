import type { Flow } from '@/model/flows'
import { parsePorts } from '@/model/net/ports'
import { along, nameOfGroup, type Proposer, partOf, plainText, visitors, workloads } from '@/model/proposed-flows/proposer'
import type { TopologyIndex } from '@/model/topology-index'

/** Ports of one thing that a flow is made for. */
const mostPorts = 3

/** From the internet straight to what has a public address, on the ports that its groups open to everybody. */
export const publicInstances: Proposer = {
  id: 'public-instances',
  propose: (t) => {
    const from = visitors(t)
    if (from === undefined) return []
    return workloads(t).flatMap((group): readonly Flow[] => {
      const [first] = group
      const [one] = first === undefined ? [] : t.interfacesOf(first)
      if (first === undefined || one?.isPublic !== true || one.securityGroups === undefined) return []
      return openPorts(one.securityGroups, t)
        .slice(0, mostPorts)
        .map((port) =>
          along(
            `from-internet-${first.id}-${port}`,
            `${plainText(t.nameOf(from.id))} to ${nameOfGroup(group, t)} on port ${port}`,
            'A connection from the internet to a public address',
            [{ of: [from.id] }, partOf(group)],
            [{ protocol: 'tcp', port, text: `TCP to port ${port}` }],
          ),
        )
    })
  },
}

function openPorts(groups: readonly string[], t: TopologyIndex): readonly number[] {
  const rules = groups.flatMap((id) => {
    const group = t.get(id)
    return group?.kind === 'security-group' ? (group.ingress ?? []) : []
  })
  const ports = rules.flatMap((rule) => {
    const range = rule.protocol === 'tcp' && (rule.peer === '0.0.0.0/0' || rule.peer === '::/0') ? parsePorts(rule.ports) : null
    return range !== null && range.from === range.to ? [range.from] : []
  })
  return [...new Set(ports)].sort((a, b) => a - b)
}
