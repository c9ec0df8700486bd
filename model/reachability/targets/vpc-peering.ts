import { parseCidr } from '@/model/net/cidr'
import { rangeHoldsAll } from '@/model/net/ranges'
import type { Party } from '@/model/reachability/packet'
import { inWords } from '@/model/reachability/remedy'
import type { AtTarget, Forwarder } from '@/model/reachability/targets/forwarder'
import { doubt, lose, type Position, pass, refuse, stop, type Walk } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** Rule 33: active, between addresses of its two VPCs, no further. Source: Amazon VPC Peering Guide, "How VPC peering connections work". */
export const vpcPeering: Forwarder = {
  forward(at, walk) {
    const peering = walk.t.get(at.id)
    if (peering?.kind !== 'vpc-peering') return lose(walk)
    return isActive(peering, at, walk) ? across(peering, at, walk) : null
  },
}

function isActive(peering: ResourceOf<'vpc-peering'>, { id }: AtTarget, walk: Walk): boolean {
  if (peering.status === 'active') return true
  const facts = { component: id, stage: 'gateway' as const }
  const name = titleOf(id, walk.t)
  if (peering.status === undefined) {
    const why = `whether ${name} is active is not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: id, attribute: 'status', why }])
    return true
  }
  const { status } = peering
  refuse(
    walk,
    'BAD_STATE',
    { ...facts, why: () => `${name} is ${status}` },
    inWords(() => `Have ${name} accepted, so that it becomes active.`),
  )
  stop(walk)
  return false
}

function across(peering: ResourceOf<'vpc-peering'>, { id, nic }: AtTarget, walk: Walk): Position | null {
  const { t, header } = walk
  const facts = { component: id, stage: 'gateway' as const }
  const ends = [peering.requesterVpc, peering.accepterVpc]
  if (nic.vpc === undefined || !ends.includes(nic.vpc)) {
    const why = () => `${titleOf(id, t)} does not join the VPC of this route`
    refuse(
      walk,
      'UNASSOCIATED_COMPONENT',
      { ...facts, why },
      inWords(() => 'Route to a peering of this VPC.'),
    )
    return stop(walk)
  }
  const far = ends.find((vpc) => vpc !== undefined && vpc !== nic.vpc)
  if (far === undefined || t.get(far) === undefined) {
    const why = `the VPC at the other end of ${titleOf(id, t)} is not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: id, attribute: 'accepterVpc', code: 'UNKNOWN_RESOURCE', why }])
    return lose(walk)
  }
  if (!inVpc(header.source, nic.vpc, t) || !inVpc(header.destination, far, t)) {
    const why = () => `${titleOf(id, t)} carries only packets between addresses of ${titleOf(nic.vpc ?? far, t)} and ${titleOf(far, t)}`
    refuse(
      walk,
      'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
      { ...facts, why },
      inWords(() => 'Peer the two VPCs directly, or use a transit gateway.'),
    )
    return stop(walk)
  }
  pass(walk, { ...facts, why: () => `to ${titleOf(far, t)}` })
  walk.crossings.push({ type: 'peering', id })
  return { step: 'deliver', vpc: far, from: null }
}

/** Whether a party's addresses are of a VPC. */
function inVpc(party: Party, vpc: ResourceId, t: TopologyIndex): boolean {
  if (party.nic !== null) return party.nic.vpc === vpc
  return t.cidrsOf(vpc).some((text) => {
    const cidr = parseCidr(text)
    return cidr !== null && cidr.family === party.family && rangeHoldsAll(cidr, party.ranges)
  })
}
