import { type Command, flag, type Given, inputWords, listOption, textOption } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { areKnown } from '@/cli/known-ids'
import { openTopology } from '@/cli/open-topology'
import { countsOf, printDiagnostics } from '@/cli/print-diagnostics'
import type { Answer } from '@/cli/reach/print-answers'
import { readInput } from '@/cli/read-input'
import { type Terminal, tell } from '@/cli/terminal'
import type { Question, VerdictWord } from '@/model/reachability/verdict'

export const reachCommand: Command = {
  name: 'reach',
  summary: 'Prove whether a connection passes, hop by hop, or tell everything that stops it',
  arguments: [{ name: '<input>', description: inputWords }],
  options: [
    { flags: '--from <id>', description: 'resource that owns a network interface, a gateway, internet, or an address' },
    { flags: '--to <id>', description: 'the same' },
    { flags: '--protocol <name>', description: 'tcp, udp, icmp, icmpv6, or an IANA number', default: 'tcp' },
    { flags: '--port <number>', description: 'destination port; without it, the ports that pass are told' },
    { flags: '--source-port <number>', description: 'port of the client; without it, every one that it may take must pass' },
    {
      flags: '--through <id>',
      description: 'load balancer that it goes through: --port is then that of its listener, --to a target of it',
    },
    { flags: '--down <id>', description: 'resource, zone or subnet that does not work; may be repeated', many: true },
    {
      flags: '--queries <file>',
      description: 'many questions at once: a JSON list of { id, from, to, protocol, port?, sourcePort?, through? }',
    },
    { flags: '--json', description: 'for programs, on standard output' },
  ],
  examples: [
    {
      command: 'hopline reach topologies/omnigen.yaml --from alb --to api --port 8080',
      does: 'exit 0 reachable, 1 blocked or undecided, 2 wrong usage',
    },
    { command: 'hopline reach topologies/omnigen.yaml --from internet --to api', does: 'what stops it, all of it, and what would open it' },
    {
      command: 'hopline reach topologies/omnigen.yaml --from internet --to api --through alb --port 443',
      does: 'over a load balancer: the connection to it, and the one from it',
    },
    { command: 'hopline reach network.yaml --queries queries.json --json', does: 'a list of answers' },
  ],
  imports: true,
  run: reach,
}

/** A question and what its answer is called by; null: it is the only one. */
interface Asked {
  readonly id: string | number | null
  readonly question: Question
}

async function reach(given: Given, terminal: Terminal) {
  const input = given.arguments[0] ?? '-'
  const file = textOption(given, 'queries')
  const clash = file === undefined ? null : clashOf(given, input, file)
  if (clash !== null) return failed([clash], terminal)
  const opened = await openTopology(input, given, terminal)
  if (opened === null) return exitCodes.failure
  const { indexOf } = await import('@/model/topology-index')
  const t = indexOf(opened.topology)
  const { aliasesOf } = await import('@/model/reachability/aliases')
  const ids = new Set<string>([...t.all.map((r) => r.id), ...aliasesOf(t).keys()])
  const asked = file === undefined ? await single(given, ids, terminal) : await several(file, ids, terminal)
  const down = listOption(given, 'down')
  const known = areKnown(
    down.map((id) => ({ option: '--down', id })),
    ids,
    'Name a zone, a subnet, a gateway or another resource of it.',
    terminal,
  )
  if (asked === null || !known) return exitCodes.failure
  const { downWith } = await import('@/model/down')
  const { trace } = await import('@/model/reachability/trace')
  const { withSources } = await import('@/model/reachability/with-sources')
  const placeOf = await opened.places()
  const { writeAnswerJson, writeAnswersJson, writeAnswersText } = await import('@/cli/reach/print-answers')
  const counts: Record<VerdictWord, number> = { reachable: 0, blocked: 0, undecided: 0 }
  const { waysThrough } = await import('@/model/reachability/through/ways')
  const options = { down: downWith(down, t) }
  // Traced as they are written: ten thousand verdicts at a time would fill the memory.
  function* answers(questions: readonly Asked[]): Iterable<Answer> {
    for (const { id, question } of questions) {
      const verdict = withSources(trace(question, t, options), placeOf)
      counts[verdict.verdict]++
      yield { id, question, verdict, ways: file === undefined ? waysThrough(question, t, options.down) : [] }
    }
  }
  const isJson = flag(given, 'json')
  if (isJson && file === undefined) for (const answer of answers(asked)) await writeAnswerJson(answer, terminal)
  else if (isJson) await writeAnswersJson(answers(asked), terminal)
  else await writeAnswersText(answers(asked), t, await outColors(terminal), terminal)
  if (file !== undefined) tell(terminal, `${counts.reachable} reachable, ${counts.blocked} blocked, ${counts.undecided} undecided`)
  return counts.blocked + counts.undecided === 0 ? opened.exit : exitCodes.finding
}

function failed(mistakes: readonly string[], terminal: Terminal) {
  for (const mistake of mistakes) tell(terminal, `${terminal.colors.red('error')}: ${mistake}`)
  return exitCodes.failure
}

/** Why a list of questions cannot be asked together with what else was given; null: it can. */
function clashOf(given: Given, input: string, file: string): string | null {
  if (input === '-' && file === '-')
    return 'The topology and the questions cannot both come from standard input: name a file for one of them.'
  const options = ['from', 'to', 'port', 'sourcePort', 'through'] as const
  return options.some((name) => textOption(given, name) !== undefined)
    ? '--queries has its own --from, --to, --through and ports in its file: give the one or the other.'
    : null
}

/** null: it is no question, which has been told. */
async function single(given: Given, ids: ReadonlySet<string>, terminal: Terminal): Promise<readonly Asked[] | null> {
  const { givenQuestion } = await import('@/cli/reach/given-question')
  const question = givenQuestion(given, ids)
  if ('from' in question) return [{ id: null, question }]
  failed(question, terminal)
  return null
}

/** null: the file cannot be used, which has been told. */
async function several(path: string, ids: ReadonlySet<string>, terminal: Terminal): Promise<readonly Asked[] | null> {
  const file = await readInput(path, terminal.stdin)
  if (!file.ok) {
    failed([file.message], terminal)
    return null
  }
  const { readQueries } = await import('@/importers/queries/read-queries')
  const { queries, diagnostics } = readQueries(file.text, file.name, ids)
  printDiagnostics(diagnostics, terminal)
  if (diagnostics.length > 0) tell(terminal, countsOf(diagnostics))
  return queries?.map(({ id, ...question }) => ({ id, question })) ?? null
}

/** The terminal's colours are for stderr: verdicts go to stdout, which may be a pipe. */
async function outColors({ out, colors }: Terminal): Promise<Terminal['colors']> {
  if ('isTTY' in out && out.isTTY === true) return colors
  return (await import('picocolors')).default.createColors(false)
}
