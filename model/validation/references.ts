import { FlowSchema } from '@/model/flows'
import { type Reference, referencesIn } from '@/model/kinds/references'
import type { ShapePath } from '@/model/kinds/schema-shape'
import { TopologySchema } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import { type Check, type CheckInput, called, either, type Problem, shortened, withArticle } from '@/model/validation/check'
import { didYouMean } from '@/model/validation/nearest'

/** Every attribute that names a resource names one that is there, of a kind that fits. */
export const references: Check = {
  id: 'references',
  find: (input) => {
    const { topology } = input.t
    // Ids are compared with every other: after so many dangling references, no more are guessed at.
    let guesses = 50
    const guess: Guess = (found, t) => (guesses-- > 0 ? nearIds(found, t) : '')
    const { resources, flows: _flows, proposals: _proposals, ...rest } = topology
    return [
      ...resources.flatMap((resource, i) =>
        referencesIn(input.t.kindOf(resource).schema, resource).flatMap((found) =>
          problemOf(found, input, { path: ['resources', i], name: called(resource), resource: resource.id }, guess),
        ),
      ),
      ...topology.flows.flatMap((flow, i) =>
        referencesIn(FlowSchema, flow).flatMap((found) =>
          problemOf(found, input, { path: ['flows', i], name: `flow "${shortened(flow.id)}"` }, guess),
        ),
      ),
      // Proposals name what they add themselves: their own check knows it.
      ...referencesIn(TopologySchema, rest).flatMap((found) => problemOf(found, input, { path: [], name: 'the file' }, guess)),
    ]
  },
}

interface Holder {
  readonly path: ShapePath
  readonly name: string
  readonly resource?: string
}

/** What is wrong with a reference; also asked by checks of their own lists. */
export function problemOf(
  found: Reference,
  { t, unread, originOf }: CheckInput,
  holder: Holder,
  guess: Guess = nearIds,
): readonly Problem[] {
  const target = t.get(found.id)
  const path = [...holder.path, ...found.path]
  const attribute = attributeName(originOf(path).slice(holder.path.length))
  const where = holder.resource === undefined ? {} : { resource: holder.resource }
  const expected = found.kinds.length === 0 ? 'a resource' : withArticle(either(found.kinds))
  if (target === undefined) {
    // The file has it, and its own mistake is reported.
    if (unread.ids.has(found.id)) return []
    const near = guess(found, t)
    return [
      {
        code: 'topology/dangling-reference',
        severity: 'error',
        message: `${capital(holder.name)} names "${shortened(found.id)}" as ${attribute}, expected the id of ${expected}; nothing has that id.${near}`,
        fix:
          near === ''
            ? `Add ${expected} with this id, or leave the attribute out where it is unknown.`
            : 'Correct the id, or add the resource.',
        path,
        ...where,
      },
    ]
  }
  const kind = unread.brokenKinds.get(found.id) ?? target.kind
  if (found.kinds.length === 0 || found.kinds.includes(kind)) return []
  return [
    {
      code: 'topology/wrong-kind',
      severity: 'error',
      message: `${capital(holder.name)} names ${called({ kind, id: found.id })} as ${attribute}, expected the id of ${expected}.${didYouMean(
        found.id,
        found.kinds.flatMap((k) => t.ofKind(k)).map((r) => r.id),
      )}`,
      fix: `Name ${expected} there.`,
      path,
      ...where,
    },
  ]
}

/** The near id of a reference that names nothing, as a sentence. */
type Guess = (found: Reference, t: TopologyIndex) => string

function nearIds({ id, kinds }: Reference, t: TopologyIndex): string {
  const fitting = kinds.flatMap((kind) => t.ofKind(kind).map((r) => r.id))
  return (
    didYouMean(id, fitting) ||
    didYouMean(
      id,
      t.all.map((r) => r.id),
    )
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** `routes #2 target`; entries count from 1, as people do. */
export const attributeName = (path: ShapePath): string => path.map((step) => (typeof step === 'number' ? `#${step + 1}` : step)).join(' ')
