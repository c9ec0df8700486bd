import { parseCidr } from '@/model/net/cidr'
import { rangeHoldsAll, rangesMeet } from '@/model/net/ranges'
import { allNics } from '@/model/reachability/nics'
import type { Party } from '@/model/reachability/packet'
import type { Doubt } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * What may have a private address that the input gives to nobody: an interface whose address is not told, or a network that is joined to
 * one of the topology and not in the input itself.
 *
 * @returns null: nothing may
 */
export function mayHold(party: Party, t: TopologyIndex): Doubt | null {
  const found = (component: ResourceId, attribute: string, what: string): Doubt => ({
    component,
    attribute,
    direction: 'forward',
    ...(attribute === 'privateAddress' ? {} : { code: 'UNKNOWN_RESOURCE' as const }),
    why: `${party.text} may be an address of ${what}`,
  })
  const nic = allNics(t).find((one) => one.party[party.family]?.ranges.some((range) => rangesMeet(party.ranges, range)) === true)
  if (nic !== undefined) return found(nic.owner, 'privateAddress', `${titleOf(nic.owner, t)}, whose own is not in the input`)
  // What is joined overlaps with nothing here.
  if (t.of('vpc').some((vpc) => holds(vpc.cidrs ?? [], party))) return null
  for (const peering of t.of('vpc-peering')) {
    const isThere = peering.status === undefined || peering.status === 'active'
    const unseen = [peering.requesterVpc, peering.accepterVpc].some((vpc) => isUnseen(vpc, t))
    if (isThere && unseen && (peering.otherCidrs === undefined || holds(peering.otherCidrs, party)))
      return found(peering.id, 'otherCidrs', `the VPC at the other end of ${titleOf(peering.id, t)}, which is not in the input`)
  }
  for (const attachment of t.of('transit-gateway-attachment')) {
    if (attachment.vpnConnection !== undefined || !isUnseen(attachment.vpc, t)) continue
    return found(
      attachment.id,
      attachment.peer === undefined ? 'vpc' : 'peer',
      `the network behind ${titleOf(attachment.id, t)}, which is not in the input`,
    )
  }
  for (const vpn of t.of('vpn-connection'))
    if (vpn.remoteCidrs === undefined)
      return found(vpn.id, 'remoteCidrs', `the networks behind ${titleOf(vpn.id, t)}, which are not in the input`)
  return null
}

const holds = (blocks: readonly string[], { family, ranges }: Party): boolean =>
  blocks.some((text) => {
    const cidr = parseCidr(text)
    return cidr !== null && cidr.family === family && rangeHoldsAll(cidr, ranges)
  })

/** Not in the input, or without the blocks that would tell. */
function isUnseen(id: ResourceId | undefined, t: TopologyIndex): boolean {
  const vpc = t.get(id)
  return vpc?.kind !== 'vpc' || vpc.cidrs === undefined
}
