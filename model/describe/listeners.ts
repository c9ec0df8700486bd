import { type Describe, linkRow } from '@/model/describe/section'
import type { DetailRow } from '@/model/details'
import { referenceTo } from '@/model/resource-names'
import { portsOfTarget } from '@/model/target-ports'
import type { Resource, ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** What a load balancer listens for and sends to; of a target group its targets; of a target the groups that it is registered in. */
export const listeners: Describe = (resource, t) => {
  const shared = { id: 'listeners', title: 'Listeners and targets' } as const
  if ('listeners' in resource) {
    const empty =
      resource.listeners === undefined ? 'unknown: the input does not tell its listeners.' : 'No listener: it accepts no connection.'
    return {
      ...shared,
      rows: [...listenerRows(resource, t), ...t.targetsOf(resource.id).flatMap(({ group }) => targetRows(group.id, true, t))],
      empty,
    }
  }
  if (resource.kind === 'target-group') {
    const fronts = t.loadBalancers.filter((lb) => t.targetsOf(lb.id).some(({ group }) => group.id === resource.id))
    const rows = [...fronts.map((lb) => linkRow('Load balancer', lb.id, t)), ...targetRows(resource.id, false, t)]
    return { ...shared, rows, empty: 'No load balancer forwards to it.' }
  }
  const registered = t.of('target-group').filter((group) => group.targets?.includes(resource.id) === true)
  if (registered.length === 0) return null
  return {
    ...shared,
    rows: registered.map((group) => linkRow('Registered in', group.id, t, { why: portOf(group, resource.id) })),
    empty: '',
  }
}

function listenerRows(balancer: Extract<Resource, { listeners?: unknown }>, t: TopologyIndex): readonly DetailRow[] {
  return (balancer.listeners ?? []).flatMap((listener): readonly DetailRow[] => {
    const label = `${listener.protocol}:${listener.port}`
    if (listener.redirectTo !== undefined) return [{ label, value: `redirects to ${listener.redirectTo}` }]
    const groups = listener.forwardTo ?? []
    if (groups.length === 0) return [{ label, value: 'unknown', why: 'The input does not tell where it forwards', tone: 'doubt' }]
    return groups.map((id) => {
      const row = linkRow(label, id, t)
      return row.link === undefined ? row : { ...row, value: `forwards to ${referenceTo(id, t)}` }
    })
  })
}

function targetRows(id: string, named: boolean, t: TopologyIndex): readonly DetailRow[] {
  const group = t.get(id)
  if (group?.kind !== 'target-group') return []
  const label = named ? `Target of ${referenceTo(id, t)}` : 'Target'
  if (group.targets === undefined) return [{ label, value: 'unknown', why: 'The input does not tell the targets', tone: 'doubt' }]
  if (group.targets.length === 0) return [{ label, value: 'None', why: 'No target is registered: requests fail', tone: 'bad' }]
  return group.targets.map((target) => linkRow(label, target, t, { why: `on ${portOf(group, target)}` }))
}

function portOf(group: ResourceOf<'target-group'>, target: string): string {
  const ports = portsOfTarget(group, new Set([target])).map((port) => port ?? 'unknown port')
  return `${group.protocol ?? 'unknown protocol'}:${ports.join(', ')}`
}
