import { type Joint, joints } from '@/model/flow-proposals/joints'
import { messageOf, nameOf, type Proposer, participant, roundTrip } from '@/model/flow-proposals/proposer'
import { peerOf, rulesOf } from '@/model/flow-proposals/rules'
import { waysFrom } from '@/model/flow-proposals/ways'
import { partOf, type Workload, workloadsOf } from '@/model/flow-proposals/workloads'
import { type Cidr, cidrsOverlap, parseCidr } from '@/model/net/cidr'
import type { ResourceId } from '@/model/resource'
import { remember } from '@/model/security-groups/remember'
import { isWorld } from '@/model/security-groups/rules'
import type { Traffic } from '@/model/security-groups/traffic'
import type { TopologyIndex } from '@/model/topology-index'

/** Of each VPC: a pair needs one of each side, and hundreds of pairs are looked at. */
const mostLookedAt = 24

/** From one VPC to another over what joins them: one flow for a pair of which both sides run something. */
export const betweenVpcs: Proposer = {
  id: 'between',
  *propose(t) {
    for (const joint of joints(t)) {
      const gateway = t.get(joint.gateway)
      const meeting = gateway === undefined ? undefined : (meet(joint, t) ?? meet({ ...joint, from: joint.to, to: joint.from }, t))
      if (gateway === undefined || meeting === undefined) continue
      const { from, to, message } = meeting
      const name = nameOf(gateway, t)
      yield {
        id: `${joint.gateway}-${joint.from}-${joint.to}`,
        name: `${from.name} to ${to.name} over ${name}`,
        description: `A connection of ${from.name} to ${to.name} in the other VPC, and its answer`,
        participants: [partOf('callers', [from], t), participant('gateway', [gateway], t), partOf('called', [to], t)],
        steps: [
          ...roundTrip([
            { from: 'callers', to: 'gateway', ...message },
            { from: 'gateway', to: 'called', ...message },
          ]),
        ],
      }
    }
  },
}

interface Meeting {
  readonly from: Workload
  readonly to: Workload
  readonly message: ReturnType<typeof messageOf>
}

/** Someone whose routes lead to the other VPC, and someone there whose rules let it in. */
function meet({ gateway, from, to }: Joint, t: TopologyIndex): Meeting | undefined {
  const own = blocksOf(t, from)
  const doors = doorsOf(t, to).filter(({ block }) => block === null || own.some((o) => cidrsOverlap(o, block)))
  if (doors.length === 0) return undefined
  const blocks = blocksOf(t, to)
  const leads = ({ destinations }: Sender) => destinations.some((d) => blocks.some((block) => cidrsOverlap(d, block)))
  const senders = sendersBy(t, JSON.stringify([from, gateway]))
  for (const { called, peer, block, traffic } of doors) {
    const caller = senders.find((s) => (block !== null || s.workload.securityGroups.some((id) => id === peer)) && leads(s))
    if (caller !== undefined) return { from: caller.workload, to: called, message: messageOf(traffic) }
  }
  return undefined
}

const lookedAt = (vpc: ResourceId, t: TopologyIndex): readonly Workload[] => (workloadsOf(t).byVpc.get(vpc) ?? []).slice(0, mostLookedAt)

const blocksOf = remember((t: TopologyIndex, vpc: string): readonly Cidr[] =>
  t.cidrsOf(vpc as ResourceId).flatMap((text) => parseCidr(text) ?? []),
)

interface Sender {
  readonly workload: Workload
  readonly destinations: readonly Cidr[]
}

/** What runs in a VPC and has routes to a gateway, with their destinations. */
const sendersBy = remember((t: TopologyIndex, key: string): readonly Sender[] => {
  const [vpc = '', gateway] = JSON.parse(key) as readonly string[]
  return lookedAt(vpc as ResourceId, t).flatMap((workload) => {
    const ways = workload.subnets.flatMap((subnet) => waysFrom(subnet, t)).filter((way) => way.gateway === gateway)
    const destinations = ways.flatMap((way) => blocksBehind(way.destination, t))
    return destinations.length === 0 ? [] : [{ workload, destinations }]
  })
})

function blocksBehind(destination: string, t: TopologyIndex): readonly Cidr[] {
  const list = t.get(destination)
  const texts = list?.kind === 'prefix-list' ? (list.entries ?? []) : [destination]
  return texts.flatMap((text) => parseCidr(text) ?? [])
}

interface Door {
  readonly called: Workload
  /** Id of a group, where the rule names no block. */
  readonly peer: string
  readonly block: Cidr | null
  readonly traffic: Traffic
}

/**
 * What runs in a VPC and what its rules let in, each rule once: single ports before ranges, which do not tell the port that is used; what
 * names everybody last.
 */
const doorsOf = remember((t: TopologyIndex, vpc: string): readonly Door[] => {
  const { bySecurityGroup } = workloadsOf(t)
  const doors = new Map<string, Door>()
  for (const called of lookedAt(vpc as ResourceId, t))
    for (const placed of rulesOf(called.first, 'ingress', t)) {
      const { traffic, rule } = placed
      if (traffic.protocol !== 6 && traffic.protocol !== 17 && traffic.protocol !== 'all') continue
      const peer = peerOf(placed)
      const block = parseCidr(rule.peer)
      const key = JSON.stringify([peer, traffic])
      const isSomebody = block !== null || bySecurityGroup.has(peer)
      if (isSomebody && !doors.has(key)) doors.set(key, { called, peer, block, traffic })
    }
  const width = ({ traffic: { ports } }: Door) => (ports.from === ports.to ? 0 : 1)
  const breadth = ({ peer }: Door) => (isWorld(peer) ? 1 : 0)
  return [...doors.values()].sort((x, y) => breadth(x) - breadth(y) || width(x) - width(y))
})
