import { expect, test } from 'vitest'
import { trace } from '@/model/reachability/trace'
import { type Topology, TopologySchema } from '@/model/topology'
import { indexOf } from '@/model/topology-index'
import { Balanced, type Balancer } from '@/tests/model/reachability/oracle/balancers'
import { Dice } from '@/tests/model/reachability/oracle/dice'
import type { Host } from '@/tests/model/reachability/oracle/facts'
import { outsideAddresses, randomWorld } from '@/tests/model/reachability/oracle/worlds'

/** `HOPLINE_ORACLE_BALANCED=100000` asks more; `HOPLINE_ORACLE_SEED=17` replays one world. */
const wanted = Number(process.env.HOPLINE_ORACLE_BALANCED ?? 4000)
const only = process.env.HOPLINE_ORACLE_SEED
const perWorld = 20

const hostsOf = (world: Topology) => world.resources.filter((r): r is Host => r.kind === 'ec2-instance' || r.kind === 'network-interface')

const balancerTargets = (world: Topology): readonly string[] =>
  world.resources.flatMap((r) => (r.kind === 'target-group' ? (r.targets ?? []) : []))

/** A world with a load balancer of either type and its targets; everything that decides is known but for the addresses of its nodes. */
function balancedWorld(seed: number): { readonly world: Topology; readonly balancer: Balancer } {
  const whole = randomWorld(seed)
  // No middleboxes between subnets of a VPC: the simulator sends what keeps the address of its client straight from the node to the target.
  const resources = whole.resources.map((r) =>
    r.kind === 'route-table'
      ? { ...r, routes: (r.routes ?? []).filter((route) => !(route.destination.startsWith('10.') && route.target.startsWith('h'))) }
      : r,
  )
  const plain: Topology = { ...whole, resources }
  const d = new Dice(seed * 6151)
  const vpc = d.pick(plain.resources.filter((r) => r.kind === 'vpc')).id
  const subnets = plain.resources.flatMap((r) => (r.kind === 'subnet' && r.vpc === vpc ? [r] : []))
  const groups = plain.resources.flatMap((r) => (r.kind === 'security-group' && r.vpc === vpc ? [r.id] : []))
  const zones = new Map(d.shuffled(subnets).map((s) => [s.availabilityZone, s.id]))
  const isNetwork = d.chance(0.7)
  const udp = isNetwork && d.chance(0.2)
  const hosts = hostsOf(plain)
  const drawn = [
    {
      kind: isNetwork ? 'network-load-balancer' : 'application-load-balancer',
      id: 'lb',
      vpc,
      scheme: d.pick(['internet-facing', 'internal']),
      subnets: d.chance(0.3) ? [...zones.values()] : [...zones.values()].slice(0, 1),
      securityGroups: isNetwork && d.chance(0.3) ? [] : [d.pick(groups)],
      listeners: [{ protocol: udp ? 'UDP' : isNetwork ? 'TCP' : 'HTTP', port: 443, forwardTo: ['targets'] }],
      ...(isNetwork ? { crossZone: d.chance(0.5) } : {}),
    },
    {
      kind: 'target-group',
      id: 'targets',
      vpc,
      protocol: udp ? 'UDP' : isNetwork ? 'TCP' : 'HTTP',
      port: d.pick([443, 8080, 35_000]),
      targetType: d.pick(['instance', 'ip']),
      targets: d.some(hosts, 0.7).map((h) => h.id),
      ...(!udp && d.chance(0.4) ? { preserveClientIp: d.chance(0.5) } : {}),
    },
  ]
  const world = TopologySchema.parse({ ...plain, resources: [...plain.resources, ...drawn] })
  return { world, balancer: world.resources.find((r) => r.id === 'lb') as Balancer }
}

/** Nodes have an address of their subnet that the input does not tell, and take a port of their own. */
const mayDoubt = ['privateAddress', 'sourcePort', 'subnets']

test('the engine and the plainest simulator agree on connections through load balancers', { timeout: 300_000 }, () => {
  const wrong: string[] = []
  const counts = { asked: 0, delivered: 0, undecided: 0 }
  for (let seed = only === undefined ? 1 : Number(only); only === undefined ? counts.asked < wanted : counts.asked === 0; seed++) {
    const { world, balancer } = balancedWorld(seed)
    const t = indexOf(world)
    const network = Balanced.of(world, balancer)
    const d = new Dice(seed * 12_289)
    const hosts = hostsOf(world)
    for (let i = 0; i < perWorld; i++) {
      const registered = hosts.filter((h) => balancerTargets(world).includes(h.id))
      const [client, target] = [d.pick(hosts), d.pick(registered.length > 0 && d.chance(0.9) ? registered : hosts)]
      const outside = d.pick(outsideAddresses.filter((a) => !a.includes(':') && !a.startsWith('192.168')))
      const isOutside = d.chance(0.4)
      const packet = {
        source: isOutside ? outside : (client.privateAddress ?? ''),
        destination: '',
        protocol: d.chance(0.9) === (balancer.listeners?.[0]?.protocol === 'UDP') ? 17 : 6,
        sourcePort: d.pick([1024, 35_000, 40_000]),
        destinationPort: d.chance(0.9) ? 443 : 80,
        icmpType: -1,
      }
      if (client.id === target.id) continue
      const { delivered, why } = network.connect(isOutside ? 'internet' : client.id, packet, target)
      const { protocol, sourcePort, destinationPort: port } = packet
      const from = isOutside ? outside : client.id
      const verdict = trace({ from, to: target.id, through: balancer.id, protocol, port, sourcePort }, t)
      counts.asked++
      if (delivered) counts.delivered++
      if (verdict.verdict === 'undecided') counts.undecided++
      const agrees =
        verdict.verdict === 'undecided'
          ? verdict.undecided.every((doubt) => mayDoubt.includes(doubt.attribute))
          : (verdict.verdict === 'reachable') === delivered
      if (!agrees && wrong.length < 10)
        wrong.push(
          `HOPLINE_ORACLE_SEED=${seed} ${from} to ${target.id} ${JSON.stringify(packet)}: engine ${verdict.verdict} ${verdict.blockers.map((b) => `${b.direction} ${b.code} ${b.component}`)} ${verdict.undecided.map((u) => `${u.component} ${u.attribute}`)}; oracle ${delivered ? 'delivers' : 'does not deliver'}: ${why}`,
        )
    }
  }
  process.stdout.write(`${counts.asked} connections through load balancers, ${counts.delivered} delivered, ${counts.undecided} undecided\n`)
  expect(wrong).toEqual([])
  expect(counts.delivered).toBeGreaterThan(counts.asked / 50)
})
