import type { Topology } from '@/model/topology'
import { Lost } from '@/tests/model/reachability/oracle/facts'
import { type Memory, noMemory, type Packet } from '@/tests/model/reachability/oracle/filters'
import { Network } from '@/tests/model/reachability/oracle/network'

export interface Outcome {
  readonly delivered: boolean
  readonly why: string
  /** As it arrives; absent: it does not. */
  readonly arrived?: Packet
}

/** Sends one packet from a host or from the internet, and its answer back. The plainest way: concrete values, no sets, no memory but that of gateways. */
export const simulate = (world: Topology, from: string, packet: Packet): Outcome => sendIn(new Network(world), from, packet)

/** Every way that the network may take. */
export function simulateAll(world: Topology, from: string, packet: Packet): readonly Outcome[] {
  const net = new Network(world)
  const outcomes: Outcome[] = []
  const open: ReadonlyMap<string, number>[] = [new Map()]
  for (let chosen = open.pop(); chosen !== undefined; chosen = open.pop()) {
    const own = chosen
    let other: { readonly place: string; readonly count: number } | null = null
    const choose = (place: string, count: number) => {
      if (!own.has(place) && count > 1) other ??= { place, count }
      return own.get(place) ?? 0
    }
    const outcome = sendIn(net, from, packet, choose)
    const fork = other as { readonly place: string; readonly count: number } | null
    if (fork === null) outcomes.push(outcome)
    else for (let i = 0; i < fork.count; i++) open.push(new Map(own).set(fork.place, i))
  }
  return outcomes
}

/** The same, in a network that is there already. */
export function sendIn(net: Network, from: string, packet: Packet, choose: Memory['choose'] = () => 0): Outcome {
  const families = [packet.source, packet.destination].map((address) => (address.includes(':') ? 6 : 4))
  if (families.some((family) => family !== families[0] || packet.protocol === (family === 4 ? 58 : 1)))
    return { delivered: false, why: 'no such packet: one IP version, and its own ICMP' }
  const memory = noMemory(choose)
  try {
    const arrived =
      from === 'internet'
        ? net.fromInternet(packet, memory)
        : from === 'office'
          ? net.fromOffice(packet, memory)
          : net.leave(net.place(from), packet, memory)
    if (packet.icmpType >= 0 && packet.icmpType !== 8 && packet.icmpType !== 128)
      return { delivered: true, why: 'arrived; nothing answers' }
    memory.reply = true
    memory.visited.clear()
    memory.behindAppliance = false
    const { at, packet: last } = arrived
    const answer: Packet = {
      source: last.destination,
      destination: last.source,
      protocol: last.protocol,
      sourcePort: last.destinationPort,
      destinationPort: last.sourcePort,
      icmpType: last.icmpType === 8 ? 0 : last.icmpType === 128 ? 129 : last.icmpType,
    }
    const back = typeof at === 'string' ? net.answerFrom(at, answer, memory) : net.leave(at, answer, memory)
    const home =
      from === 'internet'
        ? back.at === 'internet'
        : from === 'office'
          ? String(back.at).startsWith('office ')
          : typeof back.at !== 'string' && back.at.id === from
    if (!home) return { delivered: false, why: 'the answer went elsewhere' }
    return { delivered: true, why: 'there and back', arrived: last }
  } catch (error) {
    if (error instanceof Lost) return { delivered: false, why: error.message }
    throw error
  }
}
