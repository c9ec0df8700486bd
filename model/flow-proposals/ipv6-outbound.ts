import { internetOf } from '@/model/flow-proposals/parties'
import { type Proposer, participant, roundTrip } from '@/model/flow-proposals/proposer'
import { isForAll, waysFrom } from '@/model/flow-proposals/ways'
import { partOf, type Workload, workloadsOf } from '@/model/flow-proposals/workloads'
import { nicsOf } from '@/model/reachability/nics'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** HTTPS: what nearly every call to the internet is. */
const port = 443

/** From what has IPv6 addresses to the internet, through an egress-only internet gateway. */
export const ipv6Outbound: Proposer = {
  id: 'ipv6',
  *propose(t) {
    const internet = internetOf(t)
    if (internet === undefined) return
    const seen = new Set<string>()
    for (const workload of workloadsOf(t).all) {
      const gateway = t.get(gatewayOf(workload, t))
      if (gateway === undefined || seen.has(gateway.id) || !hasOnlyIpv6(workload, t)) continue
      seen.add(gateway.id)
      yield {
        id: gateway.id,
        name: `Outbound IPv6 from ${workload.name}`,
        description: `A call of ${workload.name} to the internet by IPv6, and its answer`,
        participants: [partOf('callers', [workload], t), participant('gateway', [gateway], t), participant('internet', [internet], t)],
        steps: [
          ...roundTrip([
            { from: 'callers', to: 'gateway', protocol: 'tcp', port, text: `HTTPS ${port} by IPv6` },
            { from: 'gateway', to: 'internet', protocol: 'tcp', port, text: `HTTPS ${port} by IPv6` },
          ]),
        ],
      }
    }
  },
}

/** The gateway that all of its subnets send IPv6 to; undefined: they differ, or have none. */
function gatewayOf({ subnets }: Workload, t: TopologyIndex): ResourceId | undefined {
  const gateways = new Set(
    subnets.map((subnet) => waysFrom(subnet, t).find((way) => way.leadsTo === 'egress-only' && isForAll(way, 6))?.gateway),
  )
  return gateways.size === 1 ? [...gateways][0] : undefined
}

/** A step does not say its IP version, and of two the proof takes IPv4: of what has both it would tell another way. */
function hasOnlyIpv6({ first }: Workload, t: TopologyIndex): boolean {
  const nics = nicsOf(first, t)
  return nics.length > 0 && nics.every((nic) => nic.party[4] === null && nic.party[6] !== null)
}
