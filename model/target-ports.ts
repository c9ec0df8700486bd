import type { ResourceOf } from '@/model/topology'

/**
 * Ports on which a target of a group is registered: those of its own, else that of the group.
 *
 * @param names  ids of the target: of the resource, or of one of its interfaces
 * @returns one at the least; undefined stands for a port that the input does not tell
 * Source: Elastic Load Balancing API, TargetDescription, `Port`.
 */
export function portsOfTarget(group: ResourceOf<'target-group'>, names: ReadonlySet<string>): readonly (number | undefined)[] {
  const own = new Set((group.targetPorts ?? []).filter(({ target }) => names.has(target)).map(({ port }) => port))
  return own.size > 0 ? [...own].sort((a, b) => (a ?? 0) - (b ?? 0)) : [group.port]
}
