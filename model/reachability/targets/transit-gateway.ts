import { askNetworkAcl } from '@/model/reachability/acl-filter'
import { crossBorder } from '@/model/reachability/filters'
import { type Nic, nicsOf } from '@/model/reachability/nics'
import { inWords } from '@/model/reachability/remedy'
import { chooseRoute, type TableRoute } from '@/model/reachability/route-choice'
import { elsewhere } from '@/model/reachability/targets/attached'
import { type Attachment, attachmentOf } from '@/model/reachability/targets/attachments'
import type { Forwarder } from '@/model/reachability/targets/forwarder'
import { askUp } from '@/model/reachability/up'
import { arrive, doubt, lose, type Position, pass, refuse, stop, type Walk } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { isPropagated } from '@/model/routing/effective-routes'
import type { TopologyIndex } from '@/model/topology-index'

/** Rules 34 to 37: in by the attachment of the sender's zone, by the table associated with it, out by another attachment. */
export const transitGateway: Forwarder = {
  forward(at, walk) {
    const { t } = walk
    const { id, nic } = at
    const { attachment, perhaps } = attachmentOf(id, nic.vpc, t)
    if (perhaps !== undefined) {
      const attribute = perhaps.transitGateway === undefined ? 'transitGateway' : 'vpc'
      const why = `what ${titleOf(perhaps.id, t)} joins is not in the input: it may be this VPC and ${titleOf(id, t)}`
      doubt(walk, { component: perhaps.id, stage: 'gateway', why: () => `unknown: ${why}` }, [{ component: perhaps.id, attribute, why }])
      return lose(walk)
    }
    if (attachment === undefined) {
      const why = () => `${titleOf(id, t)} has no attachment to the VPC of this route`
      refuse(
        walk,
        'UNASSOCIATED_COMPONENT',
        { component: id, stage: 'gateway', why },
        inWords(() => `Attach the VPC to ${titleOf(id, t)}.`),
      )
      return stop(walk)
    }
    const entry = entryOf(attachment, nic, walk)
    if (entry?.subnet === undefined) return null
    crossBorder(entry.subnet, 'ingress', walk)
    pass(walk, { component: id, stage: 'gateway', why: () => `in by ${titleOf(attachment.id, t)}` })
    const out = byItsTable(attachment, id, walk)
    return out === null ? null : leaveBy(out, { gateway: id, near: nic }, walk)
  },
}

/** Rule 34: the attachment's interface in the zone of the sender. */
function entryOf(attachment: Attachment, nic: Nic, walk: Walk): Nic | null {
  const { t } = walk
  const facts = { component: attachment.id, stage: 'gateway' as const }
  if (attachment.subnets === undefined || nic.zone === undefined) {
    const missing = attachment.subnets === undefined ? attachment.id : (nic.subnet ?? nic.owner)
    const attribute = attachment.subnets === undefined ? 'subnets' : 'availabilityZone'
    const why = `${attribute === 'subnets' ? 'the subnets' : 'the zone'} of ${titleOf(missing, t)} ${attribute === 'subnets' ? 'are' : 'is'} not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: missing, attribute, why }])
    lose(walk)
    return null
  }
  const own = nicsOf(attachment, t)
  const entry = own.find((one) => one.zone === nic.zone)
  if (entry !== undefined) return entry
  const zone = nic.zone
  const unplaced = own.find((one) => one.zone === undefined)
  if (unplaced !== undefined) {
    const component = unplaced.subnet ?? attachment.id
    const why = `the zone of ${titleOf(component, t)}, which ${titleOf(attachment.id, t)} has, is not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component, attribute: 'availabilityZone', why }])
    lose(walk)
    return null
  }
  const why = () => `${titleOf(attachment.id, t)} has no subnet in ${titleOf(zone, t)}: what is sent there does not reach it`
  refuse(
    walk,
    'TGW_ROUTE_AZ_RESTRICTION',
    { ...facts, why },
    inWords(() => `Add a subnet of ${titleOf(zone, t)} to ${titleOf(attachment.id, t)}.`),
  )
  stop(walk)
  return null
}

/** Rules 35 and 36: the attachment that the associated table names. */
function byItsTable(attachment: Attachment, gateway: ResourceId, walk: Walk): Attachment | null {
  const { t } = walk
  const own = t.get(gateway)
  const tableId = attachment.routeTable ?? (own?.kind === 'transit-gateway' ? own.defaultRouteTable : undefined)
  const table = t.get(tableId)
  if (attachment.associated === false && attachment.routeTable === undefined) {
    const why = () => `${titleOf(attachment.id, t)} is associated with no table of ${titleOf(gateway, t)}`
    refuse(
      walk,
      'TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION',
      { component: attachment.id, stage: 'route-table', why },
      inWords(() => `Associate ${titleOf(attachment.id, t)} with a table of ${titleOf(gateway, t)}.`),
    )
    stop(walk)
    return null
  }
  if (table?.kind !== 'transit-gateway-route-table' || table.routes === undefined) {
    const component = table?.id ?? attachment.id
    const attribute = table === undefined ? 'routeTable' : 'routes'
    const why =
      table === undefined
        ? `the table of ${titleOf(attachment.id, t)} is not in the input`
        : `the routes of ${titleOf(table.id, t)} are not in the input`
    doubt(walk, { component, stage: 'route-table', why: () => `unknown: ${why}` }, [{ component, attribute, why }])
    lose(walk)
    return null
  }
  const { destination } = walk.header
  const routes = table.routes.map(
    (r, index): TableRoute => ({
      destination: r.destination,
      target: r.target,
      propagated: r.propagated === true,
      index,
      ...(r.propagated === true ? originOf(r.target, t) : {}),
    }),
  )
  const choice = chooseRoute(table.id, routes, destination, t)
  const facts = { component: table.id, stage: 'route-table' as const }
  if (choice.outcome === 'unknown') {
    doubt(walk, { ...facts, why: () => `unknown: ${choice.doubt.why}` }, [choice.doubt])
    lose(walk)
    return null
  }
  const route = choice.outcome === 'route' ? choice.route : null
  if (route === null || route.target === 'blackhole') {
    const why = () =>
      route === null ? `no route of ${titleOf(table.id, t)} holds ${destination.text}` : `${route.destination} is a blackhole`
    const code = route === null ? 'TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT' : 'TGW_RTB_BAD_STATE_ROUTE'
    refuse(
      walk,
      code,
      { ...facts, why },
      inWords(() => `Add to ${titleOf(table.id, t)} a route for ${destination.text}.`),
    )
    stop(walk)
    return null
  }
  if (choice.outcome === 'route') pass(walk, { ...facts, rule: () => choice.rule, why: () => choice.rule.text })
  const out = t.get(route.target)
  if (out?.kind === 'transit-gateway-attachment') {
    if (out.transitGateway === undefined || out.transitGateway === gateway) return out
    const why = () => `${titleOf(table.id, t)} leads to ${titleOf(out.id, t)}, which is attached to another transit gateway`
    refuse(
      walk,
      'TGW_RTB_CANNOT_ROUTE',
      { ...facts, why },
      inWords(() => `Route ${destination.text} to an attachment of ${titleOf(gateway, t)}.`),
    )
    stop(walk)
    return null
  }
  const why = `${route.target}, which ${titleOf(table.id, t)} names, is not in the input`
  doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: route.target as ResourceId, attribute: 'id', why }])
  lose(walk)
  return null
}

/** Rule 36: VPC before VPN among what is propagated for one block; of others nobody tells. */
function originOf(target: string, t: TopologyIndex): Pick<TableRoute, 'origin'> {
  const from = t.get(target)
  if (from?.kind !== 'transit-gateway-attachment') return {}
  if (t.vpcOf(from.id) !== undefined) return { origin: 'vpc' }
  return from.vpnConnection === undefined ? {} : { origin: 'vpn-bgp' }
}

/**
 * From the networks behind a VPN: in by its attachment, and on by the table that is associated with it (rule 35).
 *
 * @param attachment  of the VPN
 */
export function enterByAttachment(attachment: Attachment, walk: Walk): Position | null {
  const { t } = walk
  const { transitGateway: gateway } = attachment
  const facts = { component: attachment.id, stage: 'gateway' as const }
  if (gateway === undefined) {
    const why = `the transit gateway of ${titleOf(attachment.id, t)} is not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: attachment.id, attribute: 'transitGateway', why }])
    return lose(walk)
  }
  askUp(gateway, 'gateway', walk)
  askUp(attachment.id, 'gateway', walk, { code: 'BAD_STATE_ATTACHMENT' })
  pass(walk, { ...facts, why: () => 'from the networks outside AWS' })
  const out = byItsTable(attachment, gateway, walk)
  return out === null ? null : leaveBy(out, { gateway, near: null }, walk)
}

/**
 * Out by an attachment: into its VPC, or to a network outside AWS.
 *
 * @param from  `near`: the interface whose table led here; null: the packet came from outside AWS, which is in no zone
 */
function leaveBy(out: Attachment, from: { readonly gateway: ResourceId; readonly near: Nic | null }, walk: Walk): Position | null {
  const { t } = walk
  const facts = { component: out.id, stage: 'gateway' as const }
  askUp(out.id, 'gateway', walk, { code: 'BAD_STATE_ATTACHMENT', around: from.near })
  if (out.vpnConnection !== undefined) {
    if (from.near === null) return elsewhere({ id: out.id }, walk)
    // The answer goes to whoever asked from behind this very attachment.
    if (walk.direction === 'return' && walk.header.destination.behind?.includes(out.id) !== true) return elsewhere({ id: out.id }, walk)
    pass(walk, { ...facts, why: () => 'to the networks outside AWS' })
    walk.assumptions.add(`The network behind ${titleOf(out.vpnConnection, t)} delivers and answers.`)
    return arrive(walk, { step: 'from-attachment', attachment: out.id })
  }
  const exit = exitOf(out, from.near, walk)
  if (exit === undefined && out.subnets?.length === 0) {
    const why = () => `${titleOf(out.id, t)} has no subnet to arrive in`
    refuse(
      walk,
      'TGW_ATTACH_VPC_AZ_RESTRICTION',
      { ...facts, why },
      inWords(() => `Add a subnet to ${titleOf(out.id, t)}.`),
    )
    return stop(walk)
  }
  if (exit === undefined) {
    const why = `${out.vpc === undefined ? 'what' : 'the subnets that'} ${titleOf(out.id, t)} leads to is not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [
      { component: out.id, attribute: out.vpc === undefined ? 'peer' : 'subnets', why },
    ])
    return lose(walk)
  }
  pass(walk, { ...facts, why: () => `out by ${titleOf(out.id, t)}` })
  walk.crossings.push({ type: 'transit-gateway', id: from.gateway })
  return { step: 'leave', nic: exit }
}

/**
 * Rule 37: traffic stays in the zone of its sender, where the attachment has one there. Appliance mode pins a flow to one of its zones,
 * answers too. Source: Amazon VPC Transit Gateways Guide, "Appliance in a shared services VPC".
 */
function exitOf(out: Attachment, sender: Nic | null, walk: Walk): Nic | undefined {
  const exits = nicsOf(out, walk.t)
  const near = exits.filter((nic) => nic.zone !== undefined && nic.zone === sender?.zone)
  const isPinned = out.applianceMode === true
  const options: Nic[] = []
  for (const nic of isPinned || near.length === 0 ? exits : near) if (options.every((other) => differ(nic, other, walk))) options.push(nic)
  if (options.length < 2) return options[0]
  const key = isPinned ? out.id : `${out.id} ${walk.direction}`
  walk.forks.push({ key, attachment: out.id, direction: walk.direction, options })
  return options.find((nic) => nic.key === walk.picks.get(key)) ?? options[0]
}

/** Whether it may matter which of two interfaces of an attachment a packet leaves by. */
function differ(a: Nic, b: Nic, walk: Walk): boolean {
  if (a.subnet === undefined || b.subnet === undefined) return false
  const { t } = walk
  const { destination } = walk.header
  const table = t.routeTableOf(a.subnet)
  if (table === undefined || table.id !== t.routeTableOf(b.subnet)?.id) return true
  // Inside of the VPC all zones are the same; a further gateway may ask for the zone that a packet comes from.
  const routes = t.routesOf(table.id).map((r): TableRoute => ({ ...r, propagated: isPropagated(table.id, r, t) }))
  const choice = chooseRoute(table.id, routes, destination, t)
  if (choice.outcome !== 'route' || choice.route.target !== 'local') return true
  const to = destination.nic?.subnet
  const outcome = (subnet: ResourceId) => (subnet === to ? 'pass' : askNetworkAcl(subnet, 'egress', walk.header, t).outcome)
  const inwards = (subnet: ResourceId) =>
    subnet === to || to === undefined ? 'pass' : askNetworkAcl(to, 'ingress', walk.header, t).outcome
  return outcome(a.subnet) !== outcome(b.subnet) || inwards(a.subnet) !== inwards(b.subnet)
}
