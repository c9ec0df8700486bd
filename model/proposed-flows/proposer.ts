import type { Flow, FlowItem } from '@/model/flows'
import type { AnyResource, ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** Finds flows that a configuration itself suggests. */
export interface Proposer {
  readonly id: string
  propose(t: TopologyIndex): readonly Flow[]
}

/** One or several that play the same part. */
export interface Part {
  readonly of: readonly ResourceId[]
}

/** A request from one part to the next. */
export interface Leg {
  readonly protocol: 'tcp' | 'udp'
  readonly port: number
  readonly text: string
}

/** A flow along a row of parts: each request in its order, and the answers back. */
export function along(id: string, name: string, description: string, parts: readonly Part[], legs: readonly Leg[]): Flow {
  const participant = (i: number) => `p${i + 1}`
  const requests = legs.map((leg, i): FlowItem => ({ from: participant(i), to: participant(i + 1), ...leg }))
  const answers = legs.map((_leg, i): FlowItem => ({ from: participant(i + 1), to: participant(i), response: true, text: 'Response' }))
  return {
    id,
    name,
    description,
    participants: parts.map((part, i) => ({ id: participant(i), of: [...part.of] })),
    steps: [...requests, ...answers.reverse()],
  }
}

/** Texts of a flow may hold references; what comes from a file is never one. */
export const plainText = (text: string): string => text.replaceAll('${', '$ {')

/** Resources that run something, by the category of their kind. */
const running: ReadonlySet<string> = new Set(['compute', 'containers', 'serverless'])

const known = new WeakMap<TopologyIndex, readonly (readonly AnyResource[])[]>()

/** What runs, such as one group stands for many of the same making: in the same subnets, with the same groups. */
export function workloads(t: TopologyIndex): readonly (readonly AnyResource[])[] {
  const made = known.get(t)
  if (made !== undefined) return made
  const groups = new Map<string, AnyResource[]>()
  for (const resource of t.all) {
    if (resource.stub === true || !running.has(t.kindOf(resource).look.category)) continue
    const interfaces = t.interfacesOf(resource)
    if (interfaces.length === 0) continue
    const key = JSON.stringify([
      resource.kind,
      [...new Set(interfaces.map((i) => i.subnet ?? ''))].sort(),
      [...new Set(interfaces.flatMap((i): readonly string[] => i.securityGroups ?? ['?']))].sort(),
    ])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [resource])
    else group.push(resource)
  }
  const all = [...groups.values()]
  known.set(t, all)
  return all
}

/** Most that one participant stands for: a proof of it asks each with each. */
const mostOfOne = 6

export const partOf = (group: readonly AnyResource[]): Part => ({ of: group.slice(0, mostOfOne).map((r) => r.id) })

/** `api`, `web-1 and 2 others`. */
export function nameOfGroup(group: readonly AnyResource[], t: TopologyIndex): string {
  const [first, ...rest] = group
  if (first === undefined) return ''
  const name = plainText(t.nameOf(first.id))
  return rest.length === 0 ? name : `${name} and ${rest.length} other${rest.length === 1 ? '' : 's'}`
}

/** Who comes from the internet: users where the topology tells of them, else the internet. */
export const visitors = (t: TopologyIndex): AnyResource | undefined => t.ofKind('users')[0] ?? t.ofKind('internet')[0]
