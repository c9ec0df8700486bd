import type { Describe } from '@/model/describe/section'
import type { DetailRow } from '@/model/details'
import { flowSteps } from '@/model/flow-path/flow-steps'
import type { FlowStep } from '@/model/flow-steps'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** Declared flows that it is an end of, or whose way leads through it, with the steps. */
export const flows: Describe = (resource, t) => {
  const rows = t.topology.flows.flatMap((flow): readonly DetailRow[] => {
    const steps = flowSteps(t.topology, flow.id)
    const asEnd = steps.filter((s) => s.from.includes(resource.id) || s.to.includes(resource.id))
    const passed = steps.filter((s) => s.hops.some((h) => h.resource === resource.id))
    const shown = passed.length > 0 ? passed : asEnd
    if (shown.length === 0) return []
    // Answers take the way of their requests: its facts are said once.
    const telling = passed.some((s) => !s.response) ? passed.filter((s) => !s.response) : passed
    const facts = [...new Set(telling.flatMap((s) => s.hops.filter((h) => h.resource === resource.id).map((h) => h.why)))]
    return [{ label: flow.name, value: stepsText(shown, steps.length), ...(facts.length === 0 ? {} : { why: facts.join(' · ') }) }]
  })
  if (rows.length === 0 && !canCarryTraffic(resource, t)) return null
  const empty = t.topology.flows.length === 0 ? 'The topology declares no flow.' : 'No declared flow goes through it.'
  return { id: 'flows', title: 'Flows through it', rows, empty }
}

/** Whether a flow could go through it: what owns an interface, routes point at, or stands outside every VPC as a party. */
function canCarryTraffic(resource: Resource, t: TopologyIndex): boolean {
  const { look, routeTarget, container } = t.kindOf(resource)
  return (
    routeTarget !== undefined ||
    t.interfacesOf(resource).length > 0 ||
    (container === undefined && (look.service !== undefined || look.category === 'external'))
  )
}

/** `Steps 1-3 and 8 of 8`: runs of consecutive steps together. */
function stepsText(steps: readonly FlowStep[], count: number): string {
  const runs: [number, number][] = []
  for (const { step } of steps) {
    const run = runs.at(-1)
    if (run !== undefined && run[1] === step - 1) run[1] = step
    else runs.push([step, step])
  }
  const words = runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`))
  return `${steps.length === 1 ? 'Step' : 'Steps'} ${words.join(', ')} of ${count}`
}
