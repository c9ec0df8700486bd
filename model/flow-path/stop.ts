import type { AddressRewrite } from '@/model/flow-steps'
import type { ResourceId } from '@/model/resource'

/** A place on the way of a connection, with the fact that decides there when a packet comes and when it goes on. */
export interface Stop {
  readonly resource: ResourceId
  /** Where its own interfaces are: `10.0.10.x in Private Subnet`. */
  readonly places: readonly string[]
  readonly arrives: readonly string[]
  readonly sends: readonly string[]
  /** What it rewrites before it sends on. */
  readonly rewrites: readonly AddressRewrite[]
}

/** A connection's way there, and the way of its answers. */
export interface Way {
  readonly forward: readonly Stop[]
  readonly back: readonly Stop[]
}

export const stop = (resource: ResourceId, facts: Partial<Omit<Stop, 'resource'>>): Stop => ({
  resource,
  places: [],
  arrives: [],
  sends: [],
  rewrites: [],
  ...facts,
})

/**
 * Several ways as one: a service in two subnets, or a participant that stands for three functions. Stops of one resource are joined; each
 * fact stands once.
 */
export function joinWays(ways: readonly Way[]): Way {
  const [only] = ways
  if (only !== undefined && ways.length === 1) return only
  return { forward: joinStops(ways.map((w) => w.forward)), back: joinStops(ways.map((w) => w.back)) }
}

function joinStops(lists: readonly (readonly Stop[])[]): readonly Stop[] {
  // Placed by the furthest position at which any of the ways has it, so that what lies behind a detour stays behind it.
  const position = new Map<string, number>()
  for (const list of lists) for (const [i, s] of list.entries()) position.set(s.resource, Math.max(position.get(s.resource) ?? 0, i))
  const joined = new Map<string, Stop>()
  for (const list of lists) for (const s of list) joined.set(s.resource, join(joined.get(s.resource), s))
  return [...joined.values()].sort((a, b) => (position.get(a.resource) ?? 0) - (position.get(b.resource) ?? 0))
}

function join(a: Stop | undefined, b: Stop): Stop {
  if (a === undefined) return b
  const rewrites = [...a.rewrites, ...b.rewrites]
  return {
    resource: a.resource,
    places: [...new Set([...a.places, ...b.places])],
    arrives: [...new Set([...a.arrives, ...b.arrives])],
    sends: [...new Set([...a.sends, ...b.sends])],
    rewrites: [...new Map(rewrites.map((r) => [JSON.stringify(r), r])).values()],
  }
}
