import { type Command, flag, type Given, inputWords } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { openInputs } from '@/cli/open-topology'
import { countsOf, hasError, printDiagnostics } from '@/cli/print-diagnostics'
import { stdinName } from '@/cli/read-input'
import { type Terminal, tell, write } from '@/cli/terminal'
import { counted } from '@/model/describe/section'

export const validateCommand: Command = {
  name: 'validate',
  summary: 'Check a topology file and tell every mistake at its line',
  arguments: [{ name: '<input>', description: inputWords }],
  options: [{ flags: '--json', description: 'for programs: { schemaVersion, file, readable, diagnostics } on standard output' }],
  examples: [
    {
      command: 'hopline validate topologies/omnigen.yaml',
      does: 'exit 0 where it has no error, 1 where it has, 2 where nothing could be read',
    },
    { command: 'hopline validate --json network.yaml', does: 'the same for programs' },
  ],
  imports: true,
  run: validate,
}

async function validate(given: Given, terminal: Terminal) {
  const json = flag(given, 'json')
  const path = given.arguments[0] ?? '-'
  const opened = await openInputs([path], given, terminal)
  if (opened === null) return exitCodes.failure
  const { inReadingOrder } = await import('@/model/diagnostic')
  const { topology, diagnostics } = opened.read
  const name = path === '-' ? stdinName : path

  if (json) {
    const report = { schemaVersion: 1, file: name, readable: topology !== null, diagnostics: inReadingOrder(diagnostics) }
    await write(terminal.out, `${JSON.stringify(report, null, 2)}\n`)
  } else {
    printDiagnostics(diagnostics, terminal)
    const counts = countsOf(diagnostics)
    const found =
      topology === null
        ? 'nothing could be read'
        : `${counted(topology.resources.length, 'resource')}, ${counted(topology.flows.length, 'flow')}`
    tell(terminal, `${name}: ${found}${counts === '' ? ', no mistakes' : `; ${counts}`}.`)
  }
  if (topology === null) return exitCodes.failure
  return hasError(diagnostics) ? exitCodes.finding : exitCodes.fine
}
