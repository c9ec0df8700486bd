import { parseAddress } from '@/model/net/address'
import { isSingle, rangeHoldsAll } from '@/model/net/ranges'
import { allNics, type Nic } from '@/model/reachability/nics'
import { internetParty, isPublicAddress, refusedByInternetGateway } from '@/model/reachability/outside'
import type { Header, Party } from '@/model/reachability/packet'
import { askPublicAccess } from '@/model/reachability/public-access'
import { inWords } from '@/model/reachability/remedy'
import { attachedVpc } from '@/model/reachability/targets/attached'
import type { AtTarget, Forwarder } from '@/model/reachability/targets/forwarder'
import { arrive, doubt, type Position, pass, refuse, stop, takeTranslation, type Walk } from '@/model/reachability/walk'
import { titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

/** Rule 22, outwards: maps the private address of the sender to its public one, 1:1; IPv6 as it is. Source: Amazon VPC User Guide, "Internet gateways". */
export const internetGateway: Forwarder = {
  forward(at, walk) {
    if (attachedVpc(at, walk) === null) return null
    const facts = { component: at.id, stage: 'gateway' as const }
    const refused = refusedDestination(walk.header.destination)
    if (refused !== null) {
      const why = () => `${titleOf(at.id, walk.t)} does not lead to ${walk.header.destination.text}, which is no public address`
      refuse(
        walk,
        refused,
        { ...facts, why },
        inWords(() => 'Route private addresses to a peering, a transit gateway or a VPN.'),
      )
      return stop(walk)
    }
    if (walk.direction === 'return') return answer(at, walk)
    const sender = walk.header.source.nic
    if (sender === null || sender.vpc !== at.nic.vpc) {
      const why = () => `${walk.header.source.text} is no address of an interface of this VPC`
      refuse(
        walk,
        'GATEWAY_REJECTS_SPOOFED_TRAFFIC',
        { ...facts, why },
        inWords(() => 'Send it through a NAT gateway of this VPC.'),
      )
      return stop(walk)
    }
    const owner = walk.t.get(at.nic.owner)
    const isNat = owner !== undefined && walk.t.kindOf(owner).routeTarget?.leadsTo === 'nat'
    askPublicAccess(at.id, at.nic, isNat ? 'out-by-nat' : 'out', walk)
    const mapped: Header = { ...walk.header, source: publicSide(walk.header.source, sender, walk.t) }
    map(at, sender, mapped, walk)
    walk.translations.push({ gateway: at.id, before: walk.header, after: mapped })
    walk.header = mapped
    return beyond(sender, walk)
  },
}

function refusedDestination({ ranges, family, nic }: Party) {
  if (family === 4) {
    const found = refusedByInternetGateway.find(({ block }) => rangeHoldsAll(block, ranges))
    if (found !== undefined) return found.code
  }
  if (nic !== null) return 'IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS'
  const value = ranges[0]?.first ?? 0n
  return isSingle(ranges) && !isPublicAddress({ family, value }) ? 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS' : null
}

/** What the sender is called by beyond the gateway; an address that is not told is some public one. */
function publicSide(source: Party, sender: Nic, t: TopologyIndex): Party {
  if (source.family === 6) return source
  const { address, state, text } = sender.publicAddress
  const known = address === null ? null : parseAddress(address)
  const ranges = known === null ? internetParty(4, null, '', t).ranges : [{ first: known.value, last: known.value }]
  return { ...source, nic: null, ranges, text: state === 'yes' ? text : source.text }
}

function map(at: AtTarget, sender: Nic, mapped: Header, walk: Walk) {
  const facts = { component: at.id, stage: 'gateway' as const }
  const name = () => titleOf(sender.owner, walk.t)
  if (walk.header.source.family === 6) {
    const value = walk.header.source.ranges[0]?.first ?? 0n
    if (isPublicAddress({ family: 6, value })) return pass(walk, { ...facts, why: () => 'lets global IPv6 addresses out and in' })
    return refuse(
      walk,
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
      { ...facts, why: () => `${walk.header.source.text} is no global address` },
      inWords(() => `Give ${name()} a global IPv6 address.`),
    )
  }
  const open = sender.publicAddress
  const own = walk.header.source.text
  if (open.state === 'yes') return pass(walk, { ...facts, rewritten: mapped, why: () => `maps ${own} to ${open.text}, 1:1` })
  if (open.state === 'unknown')
    return doubt(walk, { ...facts, why: () => open.text }, [
      { component: sender.owner, attribute: 'publicAddress', why: open.text.replace(/^unknown: /, '') },
    ])
  refuse(
    walk,
    'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
    { ...facts, why: () => `${open.text}, and the internet gateway maps only those that have one` },
    { ...inWords(() => `Give ${name()} a public address.`), instead: () => 'route it through a NAT gateway' },
  )
}

/** Out on the internet: at its destination, or at the public address of an interface of the topology. */
function beyond(sender: Nic, walk: Walk): Position | null {
  const back: Position = { step: 'from-internet', nic: sender }
  const owner = publicOwner(walk.header.destination, walk.t)
  if (owner !== null) return { step: 'from-internet', nic: owner }
  walk.assumptions.add('The internet carries packets between public addresses.')
  return arrive(walk, back)
}

/** The interface that an address is the public one of. */
export function publicOwner(party: Party, t: TopologyIndex): Nic | null {
  if (!isSingle(party.ranges) || party.nic !== null || party.service !== null) return null
  return allNics(t).find((nic) => party.family === 4 && nic.publicAddress.address === party.text) ?? null
}

/** The answer to what came in from the internet leaves with the public address that was asked. */
function answer(at: AtTarget, walk: Walk): Position | null {
  const facts = { component: at.id, stage: 'gateway' as const }
  const translation = takeTranslation(walk, at.id)
  const asked = translation?.before.destination
  if (asked === undefined) {
    const why = () => 'the request did not come in by this gateway: the answer leaves with another address'
    refuse(
      walk,
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
      { ...facts, why },
      inWords(() => 'Route answers back by the way of the request.'),
    )
    return stop(walk)
  }
  const mapped: Header = { ...walk.header, source: asked }
  pass(walk, { ...facts, rewritten: mapped, why: () => `maps ${walk.header.source.text} back to ${asked.text}, 1:1` })
  walk.header = mapped
  const owner = walk.translations.length > 0 ? publicOwner(walk.header.destination, walk.t) : null
  if (owner !== null) return { step: 'from-internet', nic: owner }
  return arrive(walk, { step: 'from-internet', nic: at.nic })
}
