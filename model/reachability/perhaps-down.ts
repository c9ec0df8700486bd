import type { End } from '@/model/reachability/ends'
import { isDown } from '@/model/reachability/starts'
import type { Doubt } from '@/model/reachability/verdict'
import { titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * An end that stands in one of several places, the input does not tell in which, of which some do not work: it may be gone (rule 43 for
 * databases). One that surely stands in a place that works is not.
 */
export function perhapsDown(end: End, t: TopologyIndex, down: ReadonlySet<string>): readonly Doubt[] {
  if (end.type !== 'interfaces' || down.size === 0) return []
  const [up, gone] = [end.nics.filter((nic) => !isDown(nic, down)), end.nics.filter((nic) => isDown(nic, down))]
  const [first] = gone
  if (first === undefined || up.length === 0 || !first.isPerhaps || up.some((nic) => !nic.isPerhaps)) return []
  const why = `whether ${titleOf(end.resource, t)} stands in what is down is not in the input`
  return [{ component: end.resource, attribute: 'availabilityZone', direction: 'forward', why }]
}
