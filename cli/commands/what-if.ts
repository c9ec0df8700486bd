import { type Command, flag, type Given, inputWords, listOption } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { areKnown } from '@/cli/known-ids'
import { openTopology } from '@/cli/open-topology'
import { type Terminal, tell, write } from '@/cli/terminal'

export const whatIfCommand: Command = {
  name: 'what-if',
  summary: 'Tell which flows are lost when something fails, or won by a proposal, and what it costs',
  arguments: [{ name: '<input>', description: inputWords }],
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
  imports: true,
  run: whatIf,
}

async function whatIf(given: Given, terminal: Terminal) {
  const opened = await openTopology(given.arguments[0] ?? '-', given, terminal)
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
  const names = topology.proposals.map((p) => p.id)
  const known = areKnown(
    proposals.map((id) => ({ option: '--apply', id })),
    new Set(names),
    names.length === 0 ? 'It has no proposals.' : `Its proposals are: ${names.join(', ')}.`,
    terminal,
  )
  const exist = areKnown(
    down.map((id) => ({ option: '--down', id })),
    new Set(ids),
    'Name a zone, a subnet, a gateway or another resource of it.',
    terminal,
  )
  if (!known || !exist) return exitCodes.failure
  const { flowOutcomes } = await import('@/model/flow-outcomes')
  const outcome = flowOutcomes(topology, { down, proposals })
  if (flag(given, 'json')) await write(terminal.out, `${JSON.stringify(outcome, null, 2)}\n`)
  else {
    const { outcomeText } = await import('@/cli/what-if/outcome-text')
    await write(terminal.out, outcomeText(outcome))
  }
  const lost = outcome.flows.filter((f) => f.outcome === 'lost').length
  const all = outcome.flows.length
  tell(terminal, all === 0 ? 'The topology declares no flows.' : `${lost} of ${all} flow${all === 1 ? '' : 's'} lost.`)
  return lost > 0 ? exitCodes.finding : opened.exit
}
