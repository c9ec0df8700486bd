import type { Proposal } from '@/model/estate'
import { referencesIn } from '@/model/kinds/references'
import { type Resource, ResourceSchema } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'
import { type Check, type CheckInput, called, type Problem, shortened } from '@/model/validation/check'
import { problemOf } from '@/model/validation/references'

/** Changes of proposals apply: what they add is well formed, and what they set or remove is there. */
export const proposed: Check = {
  id: 'proposed',
  find: (input) =>
    input.t.topology.proposals.flatMap((proposal, i) => {
      const t = withAdded(input.t, proposal)
      return proposal.steps.flatMap((step, j) =>
        step.changes.flatMap((change, k): readonly Problem[] => {
          const path = ['proposals', i, 'steps', j, 'changes', k]
          const name = `proposal "${shortened(proposal.id)}"`
          if ('add' in change) return added(change.add, { ...input, t }, input.t, path, name)
          const id = 'set' in change ? change.set : change.remove
          const attribute = 'set' in change ? 'set' : 'remove'
          const missing = problemOf({ id, kinds: [], path: [attribute] }, { ...input, t }, { path, name })
          const target = t.get(id)
          if (missing.length > 0 || target === undefined || !('set' in change)) return missing
          return changed(target, change.attributes, path, name)
        }),
      )
    }),
}

function added(
  raw: Record<string, unknown>,
  input: CheckInput,
  before: TopologyIndex,
  path: Problem['path'],
  name: string,
): readonly Problem[] {
  const parsed = ResourceSchema.safeParse(raw)
  if (!parsed.success)
    return parsed.error.issues.map((issue) => unfit(`${name} adds a resource that is not well formed`, issue, [...path, 'add']))
  const resource = parsed.data
  const taken = before.get(resource.id)
  return [
    ...(taken === undefined
      ? []
      : [
          {
            code: 'topology/duplicate-id' as const,
            severity: 'error' as const,
            message: `${name} adds ${called(resource)}, but ${called(taken)} has that id already.`,
            fix: 'Give it another id, or use `set` to change the one that there is.',
            path: [...path, 'add', 'id'],
          },
        ]),
    ...referencesIn(input.t.kindOf(resource).schema, resource).flatMap((found) =>
      problemOf(found, input, { path: [...path, 'add'], name: `${called(resource)} of ${name}` }),
    ),
  ]
}

function changed(target: Resource, attributes: Record<string, unknown>, path: Problem['path'], name: string): readonly Problem[] {
  const parsed = ResourceSchema.safeParse({ ...target, ...attributes })
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => unfit(`${name} makes ${called(target)} not well formed`, issue, [...path, 'attributes']))
}

const unfit = (
  what: string,
  issue: { readonly message: string; readonly path: readonly PropertyKey[] },
  path: Problem['path'],
): Problem => ({
  code: 'topology/bad-proposal',
  severity: 'error',
  message: `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${issue.path.map(String).join('.')} ${issue.message}.`,
  fix: 'Write it as under resources.',
  path: [...path, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))],
})

/** The topology with what a proposal adds. */
export function withAdded(t: TopologyIndex, proposal: Proposal): TopologyIndex {
  const resources = proposal.steps.flatMap((step) =>
    step.changes.flatMap((change) => {
      const parsed = 'add' in change ? ResourceSchema.safeParse(change.add) : null
      return parsed?.success === true ? [parsed.data] : []
    }),
  )
  return resources.length === 0 ? t : indexOf({ ...t.topology, resources: [...t.topology.resources, ...resources] })
}
