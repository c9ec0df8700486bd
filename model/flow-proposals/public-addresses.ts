import { visitorsOf } from '@/model/flow-proposals/parties'
import { type Leg, messageOf, nameOf, nameOfAll, type Proposer, participant, roundTrip } from '@/model/flow-proposals/proposer'
import { rulesOf } from '@/model/flow-proposals/rules'
import { standing, workloadsOf } from '@/model/flow-proposals/workloads'
import type { Category } from '@/model/look'
import { parseCidr } from '@/model/net/cidr'
import type { AnyResource } from '@/model/resource'
import { mergeTraffic, type Traffic } from '@/model/security-groups/traffic'
import type { TopologyIndex } from '@/model/topology-index'

/** Of one flow. */
const mostPorts = 3

const kept: ReadonlySet<Category> = new Set(['database'])

/** From the internet straight to what has a public address, by what its groups open to every address. */
export const publicAddresses: Proposer = {
  id: 'public',
  *propose(t) {
    const visitors = visitorsOf(t)
    if (visitors === undefined) return
    const mapped = new Set<string>(t.of('elastic-ip').flatMap((address) => address.associatedWith ?? []))
    const groups = [...workloadsOf(t).all.map((w) => w.members), ...standing(kept, t).map((database) => [database])]
    for (const group of groups) {
      const members = group.filter((member) => isPublic(member, mapped, t))
      const [first] = members
      if (first === undefined) continue
      const legs = openTo(first, t).map((traffic): Leg => ({ from: 'visitors', to: 'opened', ...messageOf(traffic) }))
      if (legs.length === 0) continue
      const name = nameOfAll(members, t)
      yield {
        id: first.id,
        name: `${nameOf(visitors, t)} to ${name}`,
        description: `What the rules of ${name} open to every address of the internet`,
        participants: [participant('visitors', [visitors], t), participant('opened', members, t)],
        steps: legs.flatMap((leg) => roundTrip([leg])),
      }
    }
  },
}

const isPublic = (resource: AnyResource, mapped: ReadonlySet<string>, t: TopologyIndex): boolean =>
  t.interfacesOf(resource).some((i) => i.isPublic === true || i.publicAddress !== undefined || mapped.has(i.id ?? resource.id))

/** TCP and UDP of the rules that name every IPv4 address: single ports before ranges, which do not tell the port that is used. */
function openTo(resource: AnyResource, t: TopologyIndex): readonly Traffic[] {
  const open = rulesOf(resource, 'ingress', t).flatMap(({ rule, traffic }) => {
    const cidr = parseCidr(rule.peer)
    const isEverybody = cidr !== null && cidr.family === 4 && cidr.prefixLength === 0
    return isEverybody && (traffic.protocol === 6 || traffic.protocol === 17 || traffic.protocol === 'all') ? [traffic] : []
  })
  const single = ({ ports }: Traffic) => (ports.from === ports.to ? 0 : 1)
  return [...mergeTraffic(open)].sort((a, b) => single(a) - single(b)).slice(0, mostPorts)
}
