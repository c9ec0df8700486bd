import { z } from 'zod'
import { questionChecker } from '@/importers/queries/question-mistakes'
import { readText } from '@/importers/text/read-text'
import { type Diagnostic, inReadingOrder } from '@/model/diagnostic'
import { type ShapePath, shapeOf, walkShape } from '@/model/kinds/schema-shape'
import { parseProtocol } from '@/model/net/protocol'
import type { Question } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import { inWords, narrow, valueAt } from '@/model/validation/issue-words'
import { didYouMean } from '@/model/validation/nearest'

const port = z.number().int().min(0).max(65_535)

const QuerySchema = z.object({
  id: z.union([z.string(), z.number()]).describe('what the answer is called by'),
  from: z.string().describe('id of a resource, internet, or an address'),
  to: z.string().describe('id of a resource, internet, or an address'),
  protocol: z.union([z.string(), z.number().int().min(0).max(255)]).describe('tcp, udp, icmp, icmpv6, or an IANA number'),
  port: port.optional(),
  sourcePort: port.optional(),
  through: z.string().optional().describe('id of a load balancer that it goes through'),
})
const QueriesSchema = z.array(QuerySchema)

export interface Query extends Question {
  readonly id: string | number
}

export interface ReadQueries {
  /** null: the file cannot be used. */
  readonly queries: readonly Query[] | null
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads a list of questions about reachability, JSON or YAML. A question about ends that do not exist or cannot meet is kept, with a
 * warning: its answer says so too, and the others are answered.
 *
 * @param ids  of the resources of the topology
 */
export function readQueries(text: string, file: string, ids: ReadonlySet<string>): ReadQueries {
  if (text.trim() === '') return { queries: null, diagnostics: [empty(file)] }
  const { tree, diagnostics } = readText(text, file)
  if (tree === null) return { queries: null, diagnostics }
  const found: Diagnostic[] = [...diagnostics]
  const add = (
    code: Diagnostic['code'],
    severity: Diagnostic['severity'],
    path: readonly PropertyKey[],
    message: string,
    fix: string,
    part: 'key' | 'value' = 'value',
  ) => found.push({ code, severity, message, fix, place: { file, ...tree.placeOf(path, part) } })
  const shape = shapeOf(QueriesSchema)
  walkShape(shape, tree.value, {
    unknown: (name: string, known: readonly string[], path: ShapePath) =>
      add(
        'queries/unknown-name',
        'warning',
        path,
        `"${name}" is not known here and is left aside.${didYouMean(name, known)}`,
        `Known are: ${known.join(', ')}.`,
        'key',
      ),
  })
  const read = QueriesSchema.safeParse(tree.value)
  if (!read.success) {
    for (const issue of read.error.issues)
      for (const one of narrow(issue, tree.value, shape)) {
        const { message, fix } = inWords(one, 'The list of queries', one.path, valueAt(tree.value, one.path))
        add('queries/invalid', 'error', one.path, message, fix)
      }
    return { queries: null, diagnostics: inReadingOrder(found) }
  }
  const check = questionChecker(ids)
  const places = new Map<string, number>()
  const queries = read.data.flatMap((query, i): Query[] => {
    const protocol = parseProtocol(query.protocol)
    if (protocol === null || protocol === 'all') {
      add(
        'queries/bad-protocol',
        'error',
        [i, 'protocol'],
        `"${query.protocol}" is no protocol, expected tcp, udp, icmp, icmpv6 or a number from 0 to 255.`,
        'Correct the protocol.',
      )
      return []
    }
    const first = places.get(String(query.id))
    if (first === undefined) places.set(String(query.id), i)
    else
      add(
        'queries/same-id',
        'warning',
        [i, 'id'],
        `"${query.id}" is the id of question ${first + 1} too: their answers cannot be told apart.`,
        'Give it an id of its own.',
      )
    const question: Query = { ...query, protocol, through: query.through as ResourceId | undefined }
    for (const { code, attribute, message, fix } of check(question))
      add(`queries/${code}`, code === 'port-without-ports' ? 'error' : 'warning', [i, attribute], message, fix)
    return [question]
  })
  return { queries: found.some((d) => d.severity === 'error') ? null : queries, diagnostics: inReadingOrder(found) }
}

const empty = (file: string): Diagnostic => ({
  code: 'queries/empty',
  severity: 'error',
  message: 'The file is empty, expected a list of questions.',
  place: { file, line: 1, column: 1 },
  fix: 'Write [{ "id": "a", "from": "…", "to": "…", "protocol": "tcp", "port": 443 }].',
})
