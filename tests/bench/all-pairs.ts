import { type AllPairs, allPairs } from '@/model/reachability/matrix/all-pairs'
import { allNics } from '@/model/reachability/nics'
import { trace } from '@/model/reachability/trace'
import { indexOf, type TopologyIndex } from '@/model/topology-index'
import { pairwise } from '@/tests/bench/pairwise'
import { type NetworkSize, syntheticNetwork } from '@/tests/bench/synthetic-network'

/** What one size costs; times in ms. */
export interface Measured {
  readonly interfaces: number
  readonly classes: number
  readonly reachable: number
  /** Reading the interfaces out of the topology, which every question needs once. */
  readonly interfacesMs: number
  /** All pairs, the first time in a process and once the engine has warmed up. */
  readonly coldMs: number
  readonly coldCpuMs: number
  readonly warmMs: number
  /** All pairs one by one, from a sample of senders. */
  readonly pairwiseMs: number
  /** Senders of the sample for which both count otherwise: none, or the figures mean nothing. */
  readonly disagreements: number
  readonly traceMs: number
  readonly changeMs: number
  readonly rssMb: number
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function timed<T>(make: () => T): { readonly made: T; readonly ms: number; readonly cpuMs: number } {
  const cpu = process.cpuUsage()
  const from = performance.now()
  const made = make()
  const { user, system } = process.cpuUsage(cpu)
  return { made, ms: performance.now() - from, cpuMs: (user + system) / 1000 }
}

export function measure(size: NetworkSize, samples: number, warm: number): Measured {
  const fresh = (): TopologyIndex => indexOf(syntheticNetwork(size))
  const t = fresh()
  const nics = timed(() => allNics(t))
  const whole = (index: TopologyIndex) => {
    const pairs = allPairs(index)
    return { pairs, summary: pairs.summary() }
  }
  const cold = timed(() => whole(t))
  const rssMb = process.memoryUsage().rss / 1e6
  const again = Array.from({ length: warm }, () => {
    const index = fresh()
    allNics(index)
    return timed(() => whole(index)).ms
  })
  const { pairs, summary } = cold.made
  const plain = pairwise(t.topology)
  const senders = Array.from({ length: samples }, (_, i) => Math.floor((i * plain.hosts.length) / samples))
  plain.reached(0)
  const one = timed(() => senders.map((sender) => plain.reached(sender)))
  const own = senders.map((sender) => reachedFrom(plain.hosts[sender] as string, pairs))
  return {
    interfaces: summary.interfaces,
    classes: summary.classes,
    reachable: summary.reachable,
    interfacesMs: nics.ms,
    coldMs: cold.ms,
    coldCpuMs: cold.cpuMs,
    warmMs: warm === 0 ? cold.ms : median(again),
    pairwiseMs: (one.ms / samples) * plain.hosts.length,
    disagreements: own.filter((count, i) => count !== one.made[i]).length,
    traceMs: traceMs(t),
    changeMs: changeMs(pairs, t),
    rssMb,
  }
}

/** Listed interfaces that a sender reaches; those of gateways, which the plain way does not know, are left aside. */
function reachedFrom(sender: string, pairs: AllPairs): number {
  const isHost = (owner: string) => owner.startsWith('eni-')
  const from = pairs.classes.findIndex((c) => c.nics.some((nic) => nic.owner === sender))
  const { sets } = pairs.row(from)
  return pairs.classes.reduce((count, { index, nics }) => {
    if (sets[index] === 0) return count
    return count + nics.filter((nic) => isHost(nic.owner) && nic.owner !== sender).length
  }, 0)
}

function traceMs(t: TopologyIndex): number {
  const hosts = t.of('network-interface')
  const ask = (i: number) =>
    trace({ from: hosts[i]?.id ?? '', to: hosts[(i * 7 + 13) % hosts.length]?.id ?? '', protocol: 6, port: 443 }, t)
  ask(0)
  return median(Array.from({ length: 50 }, (_, i) => timed(() => ask(i * 3)).ms))
}

/** One rule more in one group, and every pair that it touches answered anew. */
function changeMs(pairs: AllPairs, t: TopologyIndex): number {
  const groups = t.of('security-group').filter((g) => g.id.startsWith('service-'))
  return median(
    Array.from({ length: 9 }, (_, i) => {
      const group = groups[(i * 17) % groups.length]
      if (group === undefined) return 0
      const rule = { protocol: 'tcp', ports: String(7000 + i), peer: '10.0.0.0/8' } as const
      return timed(() => pairs.withGroup({ ...group, ingress: [...(group.ingress ?? []), rule] })).ms
    }),
  )
}

const [size, samples, warm] = JSON.parse(process.argv[2] ?? '[]') as [NetworkSize, number, number]
process.stdout.write(`${JSON.stringify(measure(size, samples, warm))}\n`)
