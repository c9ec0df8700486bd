import { nameOf, type Proposer, participant, roundTrip } from '@/model/flow-proposals/proposer'
import { covers, peerOf, rulesOf } from '@/model/flow-proposals/rules'
import { nameOfWorkloads, partOf, standing, type Workload, workloadsOf } from '@/model/flow-proposals/workloads'
import type { Category } from '@/model/look'
import { type Cidr, cidrContains, parseCidr } from '@/model/net/cidr'
import type { AnyResource } from '@/model/resource'
import { remember } from '@/model/security-groups/remember'
import { isBlock, isWorld } from '@/model/security-groups/rules'
import type { TopologyIndex } from '@/model/topology-index'

/** Of one database: more are no longer seen at a glance. */
const mostCallers = 5

const kept: ReadonlySet<Category> = new Set(['database'])

/** From what runs to the databases that it may ask, on their port. */
export const databases: Proposer = {
  id: 'database',
  *propose(t) {
    for (const database of standing(kept, t)) {
      const port = portOf(database, t)
      if (port === undefined) continue
      const callers = callersOf(database, port, t)
      if (callers.length === 0) continue
      const [name, asking] = [nameOf(database, t), nameOfWorkloads(callers, t)]
      // One flow for all: those of two zones ask the same in the same way, and each of them is proved.
      yield {
        id: database.id,
        name: `${asking} to ${name}`,
        description: `A query of ${asking} to ${name}, and its answer`,
        participants: [partOf('callers', callers, t), participant('database', [database], t)],
        steps: [...roundTrip([{ from: 'callers', to: 'database', protocol: 'tcp', port, text: `TCP ${port}` }])],
      }
    }
  },
}

/** Its own port; where the input does not tell it, the only one that its rules open. */
function portOf(database: AnyResource, t: TopologyIndex): number | undefined {
  if ('port' in database && typeof database.port === 'number') return database.port
  const ranges = rulesOf(database, 'ingress', t).flatMap(({ traffic }) => (traffic.protocol === 6 ? [traffic.ports] : []))
  const [first] = ranges
  const isOne = first !== undefined && ranges.every((r) => r.from === first.from && r.to === first.from)
  return isOne ? first.from : undefined
}

/** Who uses it, the surest sign first: they say so, its rules name their group, their rules name its group, its rules hold their block. */
function callersOf(database: AnyResource, port: number, t: TopologyIndex): readonly Workload[] {
  const { bySecurityGroup, ofResource } = workloadsOf(t)
  const open = rulesOf(database, 'ingress', t).filter((placed) => covers(placed, 'tcp', port))
  const own = [...new Set<string>(t.interfacesOf(database).flatMap((i) => i.securityGroups ?? []))]
  const sayers = t.consumersOf(database.id).flatMap((consumer) => ofResource.get(consumer.id) ?? [])
  const named = open.flatMap((placed) => bySecurityGroup.get(peerOf(placed)) ?? [])
  const naming = own.flatMap((id) => leavingFor(t, id).filter((w) => opensTo(w, id, port, t)))
  const sure = new Set([...sayers, ...named, ...naming])
  // A block holds whole subnets, many of whose inhabitants want nothing of it: only where nothing says more.
  const blocks = open.map(({ rule }) => rule.peer).filter((peer) => isBlock(peer) && !isWorld(peer))
  const all = sure.size > 0 ? sure : inBlocks(t, JSON.stringify([t.vpcOf(database.id) ?? '', ...blocks]))
  return [...all].slice(0, mostCallers)
}

const opensTo = ({ first }: Workload, group: string, port: number, t: TopologyIndex): boolean =>
  rulesOf(first, 'egress', t).some((placed) => covers(placed, 'tcp', port) && peerOf(placed) === group)

const byNamedGroup = new WeakMap<TopologyIndex, ReadonlyMap<string, ReadonlySet<Workload>>>()

/** Whose egress rules name a group; the rules of all are read once. */
function leavingFor(t: TopologyIndex, group: string): readonly Workload[] {
  const known = byNamedGroup.get(t) ?? namedGroups(t)
  byNamedGroup.set(t, known)
  return [...(known.get(group) ?? [])]
}

function namedGroups(t: TopologyIndex): ReadonlyMap<string, ReadonlySet<Workload>> {
  const found = new Map<string, Set<Workload>>()
  for (const workload of workloadsOf(t).all)
    for (const placed of rulesOf(workload.first, 'egress', t)) {
      const peer = peerOf(placed)
      found.set(peer, (found.get(peer) ?? new Set()).add(workload))
    }
  return found
}

/** What stands in a VPC in one of some blocks: many databases have the same rules. */
const inBlocks = remember((t: TopologyIndex, key: string): readonly Workload[] => {
  const [vpc = '', ...texts] = JSON.parse(key) as readonly string[]
  const blocks = texts.flatMap((text) => parseCidr(text) ?? [])
  return (workloadsOf(t).byVpc.get(vpc) ?? []).filter((w) => isIn(w, blocks, t))
})

/** Whether every subnet that it stands in lies in one of the blocks. */
function isIn(workload: Workload, blocks: readonly Cidr[], t: TopologyIndex): boolean {
  if (blocks.length === 0 || workload.subnets.length === 0) return false
  return workload.subnets.every((id) => {
    const subnet = t.get(id)
    const cidr = subnet?.kind === 'subnet' && subnet.cidr !== undefined ? parseCidr(subnet.cidr) : null
    return cidr !== null && blocks.some((block) => cidrContains(block, cidr))
  })
}
