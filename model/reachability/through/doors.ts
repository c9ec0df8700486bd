import { type LoadBalancer, listensTo, transportsOf } from '@/model/reachability/listeners'
import type { Nic } from '@/model/reachability/nics'
import type { RuleReference } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { portsOfTarget } from '@/model/target-ports'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** A way from a listener of a load balancer to a target (rule 38). */
export interface Door {
  readonly listener: RuleReference
  readonly group: ResourceOf<'target-group'>
  /** Port of the target; undefined: the input does not tell. */
  readonly port: number | undefined
  /** IANA number of the connection to the target. */
  readonly protocol: number
  /** Whether the target sees the address of the client (rule 39). */
  readonly keepsClient: boolean | 'unknown'
}

/** What leads from a load balancer to a target, or, where nothing does, why: for sure, or because the input does not tell. */
export interface Doors {
  readonly doors: readonly Door[]
  readonly refused: {
    readonly code: 'ELBV2_LISTENER_HAS_NO_TG' | 'TARGET_ADDRESS_RESTRICTION'
    readonly why: string
    readonly fix: string
  } | null
  readonly untold: readonly { readonly component: ResourceId; readonly attribute: string; readonly why: string }[]
}

/**
 * @param port  of the client's packet
 * @param targets  interfaces that are meant; `id`: the resource that owns them
 */
export function doorsTo(
  balancer: LoadBalancer,
  { protocol, port }: { readonly protocol: number; readonly port: number },
  id: ResourceId,
  targets: readonly Nic[],
  t: TopologyIndex,
): Doors {
  const names = new Set<string>([id, ...targets.flatMap((nic) => [nic.owner, ...(nic.id === null ? [] : [nic.id])])])
  const untold: Doors['untold'][number][] = []
  const doors: Door[] = []
  let forwards = false
  for (const [i, listener] of (balancer.listeners ?? []).entries()) {
    if (!listensTo(listener, protocol, { from: port, to: port })) continue
    const text = `listener ${listener.protocol}:${listener.port}`
    const place: RuleReference = { of: balancer.id, path: `listeners/${i}`, text }
    if (listener.forwardTo === undefined && listener.redirectTo === undefined)
      untold.push({
        component: balancer.id,
        attribute: `${place.path}/forwardTo`,
        why: `where ${text} of ${titleOf(balancer.id, t)} forwards to is not in the input`,
      })
    for (const groupId of listener.forwardTo ?? []) {
      forwards = true
      const group = t.get(groupId)
      if (group?.kind !== 'target-group')
        untold.push({ component: groupId, attribute: 'id', why: `${groupId}, which ${text} names, is not in the input` })
      else if (group.targets === undefined)
        untold.push({ component: groupId, attribute: 'targets', why: `the targets of ${titleOf(groupId, t)} are not in the input` })
      else if (group.targets.some((target) => names.has(target))) doors.push(...doorsOf(balancer, place, group, protocol, names))
    }
  }
  if (doors.length > 0 || untold.length > 0) return { doors, refused: null, untold }
  const title = titleOf(balancer.id, t)
  return {
    doors,
    untold,
    refused: forwards
      ? {
          code: 'TARGET_ADDRESS_RESTRICTION',
          why: `no target group that ${title} forwards this to holds ${titleOf(id, t)}`,
          fix: `Register ${titleOf(id, t)} with a target group of ${title}.`,
        }
      : {
          code: 'ELBV2_LISTENER_HAS_NO_TG',
          why: `no listener of ${title} forwards this to a target group`,
          fix: `Let ${title} forward it.`,
        },
  }
}

/** One for each port on which the target is registered. */
function doorsOf(
  balancer: LoadBalancer,
  listener: RuleReference,
  group: Door['group'],
  protocol: number,
  target: ReadonlySet<string>,
): readonly Door[] {
  return portsOfTarget(group, target).map((port) => doorOf(balancer, listener, group, protocol, port))
}

function doorOf(balancer: LoadBalancer, listener: RuleReference, group: Door['group'], protocol: number, port: number | undefined): Door {
  const base = { listener, group, port }
  // An application load balancer speaks HTTP with its targets, in a connection of its own.
  if (balancer.kind === 'application-load-balancer') return { ...base, protocol: 6, keepsClient: false }
  const spoken = group.protocol === undefined ? [protocol] : transportsOf(group.protocol)
  return { ...base, protocol: spoken.includes(protocol) ? protocol : (spoken[0] ?? protocol), keepsClient: keepsClient(group, protocol) }
}

/**
 * Rule 39. UDP always keeps the address; else the attribute decides, which is on for instances and load balancers and off for addresses
 * unless told otherwise.
 */
function keepsClient({ preserveClientIp, targetType, protocol }: Door['group'], spoken: number): boolean | 'unknown' {
  if (spoken === 17 || (protocol !== undefined && transportsOf(protocol).includes(17))) return true
  if (preserveClientIp !== undefined) return preserveClientIp
  if (targetType === undefined) return 'unknown'
  return targetType === 'instance' || targetType === 'alb'
}
