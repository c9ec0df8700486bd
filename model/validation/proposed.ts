import type { z } from 'zod'
import type { Proposal } from '@/model/estate'
import { kinds } from '@/model/kinds/index'
import { referencesIn } from '@/model/kinds/references'
import { shapeOf, walkShape } from '@/model/kinds/schema-shape'
import { type Resource, ResourceSchema } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'
import { type Check, type CheckInput, called, type Problem, shortened } from '@/model/validation/check'
import { inWords, narrow, valueAt } from '@/model/validation/issue-words'
import { didYouMean } from '@/model/validation/nearest'
import { problemOf } from '@/model/validation/references'

const kindNames: readonly string[] = kinds.map((kind) => kind.kind)

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
  if (!parsed.success) return unfit(raw, parsed.error, name, [...path, 'add'])
  const resource = parsed.data
  const taken = before.get(resource.id)
  return [
    ...unknownNames(raw, name, [...path, 'add']),
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
  const whole = { ...target, ...attributes }
  const parsed = ResourceSchema.safeParse(whole)
  const at = [...path, 'attributes']
  return parsed.success ? unknownNames(whole, name, at) : unfit(whole, parsed.error, name, at)
}

const shape = shapeOf(ResourceSchema)

function unfit(raw: Record<string, unknown>, error: z.ZodError, name: string, path: Problem['path']): readonly Problem[] {
  const code = 'topology/bad-proposal'
  const { kind, id } = raw
  if (!kindNames.some((known) => known === kind)) {
    const text = typeof kind === 'string' ? kind : ''
    const found = text === '' ? 'without a kind' : `of the kind "${shortened(text)}", which is not known`
    return [
      {
        code,
        severity: 'error',
        message: `${name} adds a resource ${found}.${didYouMean(text, kindNames)}`,
        fix: 'Correct the kind.',
        path: [...path, 'kind'],
      },
    ]
  }
  const subject = `${name}, ${String(kind)} ${typeof id === 'string' ? `"${shortened(id)}"` : 'that it adds'}`
  return error.issues
    .flatMap((issue) => narrow(issue, raw, shape))
    .map((mistake) => {
      const inside = mistake.path.map((step) => (typeof step === 'number' ? step : String(step)))
      return { code, ...inWords(mistake, subject, inside, valueAt(raw, inside)), path: [...path, ...inside] }
    })
}

function unknownNames(raw: Record<string, unknown>, name: string, path: Problem['path']): readonly Problem[] {
  const found: Problem[] = []
  walkShape(shape, raw, {
    unknown: (attribute, known, inside) =>
      found.push({
        code: 'topology/unknown-attribute',
        severity: 'warning',
        message: `${name} writes "${shortened(attribute)}", which is not known there and is left aside.${didYouMean(attribute, known)}`,
        fix: 'Correct the name, or take it out.',
        path: [...path, ...inside],
        part: 'key',
      }),
  })
  return found
}

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
