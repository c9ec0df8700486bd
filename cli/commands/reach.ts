import { type Command, flag, type Given, listOption, textOption } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { areKnown } from '@/cli/known-ids'
import { openTopology } from '@/cli/open-topology'
import { printDiagnostics } from '@/cli/print-diagnostics'
import { readInput } from '@/cli/read-input'
import { type Terminal, tell, write } from '@/cli/terminal'
import type { Query } from '@/importers/queries/read-queries'
import type { Topology } from '@/model/topology'

export const reachCommand: Command = {
  name: 'reach',
  summary: 'Prove whether a connection passes, hop by hop, or tell everything that stops it',
  arguments: [{ name: '<input>', description: 'topology file, YAML or JSON; - reads standard input' }],
  options: [
    { flags: '--from <id>', description: 'resource that owns a network interface, a gateway, internet, or an address' },
    { flags: '--to <id>', description: 'the same' },
    { flags: '--protocol <name>', description: 'tcp, udp, icmp, icmpv6, or an IANA number', default: 'tcp' },
    { flags: '--port <number>', description: 'destination port; without it, the ports that pass are told' },
    { flags: '--source-port <number>', description: 'port of the client; without it, every one that it may take must pass' },
    { flags: '--down <id>', description: 'resource, zone or subnet that does not work; may be repeated', many: true },
    { flags: '--queries <file>', description: 'many questions at once: a JSON list of { id, from, to, protocol, port?, sourcePort? }' },
    { flags: '--json', description: 'for programs, on standard output' },
  ],
  examples: [
    {
      command: 'hopline reach topologies/omnigen.yaml --from alb --to api --port 8080',
      does: 'exit 0 reachable, 1 blocked or undecided, 2 wrong usage',
    },
    { command: 'hopline reach topologies/omnigen.yaml --from internet --to api', does: 'what stops it, all of it, and what would open it' },
    { command: 'hopline reach network.yaml --queries queries.json --json', does: 'a list of answers' },
  ],
  run: reach,
}

async function reach(given: Given, terminal: Terminal) {
  const opened = await openTopology(given.arguments[0] ?? '-', terminal)
  if (opened === null) return exitCodes.failure
  const file = textOption(given, 'queries')
  const queries = file === undefined ? await single(given, terminal) : await several(file, terminal)
  if (queries === null || !(await endsExist(queries, listOption(given, 'down'), opened.topology, file, terminal))) return exitCodes.failure
  const { indexOf } = await import('@/model/topology-index')
  const { trace } = await import('@/model/reachability/trace')
  const { downWith } = await import('@/model/down')
  const t = indexOf(opened.topology)
  const down = downWith(listOption(given, 'down'), t)
  const results = queries.map(({ id, ...question }) => ({ id, question, verdict: trace(question, t, { down }) }))
  if (flag(given, 'json')) {
    const answers = results.map(({ id, verdict: { verdict, ...rest } }) => ({ id, verdict, ...rest }))
    const report = file === undefined ? answers[0] : { results: answers }
    await write(terminal.out, `${JSON.stringify(report, null, 2)}\n`)
  } else {
    const { verdictText } = await import('@/cli/print-verdict')
    const { questionText } = await import('@/model/reachability/words')
    const colors = terminal.out === process.stdout ? terminal.colors : (await import('picocolors')).default.createColors(false)
    const title = (id: string | number, text: string) => (file === undefined ? text : `${id}: ${text}`)
    await write(terminal.out, results.map((r) => verdictText(title(r.id, questionText(r.question)), r.verdict, colors)).join('\n'))
  }
  return results.every((r) => r.verdict.verdict === 'reachable') ? opened.exit : exitCodes.finding
}

/** The question of the command line; null: it is none, which has been told. */
async function single(given: Given, terminal: Terminal): Promise<readonly Query[] | null> {
  const { hasPorts, parseProtocol, protocolName } = await import('@/model/net/protocol')
  const from = textOption(given, 'from')
  const to = textOption(given, 'to')
  const wrong = (text: string): null => {
    tell(terminal, `${terminal.colors.red('error')}: ${text}`)
    return null
  }
  if (from === undefined || to === undefined) return wrong('--from and --to are both needed, or --queries with a file.')
  const text = textOption(given, 'protocol') ?? 'tcp'
  const protocol = parseProtocol(text)
  if (protocol === null || protocol === 'all')
    return wrong(`--protocol: "${text}" is no protocol, expected tcp, udp, icmp, icmpv6 or a number from 0 to 255.`)
  const ports: { port?: number; sourcePort?: number } = {}
  for (const [name, option] of [
    ['port', '--port'],
    ['sourcePort', '--source-port'],
  ] as const) {
    const value = textOption(given, name)
    if (value === undefined) continue
    if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
      return wrong(`${option}: "${value}" is no port, expected a number from 0 to 65535.`)
    if (!hasPorts(protocol)) return wrong(`${option}: ${protocolName(protocol)} has no ports. Take it away, or ask for tcp or udp.`)
    ports[name] = Number(value)
  }
  return [{ id: 1, from, to, protocol, ...ports }]
}

async function several(path: string, terminal: Terminal): Promise<readonly Query[] | null> {
  const file = await readInput(path, terminal.stdin)
  if (!file.ok) {
    tell(terminal, `${terminal.colors.red('error')}: ${file.message}`)
    return null
  }
  const { readQueries } = await import('@/importers/queries/read-queries')
  const { queries, diagnostics } = readQueries(file.text, file.name)
  printDiagnostics(diagnostics, terminal)
  return queries
}

/** Whether all ends are ids or addresses; of a list, an end that nothing is called is an answer of its own. */
async function endsExist(
  queries: readonly Query[],
  down: readonly string[],
  topology: Topology,
  file: string | undefined,
  terminal: Terminal,
): Promise<boolean> {
  const { parseAddress } = await import('@/model/net/address')
  const known = new Set<string>(['internet', ...topology.resources.map((r) => r.id)])
  const ends =
    file === undefined
      ? queries.flatMap(({ from, to }) => [
          { option: '--from', id: from },
          { option: '--to', id: to },
        ])
      : []
  return areKnown([...ends.filter(({ id }) => parseAddress(id) === null), ...down.map((id) => ({ option: '--down', id }))], known, terminal)
}
