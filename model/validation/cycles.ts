import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import { type Check, called, shortened } from '@/model/validation/check'

/** Nothing contains itself, directly or through others, and nothing is attached to itself. */
export const cycles: Check = {
  id: 'cycles',
  find: ({ t }) => {
    const places = new Map(t.topology.resources.map((r, i) => [r, i]))
    return ringsOf(t).flatMap((ring) => {
      const [resource] = ring
      if (resource === undefined) return []
      return [
        {
          code: 'topology/cycle' as const,
          severity: 'error' as const,
          message: `${called(resource)} contains itself: ${[...ring, resource].map((r) => `"${shortened(r.id)}"`).join(' is in ')}. Expected containers to end at a region.`,
          fix: 'Correct one of these references.',
          path: ['resources', places.get(resource) ?? 0],
          resource: resource.id,
        },
      ]
    })
  },
}

/** What a resource is in or part of, as its kind and its attributes say. */
function holdersOf(resource: Resource, t: TopologyIndex): readonly Resource[] {
  const container = t.kindOf(resource).container
  const names = [
    'attachedTo' in resource ? resource.attachedTo : undefined,
    container?.parent(resource as never, t),
    container !== undefined && 'vpc' in resource ? resource.vpc : undefined,
  ]
  return names.flatMap((name) => (name == null ? [] : (t.get(name) ?? [])))
}

/** Each ring once. Walks with a stack of its own, so that no chain of containers is too long for it. */
function ringsOf(t: TopologyIndex): readonly (readonly Resource[])[] {
  const done = new Set<Resource>()
  const rings: (readonly Resource[])[] = []
  for (const start of t.topology.resources) {
    const way: { readonly at: Resource; readonly next: Resource[] }[] = []
    const onWay = new Set<Resource>()
    const enter = (at: Resource) => {
      way.push({ at, next: [...holdersOf(at, t)] })
      onWay.add(at)
    }
    if (!done.has(start)) enter(start)
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const next = top.next.pop()
      if (next === undefined) {
        done.add(top.at)
        onWay.delete(top.at)
        way.pop()
      } else if (onWay.has(next)) rings.push(way.slice(way.findIndex((step) => step.at === next)).map((step) => step.at))
      else if (!done.has(next)) enter(next)
    }
  }
  return rings
}
