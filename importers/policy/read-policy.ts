import { readText } from '@/importers/text/read-text'
import { type Diagnostic, inReadingOrder } from '@/model/diagnostic'
import { type ShapePath, shapeOf, walkShape } from '@/model/kinds/schema-shape'
import { parseAddress } from '@/model/net/address'
import { readCidr } from '@/model/net/cidr'
import { parsePorts } from '@/model/net/ports'
import { type EndStatement, type PathStatement, type Policy, PolicySchema } from '@/model/reachability/policy/policy'
import { resourceTypes } from '@/model/reachability/policy/resource-types'
import type { TopologyIndex } from '@/model/topology-index'
import { inWords, narrow, valueAt } from '@/model/validation/issue-words'
import { didYouMean } from '@/model/validation/nearest'

export interface ReadPolicy {
  /** null: the file cannot be used. */
  readonly policy: Policy | null
  readonly diagnostics: readonly Diagnostic[]
}

const empty = (file: string): Diagnostic => ({
  code: 'file/empty',
  severity: 'error',
  message: 'The file is empty, expected a policy.',
  place: { file, line: 1, column: 1 },
  fix: 'Begin with `MatchPaths:` and the paths that must not exist.',
})

/** Reads a policy file, YAML or JSON: a typo in a rule of security must not make it looser, so every name that is not known is an error. */
export function readPolicy(text: string, file: string, t: TopologyIndex): ReadPolicy {
  if (text.trim() === '') return { policy: null, diagnostics: [empty(file)] }
  const { tree, diagnostics } = readText(text, file)
  if (tree === null) return { policy: null, diagnostics }
  const found: Diagnostic[] = [...diagnostics]
  const add = (code: Diagnostic['code'], path: readonly PropertyKey[], message: string, fix: string, part: 'key' | 'value' = 'value') =>
    found.push({ code, severity: 'error', message, fix, place: { file, ...tree.placeOf(path, part) } })
  walkShape(shapeOf(PolicySchema), tree.value, {
    unknown: (name: string, known: readonly string[], path: ShapePath) =>
      add(
        'policy/unknown-name',
        path,
        `"${name}" is not known here, expected one of ${known.join(', ')}.${didYouMean(name, known)}`,
        'Correct the name.',
        'key',
      ),
  })
  const read = PolicySchema.safeParse(tree.value)
  if (!read.success) {
    for (const issue of read.error.issues)
      for (const one of narrow(issue, tree.value, shapeOf(PolicySchema))) {
        const { message, fix } = inWords(one, 'The policy', one.path, valueAt(tree.value, one.path))
        add('policy/invalid', one.path, message, fix)
      }
    return { policy: null, diagnostics: inReadingOrder(found) }
  }
  checkValues(read.data, t, add)
  return { policy: found.some((d) => d.severity === 'error') ? null : read.data, diagnostics: inReadingOrder(found) }
}

type Add = (code: Diagnostic['code'], path: readonly PropertyKey[], message: string, fix: string) => void

/** What a schema cannot say: types, addresses and ports that are some, resources that exist, and one of two ways to say a thing. */
function checkValues(policy: Policy, t: TopologyIndex, add: Add): void {
  for (const list of ['MatchPaths', 'ExcludePaths'] as const)
    for (const [i, path] of (policy[list] ?? []).entries()) {
      for (const side of ['Source', 'Destination'] as const) checkEnd(path[side], [list, i, side], t, add)
      checkThrough(path, [list, i], t, add)
    }
}

function checkThrough(path: PathStatement, at: readonly PropertyKey[], t: TopologyIndex, add: Add): void {
  for (const [k, one] of (path.ThroughResources ?? []).entries())
    checkResources(one.ResourceStatement, [...at, 'ThroughResources', k, 'ResourceStatement'], false, t, add)
}

function checkEnd(end: EndStatement | undefined, at: readonly PropertyKey[], t: TopologyIndex, add: Add): void {
  checkResources(end?.ResourceStatement, [...at, 'ResourceStatement'], true, t, add)
  const header = end?.PacketHeaderStatement
  if (header === undefined) return
  const path = [...at, 'PacketHeaderStatement']
  for (const side of ['Source', 'Destination'] as const) {
    const addresses = header[`${side}Addresses`]
    const lists = header[`${side}PrefixLists`]
    if (addresses !== undefined && lists !== undefined)
      add(
        'policy/either-or',
        [...path, `${side}PrefixLists`],
        `${side}Addresses and ${side}PrefixLists are both given, expected one of them.`,
        'Take one away.',
      )
    for (const [i, text] of (addresses ?? []).entries()) {
      const reading = parseAddress(text) === null ? readCidr(text) : null
      if (reading !== null && reading.cidr === null)
        add('policy/bad-address', [...path, `${side}Addresses`, i], `${reading.problem}.`, reading.fix)
    }
    for (const [i, id] of (lists ?? []).entries())
      if (t.get(id)?.kind !== 'prefix-list')
        add(
          'policy/unknown-list',
          [...path, `${side}PrefixLists`, i],
          `"${id}" is no prefix list of the topology.`,
          'Name one that it has.',
        )
    for (const [i, text] of (header[`${side}Ports`] ?? []).entries())
      if (parsePorts(text) === null)
        add(
          'policy/bad-ports',
          [...path, `${side}Ports`, i],
          `"${text}" is no port, expected a port or a range such as 8000-8100.`,
          'Correct the ports.',
        )
  }
}

function checkResources(
  statement: NonNullable<EndStatement['ResourceStatement']> | undefined,
  at: readonly PropertyKey[],
  isEnd: boolean,
  t: TopologyIndex,
  add: Add,
): void {
  if (statement === undefined) return
  if (statement.Resources !== undefined && statement.ResourceTypes !== undefined)
    add('policy/either-or', [...at, 'ResourceTypes'], 'Resources and ResourceTypes are both given, expected one of them.', 'Take one away.')
  for (const [i, type] of (statement.ResourceTypes ?? []).entries()) {
    const known = resourceTypes[type]
    if (known === undefined)
      add(
        'policy/unknown-type',
        [...at, 'ResourceTypes', i],
        `"${type}" is no resource type that is known here.${didYouMean(type, Object.keys(resourceTypes))}`,
        `Known are: ${Object.keys(resourceTypes).join(', ')}.`,
      )
    else if (isEnd && known.through === true)
      add(
        'policy/through-only',
        [...at, 'ResourceTypes', i],
        `${type} is passed on the way and is no end of a path.`,
        'Put it under ThroughResources.',
      )
  }
  const names = new Set(['internet', ...t.all.flatMap((r) => [r.id, r.awsId, r.arn].filter((x) => x !== undefined))])
  for (const [i, id] of (statement.Resources ?? []).entries())
    if (!names.has(id))
      add(
        'policy/unknown-resource',
        [...at, 'Resources', i],
        `Nothing in the topology is called "${id}".${didYouMean(id, names)}`,
        'Name a resource by its id, AWS id or ARN.',
      )
}
