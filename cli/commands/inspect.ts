import { type Command, flag, type Given, inputWords } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { openInputs } from '@/cli/open-topology'
import { printDiagnostics } from '@/cli/print-diagnostics'
import { printable } from '@/cli/printable'
import { type Terminal, tell, write } from '@/cli/terminal'
import type { Inspection } from '@/importers/inspect'

export const inspectCommand: Command = {
  name: 'inspect',
  summary: 'Tell what an input holds, and what was read of it, kept as generic, missing and left out',
  arguments: [{ name: '<input...>', description: inputWords }],
  options: [{ flags: '--json', description: 'for programs, on standard output' }],
  examples: [
    { command: 'hopline inspect terraform.tfstate', does: 'counts, public and private subnets, and the coverage type by type' },
    { command: 'hopline inspect plan.json --prior --json', does: 'what is there before a plan is applied, for programs' },
  ],
  imports: true,
  run: inspectInputs,
}

async function inspectInputs(given: Given, terminal: Terminal) {
  const paths = given.arguments.filter((path) => path !== undefined)
  const opened = await openInputs(paths, given, terminal)
  if (opened === null) return exitCodes.failure
  const { inspect } = await import('@/importers/inspect')
  const inspection = inspect(opened.read)
  const { topology, diagnostics } = opened.read
  if (flag(given, 'json')) {
    await write(terminal.out, `${JSON.stringify(inspection, null, 2)}\n`)
    if (topology === null) printDiagnostics(diagnostics, terminal)
    return topology === null ? exitCodes.failure : exitCodes.fine
  }
  printDiagnostics(diagnostics, terminal)
  if (topology === null) return exitCodes.failure
  const { coverageLine, coverageTable } = await import('@/cli/coverage-text')
  await write(terminal.out, `${summaryText(inspection)}\n${coverageTable(topology)}`)
  tell(terminal, coverageLine(topology))
  return exitCodes.fine
}

function summaryText(found: Inspection): string {
  const counts = Object.entries(found.counts).flatMap(([name, n]) => {
    const total = typeof n === 'number' ? n : n.total
    return total === 0 ? [] : [`${name} ${total}`]
  })
  const list = (label: string, all: readonly string[]) => (all.length === 0 ? [] : [`${label}: ${all.map(printable).join(', ')}`])
  const tally = (label: string, of: Readonly<Record<string, number>>) =>
    list(
      label,
      Object.entries(of).map(([name, n]) => `${name} ${n}`),
    )
  return [
    `${found.format}, ${found.filesRead} file${found.filesRead === 1 ? '' : 's'}`,
    ...list('found', counts),
    ...list('VPC blocks', found.cidrs.vpc),
    ...list('public subnets', found.publicSubnets),
    ...list('private subnets', found.privateSubnets),
    ...list('subnets of unknown way out', found.unknownSubnets),
    ...tally('routes to', found.routeTargets),
    ...tally('named and not in the input, with references', found.danglingReferences),
    '',
  ].join('\n')
}
