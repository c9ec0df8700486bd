import { inWords } from '@/model/reachability/remedy'
import type { AtTarget } from '@/model/reachability/targets/forwarder'
import { doubt, lose, refuse, stop, type Walk } from '@/model/reachability/walk'
import type { AnyResource, ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'

/** The VPC that a gateway is attached to, where that is the packet's; null: the walk ends here. */
export function attachedVpc({ id, nic }: AtTarget, walk: Walk): ResourceId | null {
  const gateway: AnyResource | undefined = walk.t.get(id)
  const vpc = gateway?.vpc
  if (vpc !== undefined && vpc === nic.vpc) return vpc
  const facts = { component: id, stage: 'gateway' as const }
  if (vpc === undefined) {
    const why = `the VPC that ${titleOf(id, walk.t)} is attached to is not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: id, attribute: 'vpc', why }])
    lose(walk)
    return null
  }
  const why = () => `${titleOf(id, walk.t)} is attached to ${titleOf(vpc, walk.t)}, not to the VPC of this route`
  refuse(
    walk,
    'UNASSOCIATED_COMPONENT',
    { ...facts, why },
    inWords(() => `Route to a gateway that is attached to the VPC.`),
  )
  stop(walk)
  return null
}

/** An answer that would leave by a gateway that the request did not come in by: nobody there waits for it. */
export function elsewhere({ id }: Pick<AtTarget, 'id'>, walk: Walk): null {
  const why = () => `the request did not come in by ${titleOf(id, walk.t)}, and the answer would leave there`
  refuse(
    walk,
    'CANNOT_ROUTE',
    { component: id, stage: 'gateway', why },
    inWords(() => 'Route answers back by the way of the request.'),
  )
  return stop(walk)
}
