import { askOwnGroups, crossBorder } from '@/model/reachability/filters'
import { nicsOf } from '@/model/reachability/nics'
import type { Forwarder } from '@/model/reachability/targets/forwarder'
import { doubt, lose, pass, refuse, stop } from '@/model/reachability/walk'
import { titleOf } from '@/model/resource-names'

/** How a sentence ends that takes an appliance for what it should be. */
export const forwards = ' forwards what its security groups let in.'

/** Rules 18 and 21: an interface that forwards what is not its own; its groups filter what comes and what goes on. */
const forward: Forwarder['forward'] = (at, walk) => {
  const { t } = walk
  const resource = t.get(at.id)
  const [own] = resource === undefined ? [] : nicsOf(resource, t)
  const facts = { component: at.id, stage: 'gateway' as const }
  if (own?.subnet === undefined) {
    const why = `the subnet of ${titleOf(at.id, t)} is not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: at.id, attribute: 'subnet', why }])
    return lose(walk)
  }
  if (walk.header.destination.nic?.key === own.key) return { step: 'enter', nic: own }
  if (!own.forwards) {
    const why = () => `${titleOf(at.id, t)} drops packets that are not its own: its source/destination check is on`
    refuse(
      walk,
      'ENI_SOURCE_DEST_CHECK_RESTRICTION',
      { ...facts, why },
      {
        text: () => `Switch the source/destination check of ${titleOf(at.id, t)} off.`,
        edits: null,
      },
    )
    return stop(walk)
  }
  if (own.subnet !== at.nic.subnet) crossBorder(own.subnet, 'ingress', walk)
  walk.crossings.push({ type: 'appliance', id: at.id })
  askOwnGroups(own, 'ingress', walk)
  pass(walk, { ...facts, why: () => 'forwards packets that are not its own' })
  walk.assumptions.add(`${titleOf(at.id, t)}${forwards}`)
  return { step: 'leave', nic: own }
}

export const appliance: Forwarder = { forward }
