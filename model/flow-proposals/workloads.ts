import { nameOfAll, participant } from '@/model/flow-proposals/proposer'
import type { FlowParticipant } from '@/model/flows'
import type { Category } from '@/model/look'
import type { AnyResource, ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** What runs, all of one making: in the same subnets with the same groups, or of one auto-scaled group. */
export interface Workload {
  /** In the order of their ids; at least one. */
  readonly members: readonly AnyResource[]
  /** The member that stands for all. */
  readonly first: AnyResource
  readonly name: string
  readonly subnets: readonly ResourceId[]
  readonly securityGroups: readonly ResourceId[]
}

interface Workloads {
  readonly all: readonly Workload[]
  readonly bySecurityGroup: ReadonlyMap<string, readonly Workload[]>
  readonly byVpc: ReadonlyMap<string, readonly Workload[]>
  readonly ofResource: ReadonlyMap<string, Workload>
}

const running: ReadonlySet<Category> = new Set(['compute', 'containers', 'serverless'])

/** Tag that Auto Scaling puts on the instances that it launches. Source: Amazon EC2 Auto Scaling User Guide, "Tag lifecycle". */
const groupTag = 'aws:autoscaling:groupName'

/** Several workloads as one participant; where there are too many members for it, one of each workload comes before the others. */
export const partOf = (id: string, workloads: readonly Workload[], t: TopologyIndex): FlowParticipant =>
  participant(id, membersOf(workloads), t)

/** What all of several workloads are called. */
export const nameOfWorkloads = (workloads: readonly Workload[], t: TopologyIndex): string => nameOfAll(membersOf(workloads), t)

const membersOf = (workloads: readonly Workload[]): readonly AnyResource[] => [
  ...workloads.map((w) => w.first),
  ...workloads.flatMap((w) => w.members.slice(1)),
]

const known = new WeakMap<TopologyIndex, Workloads>()

export function workloadsOf(t: TopologyIndex): Workloads {
  const found = known.get(t)
  if (found !== undefined) return found
  const made = make(t)
  known.set(t, made)
  return made
}

/** Resources of these categories that own an interface, in the order of their ids. */
export const standing = (categories: ReadonlySet<Category>, t: TopologyIndex): readonly AnyResource[] =>
  inOrder(t.all.filter((r) => r.stub !== true && categories.has(t.kindOf(r).look.category) && t.interfacesOf(r).length > 0))

export const inOrder = <R extends { readonly id: string }>(resources: readonly R[]): readonly R[] =>
  [...resources].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

function make(t: TopologyIndex): Workloads {
  const groups = new Map<string, AnyResource[]>()
  for (const resource of standing(running, t)) append(groups, keyOf(resource, t), resource)
  const all = [...groups.values()].flatMap((members): readonly Workload[] => {
    const [first] = members
    if (first === undefined) return []
    const interfaces = members.flatMap((member) => t.interfacesOf(member))
    const subnets = [...new Set(interfaces.flatMap((i) => i.subnet ?? []))].sort()
    const securityGroups = [...new Set(interfaces.flatMap((i) => i.securityGroups ?? []))].sort()
    return [{ members, first, name: nameOfAll(members, t), subnets, securityGroups }]
  })
  const bySecurityGroup = new Map<string, Workload[]>()
  const byVpc = new Map<string, Workload[]>()
  const ofResource = new Map<string, Workload>()
  for (const workload of all) {
    for (const group of workload.securityGroups) append(bySecurityGroup, group, workload)
    const vpc = t.vpcOf(workload.first.id)
    if (vpc !== undefined) append(byVpc, vpc, workload)
    for (const member of workload.members) ofResource.set(member.id, workload)
  }
  return { all, bySecurityGroup, byVpc, ofResource }
}

function keyOf(resource: AnyResource, t: TopologyIndex): string {
  const scaled = resource.tags?.[groupTag]
  if (scaled !== undefined) return JSON.stringify([resource.kind, scaled])
  const interfaces = t.interfacesOf(resource)
  const subnets = new Set(interfaces.map((i) => i.subnet ?? ''))
  const securityGroups = new Set(interfaces.flatMap((i): readonly string[] => i.securityGroups ?? ['?']))
  return JSON.stringify([resource.kind, [...subnets].sort(), [...securityGroups].sort()])
}

function append<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
