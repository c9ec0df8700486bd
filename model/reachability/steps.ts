import { isSingle } from '@/model/net/ranges'
import { comeIn } from '@/model/reachability/edge'
import { askOwnGroups, crossBorder, isExempt } from '@/model/reachability/filters'
import { isLoadBalancer, listensTo } from '@/model/reachability/listeners'
import { allNics, type Nic } from '@/model/reachability/nics'
import { isNeverForwarded, isPublicAddress } from '@/model/reachability/outside'
import type { Header, Party } from '@/model/reachability/packet'
import { askPublicAccess } from '@/model/reachability/public-access'
import { inWords } from '@/model/reachability/remedy'
import { chooseRoute, type TableRoute } from '@/model/reachability/route-choice'
import { forwarderOf } from '@/model/reachability/targets/index'
import { enterByAttachment } from '@/model/reachability/targets/transit-gateway'
import { askUp } from '@/model/reachability/up'
import { arrive, doubt, lose, type Position, pass, refuse, stop, takeTranslation, type Walk } from '@/model/reachability/walk'
import { trafficOfHeader } from '@/model/reachability/words'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { isPropagated } from '@/model/routing/effective-routes'

export type StepName = Position['step']
type At<Name extends StepName> = Extract<Position, { step: Name }>

/** What a packet meets, one named step each, in the order O1 to O8 of the rules. A step says where the packet is next; null: it ends here. */
export const steps: { readonly [Name in StepName]: (at: At<Name>, walk: Walk) => Position | null } = {
  leave,
  depart,
  route,
  target,
  'answer-by': answerBy,
  deliver,
  enter,
  'from-internet': fromInternet,
  'from-behind': fromBehind,
  'from-attachment': fromAttachment,
}

/** O1, and O2: in its own subnet a packet meets neither network ACL nor route. */
function leave({ nic }: At<'leave'>, walk: Walk): Position | null {
  const send = walk.direction === 'forward' ? forwarderOf(walk.t.get(nic.owner)?.kind ?? '')?.send : undefined
  if (send !== undefined) return send(nic, walk)
  askOwnGroups(nic, 'egress', walk)
  const to = walk.header.destination.nic
  if (to !== null && to.subnet !== undefined && to.subnet === nic.subnet && to.vpc === nic.vpc) return { step: 'enter', nic: to }
  return { step: 'depart', nic }
}

/** O3. */
function depart({ nic }: At<'depart'>, walk: Walk): Position | null {
  if (nic.subnet === undefined) {
    const why = `the subnet of ${titleOf(nic.owner, walk.t)} is not in the input`
    doubt(walk, { component: nic.owner, stage: 'source', why: () => `unknown: ${why}` }, [
      { component: nic.owner, attribute: 'subnets', why },
    ])
    return lose(walk)
  }
  const exempt = isExempt(walk.header.destination, nic, walk)
  if (!exempt) crossBorder(nic.subnet, 'egress', walk)
  else {
    pass(walk, { component: nic.subnet, stage: 'network-acl-egress', why: () => 'an address of the VPC itself, which nothing filters' })
    return arrive(walk, { step: 'enter', nic })
  }
  return { step: 'route', nic }
}

/** O4: the table of the subnet. */
function route({ nic }: At<'route'>, walk: Walk): Position | null {
  const { t, header } = walk
  const { keptBy } = header.destination
  if (keptBy !== undefined) {
    const why = () => `${titleOf(keptBy, t)} takes the answer back, whatever the routes to its client are`
    pass(walk, { component: nic.subnet ?? nic.owner, stage: 'route-table', why })
    return localIn(nic, walk)
  }
  if (isNeverForwarded(header.destination)) {
    const why = () => `${header.destination.text} is of a block that AWS keeps for itself: no route forwards it`
    const component = nic.subnet ?? nic.owner
    refuse(
      walk,
      'NO_ROUTE_TO_DESTINATION',
      { component, stage: 'route-table', why },
      inWords(() => 'Ask for an address outside of 169.254.168.0/22 and fd00:ec2::/32.'),
    )
    return stop(walk)
  }
  walk.lastRoute = nic
  const table = nic.subnet === undefined ? undefined : t.routeTableOf(nic.subnet)
  if (table === undefined) {
    const why = `the route table of ${titleOf(nic.subnet ?? nic.owner, t)} is not in the input`
    doubt(walk, { component: nic.subnet ?? nic.owner, stage: 'route-table', why: () => `unknown: ${why}` }, [
      { component: nic.subnet ?? nic.owner, attribute: 'routeTable', why },
    ])
    return lose(walk)
  }
  const detour = walk.detours.find((d) => d.table === table.id)
  if (detour !== undefined) {
    refuse(
      walk,
      'NO_ROUTE_TO_DESTINATION',
      { component: table.id, stage: 'route-table', why: noRoute(table.id, header, walk) },
      detour.remedy,
    )
    return detour.target === 'local' ? localIn(nic, walk) : { step: 'target', id: detour.target, nic }
  }
  const routes = t.routesOf(table.id).map((r): TableRoute => ({ ...r, propagated: isPropagated(table.id, r, t) }))
  const choice = chooseRoute(table.id, routes, header.destination, t)
  if (choice.outcome === 'unknown') {
    doubt(walk, { component: table.id, stage: 'route-table', why: () => `unknown: ${choice.doubt.why}` }, [choice.doubt])
    return lose(walk)
  }
  if (choice.outcome === 'none') {
    const fix = () => `Add to ${titleOf(table.id, t)} a route for ${header.destination.text}.`
    refuse(
      walk,
      'NO_ROUTE_TO_DESTINATION',
      { component: table.id, stage: 'route-table', why: noRoute(table.id, header, walk) },
      inWords(fix),
    )
    return stop(walk)
  }
  const { rule } = choice
  const facts = { component: table.id, stage: 'route-table' as const, rule: () => rule, why: () => rule.text }
  const to = choice.route.target
  if (to === 'blackhole') {
    const fix = () => `Point ${choice.route.destination} of ${titleOf(table.id, t)} at a gateway that works.`
    refuse(walk, 'BAD_STATE_ROUTE', { ...facts, why: () => `${rule.text}: a blackhole drops packets` }, inWords(fix))
    return stop(walk)
  }
  if (to === 'unknown') {
    const why = `where ${titleOf(table.id, t)} sends ${choice.route.destination} is not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: table.id, attribute: `${rule.path}/target`, why }])
    return lose(walk)
  }
  pass(walk, facts)
  return to === 'local' ? localIn(nic, walk) : { step: 'target', id: to as ResourceId, nic }
}

const localIn = (nic: Nic, walk: Walk): Position | null =>
  nic.vpc === undefined ? lose(walk) : { step: 'deliver', vpc: nic.vpc, from: nic.subnet ?? null }

const noRoute = (table: ResourceId, header: Header, walk: Walk) => () =>
  `no route of ${titleOf(table, walk.t)} holds ${header.destination.text}: packets are dropped`

/** O5: what the route names forwards the packet, or does not. */
function target({ id, nic }: At<'target'>, walk: Walk): Position | null {
  const { t } = walk
  const resource = t.get(id)
  const facts = { component: id, stage: 'gateway' as const }
  if (resource === undefined) {
    const why = `${id}, which a route names, is not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: id, attribute: 'id', why }])
    return lose(walk)
  }
  askUp(id, 'gateway', walk, { around: nic })
  // By the same table with the same addresses: an inspection VPC sends a packet on to the transit gateway that it came from, and that is no circle.
  const again = `${id} ${nic.key} ${headerKey(walk.header)}`
  if (walk.passed.has(again)) {
    const fix = () => `Change the routes that lead to ${titleOf(id, t)} from behind it.`
    refuse(
      walk,
      'CANNOT_ROUTE',
      { ...facts, why: () => `the routes lead in a circle: the packet is at ${titleOf(id, t)} again` },
      inWords(fix),
    )
    return stop(walk)
  }
  walk.passed.add(again)
  const forwarder = forwarderOf(resource.kind)
  if (forwarder?.forward !== undefined) return forwarder.forward({ id, nic }, walk)
  const why = `the model does not tell how ${titleOf(id, t)} forwards packets`
  doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: id, attribute: 'kind', why }])
  return lose(walk)
}

const headerKey = (header: Header): string => `${header.source.text} ${header.destination.text}`

/** A gateway that remembers the request lets its answer in. */
function answerBy({ gateway, vpc }: At<'answer-by'>, walk: Walk): Position | null {
  pass(walk, { component: gateway, stage: 'gateway', why: () => 'the answer comes back by the way of the request' })
  const to = walk.header.destination.nic
  return to === null ? { step: 'deliver', vpc, from: null } : comeIn(gateway, vpc, to, walk)
}

/** Local to a VPC: to the interface that has the address (rule 20). */
function deliver({ vpc, from }: At<'deliver'>, walk: Walk): Position | null {
  const { destination } = walk.header
  const nic = destination.nic?.vpc === vpc ? destination.nic : ownerOf(destination, vpc, walk)
  if (nic === null) return nobody(vpc, walk)
  if (nic.subnet !== undefined && nic.subnet !== from) crossBorder(nic.subnet, 'ingress', walk)
  return { step: 'enter', nic }
}

/** The interface of a VPC whose private address is the destination. */
function ownerOf(destination: Party, vpc: ResourceId, walk: Walk): Nic | null {
  const value = destination.ranges[0]?.first
  if (!isSingle(destination.ranges)) return null
  const own = (party: Party | null) => party !== null && isSingle(party.ranges) && party.ranges[0]?.first === value
  return allNics(walk.t).find((nic) => nic.vpc === vpc && own(nic.party[destination.family])) ?? null
}

function nobody(vpc: ResourceId, walk: Walk): Position | null {
  const { destination } = walk.header
  const value = destination.ranges[0]?.first ?? 0n
  const facts = { component: vpc, stage: 'destination' as const }
  const perhaps = allNics(walk.t).find((nic) => {
    // Nobody knows where an interface without a subnet stands: it may be here.
    if (nic.vpc === undefined)
      return nic.key === destination.nic?.key || nic.party[destination.family]?.ranges.some((r) => r.first <= value && value <= r.last)
    const party = nic.vpc === vpc ? nic.party[destination.family] : null
    return party !== null && !isSingle(party.ranges) && party.ranges.some((r) => r.first <= value && value <= r.last)
  })
  if (perhaps !== undefined) {
    const why = `${destination.text} may be an address of ${titleOf(perhaps.owner, walk.t)}: its address is not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: perhaps.owner, attribute: 'privateAddress', why }])
    return lose(walk)
  }
  const why = () => `no interface in ${titleOf(vpc, walk.t)} has the address ${destination.text}`
  refuse(
    walk,
    'NO_POSSIBLE_DESTINATION',
    { ...facts, why },
    inWords(() => 'Ask for an address that an interface has.'),
  )
  return stop(walk)
}

/** O7, and the end of the way: the interface that is meant, or one that sends the packet on. */
function enter({ nic }: At<'enter'>, walk: Walk): Position | null {
  const { t } = walk
  askUp(nic.owner, 'destination', walk)
  if (nic.id !== null && nic.id !== nic.owner) askUp(nic.id, 'destination', walk)
  const receive = forwarderOf(t.get(nic.owner)?.kind ?? '')?.receive
  if (receive !== undefined) return receive({ id: nic.owner, nic }, walk)
  askOwnGroups(nic, 'ingress', walk)
  if (walk.direction === 'forward') askListeners(nic, walk)
  return arrive(walk, { step: 'leave', nic })
}

/** Rule 38: a load balancer answers where it listens. */
function askListeners(nic: Nic, walk: Walk) {
  const { t, header } = walk
  const resource = t.get(nic.owner)
  if (!isLoadBalancer(resource)) return
  const facts = { component: nic.owner, stage: 'listener' as const }
  const title = () => titleOf(nic.owner, t)
  if (resource.listeners === undefined) {
    const why = `the listeners of ${title()} are not in the input`
    return doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: nic.owner, attribute: 'listeners', why }])
  }
  const at = resource.listeners.findIndex((listener) => listensTo(listener, header.protocol, header.destinationPorts))
  const listener = resource.listeners[at]
  if (listener !== undefined) {
    const text = `listener ${listener.protocol}:${listener.port}${listener.redirectTo === undefined ? '' : `, which redirects to ${listener.redirectTo}`}`
    return pass(walk, { ...facts, rule: () => ({ of: nic.owner, path: `listeners/${at}`, text }), why: () => text })
  }
  const what = trafficOfHeader(header)
  refuse(
    walk,
    'ELBV2_LISTENER_PORT_RESTRICTION',
    { ...facts, why: () => `${title()} has no listener for ${what}` },
    inWords(() => `Add a listener for ${what} to ${title()}.`),
  )
}

/** Rule 22, inwards: the gateway of the interface's VPC maps the public address to the private one. */
function fromInternet({ nic }: At<'from-internet'>, walk: Walk): Position | null {
  const { t } = walk
  const gateway = t.of('internet-gateway').find((igw) => igw.vpc !== undefined && igw.vpc === nic.vpc)
  const untold = t.of('internet-gateway').find((igw) => igw.vpc === undefined)
  if (gateway === undefined && (untold !== undefined || nic.vpc === undefined)) {
    const component = untold?.id ?? nic.owner
    const why =
      untold === undefined
        ? `the VPC of ${titleOf(nic.owner, t)} is not in the input`
        : `the VPC that ${titleOf(untold.id, t)} is attached to is not in the input`
    doubt(walk, { component, stage: 'gateway', why: () => `unknown: ${why}` }, [
      { component, attribute: untold === undefined ? 'subnet' : 'vpc', why },
    ])
    return lose(walk)
  }
  if (gateway === undefined) {
    const why = () => `no internet gateway is attached to ${nic.vpc === undefined ? 'its VPC' : titleOf(nic.vpc, t)}`
    refuse(
      walk,
      'NO_PATH',
      { component: nic.vpc ?? nic.owner, stage: 'gateway', why },
      inWords(() => 'Attach an internet gateway to the VPC.'),
    )
    return stop(walk)
  }
  askUp(gateway.id, 'gateway', walk)
  const at = { component: gateway.id, stage: 'gateway' as const }
  const own = nic.party[walk.header.destination.family]
  if (own === null || nic.vpc === undefined) return lose(walk)
  askPublicAccess(gateway.id, nic, 'in', walk)
  const known = walk.direction === 'return' && takeTranslation(walk, gateway.id) !== undefined
  const mapped: Header = { ...walk.header, destination: own }
  const before = walk.header
  if (known) pass(walk, { ...at, rewritten: mapped, why: () => `maps ${before.destination.text} back to ${own.text}, 1:1` })
  else if (own.family === 6) {
    const value = own.ranges[0]?.first ?? 0n
    if (isPublicAddress({ family: 6, value })) pass(walk, { ...at, why: () => 'from the internet' })
    else
      refuse(
        walk,
        'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
        { ...at, why: () => `${own.text} is no global address` },
        inWords(() => `Give ${titleOf(nic.owner, t)} a global IPv6 address.`),
      )
  } else if (nic.publicAddress.state === 'yes')
    pass(walk, { ...at, rewritten: mapped, why: () => `maps ${before.destination.text} to ${own.text}, 1:1` })
  else if (nic.publicAddress.state === 'unknown')
    doubt(walk, { ...at, why: () => nic.publicAddress.text }, [
      { component: nic.owner, attribute: 'publicAddress', why: nic.publicAddress.text.replace(/^unknown: /, '') },
    ])
  else
    refuse(
      walk,
      'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
      { ...at, why: () => `${nic.publicAddress.text}, and from the internet only such are reached` },
      { ...inWords(() => `Give ${titleOf(nic.owner, t)} a public address.`), instead: () => 'put a load balancer before it' },
    )
  if (walk.direction === 'forward') walk.translations.push({ gateway: gateway.id, before, after: mapped })
  walk.header = mapped
  return comeIn(gateway.id, nic.vpc, nic, walk)
}

/** By a gateway from the networks behind it: into its VPC, and to private addresses only. */
function fromBehind({ gateway, nic }: At<'from-behind'>, walk: Walk): Position | null {
  const { t, header } = walk
  const facts = { component: gateway, stage: 'gateway' as const }
  const title = titleOf(gateway, t)
  askUp(gateway, 'gateway', walk)
  if (nic.vpc === undefined) return lose(walk)
  if (header.destination.nic === null) {
    const why = () => `${title} leads to private addresses of its VPC, and ${header.destination.text} is a public one`
    refuse(
      walk,
      'VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
      { ...facts, why },
      inWords(() => `Ask for the private address of ${titleOf(nic.owner, t)}.`),
    )
    return stop(walk)
  }
  pass(walk, { ...facts, why: () => 'from the networks outside AWS' })
  walk.assumptions.add(`The network behind ${title} delivers and answers.`)
  return comeIn(gateway, nic.vpc, nic, walk)
}

/** By the attachment of a VPN to a transit gateway. */
function fromAttachment({ attachment }: At<'from-attachment'>, walk: Walk): Position | null {
  const found = walk.t.get(attachment)
  return found?.kind === 'transit-gateway-attachment' ? enterByAttachment(found, walk) : lose(walk)
}
