import type { Workload } from '@/model/flow-proposals/workloads'
import type { AnyResource } from '@/model/resource'
import { remember } from '@/model/security-groups/remember'
import { type Direction, type PlacedRule, placedRules, tellsAllRules } from '@/model/security-groups/rules'
import { includesTraffic } from '@/model/security-groups/traffic'
import type { TopologyIndex } from '@/model/topology-index'

/** Source: IANA "Assigned Internet Protocol Numbers". */
export const protocolNumbers = { tcp: 6, udp: 17 } as const

export type Transport = keyof typeof protocolNumbers

/** The rules of the groups of a resource, of each group once; those that the input does not tell are left out. */
export function rulesOf(resource: AnyResource, direction: Direction, t: TopologyIndex): readonly PlacedRule[] {
  const groups = new Set(t.interfacesOf(resource).flatMap((i) => i.securityGroups ?? []))
  const rules = direction === 'ingress' ? ingressOf : egressOf
  return [...groups].flatMap((id) => rules(t, id) ?? [])
}

/** The same group is asked for by each of its members. */
const ingressOf = remember((t: TopologyIndex, id: string) => rulesOfGroup(id, 'ingress', t))
const egressOf = remember((t: TopologyIndex, id: string) => rulesOfGroup(id, 'egress', t))

function rulesOfGroup(id: string, direction: Direction, t: TopologyIndex): readonly PlacedRule[] | undefined {
  const group = t.get(id)
  return group?.kind === 'security-group' ? placedRules(group, direction) : undefined
}

const isTold = (id: string, t: TopologyIndex): boolean => {
  const group = t.get(id)
  return group?.kind === 'security-group' && tellsAllRules(group, 'egress')
}

/** Whether a rule lets this protocol and port pass. */
export const covers = ({ traffic }: PlacedRule, transport: Transport, port: number): boolean =>
  includesTraffic(traffic, { protocol: protocolNumbers[transport], ports: { from: port, to: port } })

/** The group that a rule names, `self` resolved; what it names may as well be a block or a prefix list. */
export const peerOf = ({ rule, group }: PlacedRule): string => (rule.peer === 'self' ? group : rule.peer)

type Answer = 'yes' | 'unknown' | 'no'

interface Exits {
  /** Whom egress rules let it open such connections to. */
  readonly peers: readonly string[]
  /** Nothing filters it: an interface without groups. */
  readonly isFree: boolean
  /** Whether the input tells all of its egress rules. */
  readonly isTold: boolean
}

/** What the egress rules of a resource open by TCP to a port; of each endpoint the same is asked again. */
const exitsOf = remember((t: TopologyIndex, key: string): Exits => {
  const [id = '', port = ''] = JSON.parse(key) as readonly string[]
  const resource = t.get(id)
  if (resource === undefined) return { peers: [], isFree: false, isTold: false }
  const interfaces = t.interfacesOf(resource)
  const open = rulesOf(resource, 'egress', t).filter((placed) => covers(placed, 'tcp', Number(port)))
  return {
    peers: [...new Set(open.map(peerOf))],
    isFree: interfaces.some((i) => i.securityGroups?.length === 0),
    isTold: interfaces.every((i) => i.securityGroups?.every((group) => isTold(group, t)) ?? false),
  }
})

/** Whether the egress rules of a workload let it open connections to a port of what `names` knows the peers of. */
function mayOpen({ first }: Workload, port: number, names: (peer: string) => boolean, t: TopologyIndex): Answer {
  const { peers, isFree, isTold } = exitsOf(t, JSON.stringify([first.id, String(port)]))
  return isFree || peers.some(names) ? 'yes' : isTold ? 'no' : 'unknown'
}

/**
 * Those whose rules let them open such connections; where there are none, those of whose rules the input does not tell it; else all: that
 * a way is laid and nobody may take it is worth a flow that stops.
 */
export function ableToOpen(
  workloads: readonly Workload[],
  port: number,
  names: (peer: string) => boolean,
  t: TopologyIndex,
): readonly Workload[] {
  const answers = workloads.map((workload) => mayOpen(workload, port, names, t))
  const best = (['yes', 'unknown', 'no'] as const).find((answer) => answers.includes(answer))
  return workloads.filter((_workload, i) => answers[i] === best)
}
