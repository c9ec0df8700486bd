import { lastPort, type PortRange, parsePorts } from '@/model/net/ports'
import { parseProtocol } from '@/model/net/protocol'
import { allNics, type Nic } from '@/model/reachability/nics'
import type { TopologyIndex } from '@/model/topology-index'

/** Ranges of destination ports that no rule, entry or listener on a way between interfaces tells apart, ascending, all ports together. */
export function portAtoms(nics: readonly Nic[], protocol: number, t: TopologyIndex): readonly PortRange[] {
  const cuts = new Set([0])
  const addPorts = (ports: PortRange) => {
    cuts.add(ports.from)
    if (ports.to < lastPort) cuts.add(ports.to + 1)
  }
  const add = (rule: { readonly protocol: string | number; readonly ports: string | number }) => {
    if (parseProtocol(rule.protocol) !== protocol) return
    const ports = parsePorts(rule.ports)
    if (ports !== null) addPorts(ports)
  }
  // Whatever forwards packets may stand on the way, with groups of its own.
  const filters = [...nics, ...forwardingNics(t)]
  for (const id of new Set(filters.flatMap((nic) => nic.groups ?? []))) {
    const group = t.get(id)
    if (group?.kind === 'security-group') for (const rule of [...(group.ingress ?? []), ...(group.egress ?? [])]) add(rule)
  }
  // Gateways on the way stand in other subnets, and a way may lead through other VPCs.
  for (const acl of t.of('network-acl')) for (const entry of acl.entries ?? []) add(entry)
  for (const nic of nics) {
    const owner = t.get(nic.owner)
    if (owner !== undefined && 'listeners' in owner)
      for (const listener of owner.listeners ?? []) addPorts(parsePorts(listener.port) ?? { from: 0, to: 0 })
  }
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.map((from, i) => ({ from, to: (sorted[i + 1] ?? lastPort + 1) - 1 }))
}

const forwardingNics = (t: TopologyIndex): readonly Nic[] => allNics(t).filter((nic) => nic.forwards)
