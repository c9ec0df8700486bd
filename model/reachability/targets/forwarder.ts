import type { Nic } from '@/model/reachability/nics'
import type { Position, Walk } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'

/** At a resource that a route names. `nic`: the interface whose table was asked. */
export interface AtTarget {
  readonly id: ResourceId
  readonly nic: Nic
}

/** How resources of a kind forward packets. */
export interface Forwarder {
  /** A route leads here; without this the model does not tell what becomes of the packet. */
  forward?(at: AtTarget, walk: Walk): Position | null
  /** An interface of it would open a connection; without this it may. */
  send?(nic: Nic, walk: Walk): Position | null
  /** A packet is addressed to an interface of it; without this the packet has arrived. */
  receive?(at: AtTarget, walk: Walk): Position | null
  /** Packets come in by it from networks that are no part of the model, and not of the internet. */
  readonly isFromOutside?: true
}
