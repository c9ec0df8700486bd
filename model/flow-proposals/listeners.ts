import { type Leg, nameOfAll, participant, roundTrip } from '@/model/flow-proposals/proposer'
import type { Transport } from '@/model/flow-proposals/rules'
import { inOrder } from '@/model/flow-proposals/workloads'
import type { FlowItem, FlowParticipant } from '@/model/flows'
import { parsePorts } from '@/model/net/ports'
import { nicsOf } from '@/model/reachability/nics'
import type { AnyResource, ResourceId } from '@/model/resource'
import { portsOfTarget } from '@/model/target-ports'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

export type Balancer = Extract<Resource, { readonly listeners?: unknown }>

/** What a load balancer takes: one port, and where it sends it on to. */
export interface Listener {
  readonly transport: Transport
  readonly port: number
  /** `HTTPS 443`. */
  readonly text: string
  readonly served: readonly Served[]
}

interface Served {
  /** Of the target group and the port: of one group, targets may be registered on several. */
  readonly key: string
  readonly transport: Transport
  readonly port: number
  readonly text: string
  readonly targets: readonly AnyResource[]
}

/** Of one flow; more would be a list and no story. */
const mostListeners = 3
const mostTargetGroups = 3

export const balancersOf = (t: TopologyIndex, scheme: 'internet-facing' | 'internal'): readonly Balancer[] =>
  inOrder(t.loadBalancers.flatMap(({ id }) => t.get(id) ?? [])).filter(
    (r): r is Balancer => 'listeners' in r && r.stub !== true && r.scheme === scheme,
  )

/**
 * Listeners that forward, the usual ports first. Where the input tells of none that does, those of which it does not tell what they do;
 * never one that redirects, for it serves nobody.
 */
export function listenersOf(balancer: Balancer, t: TopologyIndex): readonly Listener[] {
  const all = (balancer.listeners ?? []).flatMap((l): readonly Listener[] => {
    const range = parsePorts(l.port)
    if (l.redirectTo !== undefined || range === null || range.from !== range.to) return []
    const { transport, name } = wordsOf(l.protocol)
    const served = (l.forwardTo ?? []).flatMap((id) => servedBy(id, t)).slice(0, mostTargetGroups)
    return [{ transport, port: range.from, text: `${name} ${range.from}`, served }]
  })
  const forwarding = all.filter((l) => l.served.length > 0)
  return [...(forwarding.length > 0 ? forwarding : all)].sort((a, b) => rank(a) - rank(b) || a.port - b.port).slice(0, mostListeners)
}

const rank = ({ port }: Listener): number => (port === 443 ? 0 : port === 80 ? 1 : 2)

/** Those targets of a group that have an interface, by their port: functions are called by their API. */
function servedBy(id: ResourceId, t: TopologyIndex): readonly Served[] {
  const group = t.get(id)
  if (group?.kind !== 'target-group' || group.targetType === 'lambda') return []
  const targets = inOrder((group.targets ?? []).flatMap((target) => t.get(target) ?? []).filter((target) => nicsOf(target, t).length > 0))
  const onPort = new Map<number, AnyResource[]>()
  for (const target of targets)
    for (const port of portsOfTarget(group, new Set([target.id])))
      if (port !== undefined) onPort.set(port, [...(onPort.get(port) ?? []), target])
  const { transport, name } = wordsOf(group.protocol)
  return [...onPort].map(([port, own]) => ({ key: `${group.id} ${port}`, transport, port, text: `${name} ${port}`, targets: own }))
}

const datagrams: ReadonlySet<string> = new Set(['UDP', 'QUIC'])

/** Source: Elastic Load Balancing User Guides, "Listeners": TCP_UDP takes both; QUIC runs over UDP (RFC 9000). */
function wordsOf(protocol: string | undefined): { readonly transport: Transport; readonly name: string } {
  const name = protocol?.toUpperCase() ?? 'TCP'
  return { transport: datagrams.has(name) ? 'udp' : 'tcp', name: name === 'TCP_UDP' ? 'TCP' : name }
}

/** From callers to a load balancer and on to what it serves, by each listener in turn. */
export function throughBalancer(
  callers: FlowParticipant,
  balancer: Balancer,
  listeners: readonly Listener[],
  t: TopologyIndex,
): { readonly participants: FlowParticipant[]; readonly steps: FlowItem[]; readonly served: string } {
  const groups = new Map(listeners.flatMap((l) => l.served.map((s) => [s.key, s] as const)))
  const ids = new Map([...groups.keys()].map((id, i) => [id, i === 0 ? 'targets' : `targets-${i + 1}`]))
  const behind = [...groups].map(([id, served]) => participant(ids.get(id) ?? '', served.targets, t))
  const steps = listeners.flatMap((listener) => {
    const [ask, answer] = roundTrip([leg(callers.id, 'balancer', listener)])
    const inner = listener.served.flatMap((served) => roundTrip([leg('balancer', ids.get(served.key) ?? '', served)]))
    return ask === undefined || answer === undefined ? [] : [ask, ...inner, answer]
  })
  const served = nameOfAll([...new Set([...groups.values()].flatMap((s) => s.targets))], t)
  return { participants: [callers, participant('balancer', [balancer], t), ...behind], steps, served }
}

const leg = (from: string, to: string, { transport, port, text }: Pick<Listener, 'transport' | 'port' | 'text'>): Leg => ({
  from,
  to,
  protocol: transport,
  port,
  text,
})
