import { internetOf } from '@/model/flow-proposals/parties'
import { nameOf, type Proposer, participant, roundTrip, someOf } from '@/model/flow-proposals/proposer'
import { ableToOpen } from '@/model/flow-proposals/rules'
import { isForAll, waysFrom } from '@/model/flow-proposals/ways'
import { nameOfWorkloads, partOf, type Workload, workloadsOf } from '@/model/flow-proposals/workloads'
import type { AnyResource } from '@/model/resource'
import { isWorld } from '@/model/security-groups/rules'
import type { TopologyIndex } from '@/model/topology-index'

/** HTTPS: what nearly every call to the internet is. */
const port = 443

/** From private subnets to the internet, through the NAT gateways that their routes name: one flow for all that stand in the same ones. */
export const outbound: Proposer = {
  id: 'outbound',
  *propose(t) {
    const internet = internetOf(t)
    if (internet === undefined) return
    for (const [gateways, workloads] of byGateways(t)) {
      const callers = ableToOpen(workloads, port, isWorld, t)
      const [first] = callers
      if (first === undefined) continue
      const place = someOf(
        first.subnets.flatMap((id) => t.get(id) ?? []),
        (subnet) => nameOf(subnet, t),
      )
      const name = nameOfWorkloads(callers, t)
      yield {
        id: first.subnets.join('-'),
        name: `Outbound internet from ${place}`,
        description: `A call of ${name} to the internet, and its answer`,
        participants: [partOf('callers', callers, t), participant('nat', gateways, t), participant('internet', [internet], t)],
        steps: [
          ...roundTrip([
            { from: 'callers', to: 'nat', protocol: 'tcp', port, text: `HTTPS ${port}` },
            { from: 'nat', to: 'internet', protocol: 'tcp', port, text: `HTTPS ${port}` },
          ]),
        ],
      }
    }
  },
}

/** What stands in the same private subnets, with the NAT gateways of all of them. */
function* byGateways(t: TopologyIndex): Generator<readonly [readonly AnyResource[], readonly Workload[]]> {
  const bySubnets = new Map<string, Workload[]>()
  for (const workload of workloadsOf(t).all) {
    const key = JSON.stringify(workload.subnets)
    const group = bySubnets.get(key)
    if (group === undefined) bySubnets.set(key, [workload])
    else group.push(workload)
  }
  for (const group of bySubnets.values()) {
    const subnets = group[0]?.subnets ?? []
    const perSubnet = subnets.map((subnet) => natOf(subnet, t))
    if (subnets.length === 0 || perSubnet.some((own) => own.length === 0)) continue
    const ids = [...new Set(perSubnet.flat())]
    yield [ids.flatMap((id) => t.get(id) ?? []), group]
  }
}

/** A private NAT gateway has no public address, and leads to no internet. */
const natOf = (subnet: Workload['subnets'][number], t: TopologyIndex) =>
  waysFrom(subnet, t)
    .filter((way) => way.leadsTo === 'nat' && isForAll(way, 4))
    .map((way) => way.gateway)
    .filter((id) => {
      const gateway = t.get(id)
      return gateway !== undefined && t.interfacesOf(gateway).some((i) => i.isPublic === true)
    })
