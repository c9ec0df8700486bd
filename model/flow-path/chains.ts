import type { PlacedMessage } from '@/model/flow-path/messages'

/**
 * The messages that carry one connection: a gateway or endpoint only forwards, so that `ecs → nat`, `nat → igw`, `igw → api` is one
 * connection from ecs to api. A proxy (a load balancer, a CDN) opens a connection of its own.
 */
export interface Chain {
  /** Ids of the participants at its ends, and of those between. */
  readonly source: string
  readonly target: string
  readonly waypoints: readonly string[]
  readonly protocol: string | undefined
  readonly port: number | undefined
}

/** The connection that each message is a part of; a response is of that of the request it answers, null where it answers none. */
export function chainsOf(messages: readonly PlacedMessage[], forwards: (participant: string) => boolean): readonly (Chain | null)[] {
  const chains: (Chain | null)[] = messages.map(() => null)
  const open: number[] = []
  messages.forEach(({ message }, i) => {
    if (message.response !== true) {
      chains[i] = chainAround(i, messages, forwards)
      open.push(i)
      return
    }
    const asked = open.findLastIndex((k) => messages[k]?.message.from === message.to && messages[k]?.message.to === message.from)
    const request = open[asked]
    if (request === undefined) return
    open.splice(asked, 1)
    chains[i] = chains[request] ?? null
  })
  return chains
}

function chainAround(at: number, messages: readonly PlacedMessage[], forwards: (participant: string) => boolean): Chain | null {
  const own = messages[at]
  if (own === undefined) return null
  const before: PlacedMessage[] = []
  for (let first = own, i = at; forwards(first.message.from); ) {
    i = messages.findLastIndex((m, k) => k < i && isRequest(m) && m.message.to === first.message.from)
    const found = messages[i]
    if (found === undefined) break
    before.unshift(found)
    first = found
  }
  const after: PlacedMessage[] = []
  for (let last = own, i = at; forwards(last.message.to); ) {
    const waypoint = last.message.to
    i = messages.findIndex((m, k) => k > i && isRequest(m) && (m.message.from === waypoint || m.message.to === waypoint))
    const found = messages[i]
    // A new arrival before anything was forwarded: the flow does not say where the first one went.
    if (found === undefined || found.message.from !== waypoint) break
    after.push(found)
    last = found
  }
  const all = [...before, own, ...after]
  const [first = own] = all
  const last = all.at(-1) ?? own
  return {
    source: first.message.from,
    target: last.message.to,
    waypoints: all.slice(0, -1).map((m) => m.message.to),
    protocol: all.find((m) => m.message.protocol !== undefined)?.message.protocol,
    port: all.find((m) => m.message.port !== undefined)?.message.port,
  }
}

const isRequest = (m: PlacedMessage): boolean => m.message.response !== true
