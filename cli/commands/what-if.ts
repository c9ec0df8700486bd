import { type Command, flag, type Given, listOption } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { areKnown } from '@/cli/known-ids'
import { openTopology } from '@/cli/open-topology'
import { type Terminal, tell, write } from '@/cli/terminal'
import type { FlowOutcome, Outcome } from '@/model/flow-outcomes'

export const whatIfCommand: Command = {
  name: 'what-if',
  summary: 'Tell which flows are lost when something fails, or won by a proposal, and what it costs',
  arguments: [{ name: '<input>', description: 'topology file, YAML or JSON; - reads standard input' }],
  options: [
    { flags: '--down <id>', description: 'zone, subnet, gateway or any resource that does not work; may be repeated', many: true },
    { flags: '--apply <proposal>', description: 'proposal of the topology file that is carried out; may be repeated', many: true },
    { flags: '--json', description: 'for programs, on standard output' },
  ],
  examples: [
    {
      command: 'hopline what-if topologies/omnigen.yaml --down us-east-1a',
      does: 'exit 0 where no flow is lost, 1 where one is, 2 wrong usage',
    },
    { command: 'hopline what-if topologies/omnigen.yaml --apply high-availability --down us-east-1a', does: 'the same after an upgrade' },
  ],
  run: whatIf,
}

async function whatIf(given: Given, terminal: Terminal) {
  const opened = await openTopology(given.arguments[0] ?? '-', terminal)
  if (opened === null) return exitCodes.failure
  const { topology } = opened
  const down = listOption(given, 'down')
  const proposals = listOption(given, 'apply')
  if (down.length === 0 && proposals.length === 0) {
    tell(terminal, `${terminal.colors.red('error')}: nothing is supposed: name what fails with --down, or a proposal with --apply.`)
    return exitCodes.failure
  }
  const added = topology.proposals.filter((p) => proposals.includes(p.id)).flatMap((p) => p.steps.flatMap((s) => s.changes))
  const ids = [...topology.resources.map((r) => r.id as string), ...added.flatMap((c) => ('add' in c ? [String(c.add.id)] : []))]
  const known = areKnown(
    proposals.map((id) => ({ option: '--apply', id })),
    new Set(topology.proposals.map((p) => p.id)),
    terminal,
  )
  if (
    !areKnown(
      down.map((id) => ({ option: '--down', id })),
      new Set(ids),
      terminal,
    ) ||
    !known
  )
    return exitCodes.failure
  const { flowOutcomes } = await import('@/model/flow-outcomes')
  const outcome = flowOutcomes(topology, { down, proposals })
  await write(terminal.out, flag(given, 'json') ? `${JSON.stringify(outcome, null, 2)}\n` : await inWords(outcome))
  return outcome.flows.some((f) => f.outcome === 'lost') ? exitCodes.finding : opened.exit
}

async function inWords({ flows, usdPerMonth, down, refused }: Outcome): Promise<string> {
  const { printable } = await import('@/cli/printable')
  const { usd } = await import('@/model/money')
  const cost = usdPerMonth === 0 ? 'nothing' : `${usdPerMonth > 0 ? '+' : '-'}${usd(Math.abs(usdPerMonth))}`
  const lines = [
    ...refused.map((text) => `not done: ${text}`),
    ...(down.length === 0 ? [] : [`down: ${down.join(', ')}`]),
    ...flows.flatMap(flowLines),
    `monthly cost: ${cost}`,
  ]
  return lines.map((line) => `${printable(line)}\n`).join('')
}

const signs = { same: '=', lost: '✗', won: '✓' } as const

/** The flow in a line, and where it is lost or won, the first step at which. */
function flowLines({ name, outcome, steps }: FlowOutcome): readonly string[] {
  const head = `${signs[outcome]} ${name}: ${outcome === 'same' ? 'as before' : outcome}`
  if (outcome === 'same') return [head]
  const turned = steps.find((s) => s.before !== s.after)
  return turned === undefined
    ? [head]
    : [head, `    step ${turned.step}, ${turned.from} → ${turned.to}: ${turned.after ?? 'not asked'}, ${turned.why}`]
}
