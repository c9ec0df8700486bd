import { forEach, isForEach } from '@/importers/cloudformation/for-each'
import { evaluate } from '@/importers/cloudformation/intrinsics'
import { type Finding, type Scope, withLocals } from '@/importers/cloudformation/scope'
import { isObject } from '@/importers/importer'
import type { Path } from '@/importers/text/text-tree'

/** A resource as it stands in a template. */
export interface Declared {
  readonly type: string
  /** Whatever stands there: a map, or a function that gives one. */
  readonly properties: unknown
  readonly condition: string | null
  readonly path: Path
  readonly locals: ReadonlyMap<string, string>
}

/** CloudFormation allows five. Source: Template Reference, "Fn::ForEach". */
const deepestLoops = 5

/** The resources of a template by logical id, those that loops make included; whatever is none is reported. */
export function declaredIn(
  resources: unknown,
  scope: Scope,
  report: (finding: Finding, path: Path) => void,
): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>()
  const put = (id: string, node: unknown, path: Path, within: Scope, depth: number): void => {
    if (isForEach(id)) {
      if (depth >= deepestLoops) report(tooManyLoops, path)
      else
        for (const round of forEach(node, within, evaluate)) put(round.key, round.node, path, withLocals(within, round.locals), depth + 1)
      return
    }
    // A macro adds resources there that nobody can tell.
    if (id === 'Fn::Transform') return
    const mistake = mistakeOf(id, node)
    if (mistake !== null) report(mistake, path)
    if (!isObject(node) || typeof node.Type !== 'string') return
    if (declared.has(id)) report(twice(id), path)
    else if (scope.work.addResource())
      declared.set(id, {
        type: node.Type,
        properties: node.Properties ?? {},
        condition: typeof node.Condition === 'string' ? node.Condition : null,
        path,
        locals: within.locals,
      })
  }
  for (const [id, node] of isObject(resources) ? Object.entries(resources) : []) put(id, node, ['Resources', id], scope, 0)
  return declared
}

const brief = (id: string): string => (id.length > 80 ? `${id.slice(0, 79)}…` : id)

function mistakeOf(id: string, node: unknown): Finding | null {
  if (!isObject(node)) return badResource(`${brief(id)} is no resource: expected a map with a Type; it is left aside.`)
  if (typeof node.Type !== 'string') return badResource(`${brief(id)} has no Type such as AWS::EC2::Subnet; it is left aside.`)
  if (node.Properties != null && !isObject(node.Properties))
    return badResource(`The Properties of ${brief(id)} are no map of names and values; they are taken for unknown.`)
  if (node.Condition !== undefined && typeof node.Condition !== 'string')
    return badResource(`The Condition of ${brief(id)} is not the name of a condition; it is passed over.`)
  return null
}

const badResource = (message: string): Finding => ({
  code: 'import/bad-resource',
  severity: 'warning',
  message,
  fix: 'Write Type and Properties below its name, each with its value.',
})

const twice = (id: string): Finding => ({
  code: 'import/duplicate-resource',
  severity: 'warning',
  message: `${brief(id)} is made twice, by a loop or beside one; only the first one counts.`,
  fix: 'Put the name of the loop, as in ${Name}, into the logical id.',
})

const tooManyLoops: Finding = {
  code: 'import/bad-intrinsic',
  severity: 'warning',
  message: `Fn::ForEach stands inside of more than ${deepestLoops} loops; what it makes is left out.`,
  fix: 'Use fewer loops inside each other.',
}
