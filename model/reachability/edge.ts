import { type Nic, nicsOf } from '@/model/reachability/nics'
import { inWords } from '@/model/reachability/remedy'
import { chooseRoute, type TableRoute } from '@/model/reachability/route-choice'
import { doubt, lose, type Position, pass, refuse, stop, type Walk } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { isPropagated } from '@/model/routing/effective-routes'

/**
 * Rule 21: packets that come in by a gateway ask the table that is associated with it, where there is one: local, or an appliance first.
 * Source: Amazon VPC User Guide, "Gateway route tables".
 *
 * @param nic  interface of the VPC that the packet is meant for
 */
export function comeIn(gateway: ResourceId, vpc: ResourceId, nic: Nic, walk: Walk): Position | null {
  const { t } = walk
  const local: Position = { step: 'deliver', vpc, from: null }
  const own = t.get(gateway)
  const id = own !== undefined && 'routeTable' in own ? own.routeTable : undefined
  if (id === undefined) return local
  const table = t.get(id)
  if (table?.kind !== 'route-table') {
    const why = `the route table of ${titleOf(gateway, t)} is not in the input`
    doubt(walk, { component: gateway, stage: 'route-table', why: () => `unknown: ${why}` }, [
      { component: gateway, attribute: 'routeTable', why },
    ])
    return lose(walk)
  }
  const facts = { component: table.id, stage: 'route-table' as const }
  const routes = t.routesOf(table.id).map((r): TableRoute => ({ ...r, propagated: isPropagated(table.id, r, t) }))
  const choice = chooseRoute(table.id, routes, walk.header.destination, t)
  if (choice.outcome === 'unknown') {
    doubt(walk, { ...facts, why: () => `unknown: ${choice.doubt.why}` }, [choice.doubt])
    return lose(walk)
  }
  // Without a VPC of its own the table has no local route that is told; what it does not hold is local all the same.
  if (choice.outcome === 'none') return local
  const { rule } = choice
  const to = choice.route.target
  pass(walk, { ...facts, rule: () => rule, why: () => rule.text })
  if (to === 'local') return local
  return redirected(to, gateway, nic, walk)
}

const forwarding: ReadonlySet<string> = new Set(['network-interface', 'ec2-instance'])

function redirected(to: string, gateway: ResourceId, nic: Nic, walk: Walk): Position | null {
  const { t } = walk
  const target = t.get(to)
  // Endpoints of gateway load balancers, and what is not in the input: nobody tells here what becomes of the packet.
  if (target === undefined || !forwarding.has(target.kind)) {
    const why = `what becomes of packets that ${titleOf(gateway, t)} hands to ${target === undefined ? to : titleOf(target.id, t)} is not in the model`
    doubt(walk, { component: (target?.id ?? to) as ResourceId, stage: 'gateway', why: () => `unknown: ${why}` }, [
      { component: (target?.id ?? to) as ResourceId, attribute: 'kind', why },
    ])
    return lose(walk)
  }
  const [own] = nicsOf(target, t)
  if (t.get(gateway)?.kind === 'internet-gateway' && own?.publicAddress.state === 'no') {
    const why = () => `${titleOf(gateway, t)} hands packets only to interfaces with a public address, and ${titleOf(target.id, t)} has none`
    refuse(
      walk,
      'INGRESS_RTB_NO_PUBLIC_IP',
      { component: target.id, stage: 'gateway', why },
      inWords(() => `Give ${titleOf(target.id, t)} a public address.`),
    )
    return stop(walk)
  }
  // The answer must come back by the same appliance, which remembers the connection: the model does not follow that.
  walk.assumptions.add(`Answers pass ${titleOf(target.id, t)} too, or it forwards without remembering connections.`)
  // From the border of the VPC, which is in no subnet.
  return { step: 'target', id: target.id, nic: { ...nic, key: `${gateway} border`, subnet: undefined } }
}
