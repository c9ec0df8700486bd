import { lastPort, type PortRange, parsePorts } from '@/model/net/ports'
import { parseProtocol } from '@/model/net/protocol'
import { networkAclOf } from '@/model/reachability/acl-filter'
import type { Nic } from '@/model/reachability/nics'
import type { TopologyIndex } from '@/model/topology-index'

/** Ranges of destination ports that no rule or entry on a way between interfaces tells apart, ascending, all ports together. */
export function portAtoms(nics: readonly Nic[], protocol: number, t: TopologyIndex): readonly PortRange[] {
  const cuts = new Set([0])
  const add = (rule: { readonly protocol: string | number; readonly ports: string | number }) => {
    if (parseProtocol(rule.protocol) !== protocol) return
    const ports = parsePorts(rule.ports)
    if (ports === null) return
    cuts.add(ports.from)
    if (ports.to < lastPort) cuts.add(ports.to + 1)
  }
  for (const id of new Set(nics.flatMap((nic) => nic.groups ?? []))) {
    const group = t.get(id)
    if (group?.kind === 'security-group') for (const rule of [...(group.ingress ?? []), ...(group.egress ?? [])]) add(rule)
  }
  // Gateways on the way stand in other subnets of the same VPCs.
  const vpcs = new Set(nics.map((nic) => nic.vpc))
  const acls = new Set(t.of('subnet').flatMap((s) => (vpcs.has(s.vpc) ? (networkAclOf(s.id, t) ?? []) : [])))
  for (const acl of acls) for (const entry of acl.entries ?? []) add(entry)
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.map((from, i) => ({ from, to: (sorted[i + 1] ?? lastPort + 1) - 1 }))
}
