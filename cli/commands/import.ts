import { type Command, type Given, inputWords, textOption } from '@/cli/command'
import { deliver } from '@/cli/deliver'
import { exitCodes } from '@/cli/exit-codes'
import { openInputs } from '@/cli/open-topology'
import { printDiagnostics } from '@/cli/print-diagnostics'
import { type Terminal, tell } from '@/cli/terminal'

export const importCommand: Command = {
  name: 'import',
  summary: 'Make a topology file of what you have: Terraform, CloudFormation, AWS CLI output, several together',
  arguments: [{ name: '<input...>', description: inputWords }],
  options: [{ flags: '-o, --out <file>', description: 'topology file to write, .yaml or .json; without it, YAML on standard output' }],
  examples: [
    { command: 'hopline import terraform.tfstate -o topology.yaml', does: 'a topology file that you can add flows and names to' },
    { command: 'hopline import template.yaml --param Environment=production', does: 'a CloudFormation template with its parameters' },
    { command: 'hopline import account-a/ account-b/ -o topology.yaml', does: 'folders of AWS CLI output, joined where they meet' },
  ],
  imports: true,
  run: importInputs,
}

async function importInputs(given: Given, terminal: Terminal) {
  const paths = given.arguments.filter((path) => path !== undefined)
  const opened = await openInputs(paths, given, terminal)
  if (opened === null) return exitCodes.failure
  const { topology, diagnostics, formats } = opened.read
  printDiagnostics(diagnostics, terminal)
  if (topology === null) return exitCodes.failure
  const to = textOption(given, 'out')
  const { writeTopology } = await import('@/exporters/topology/write-topology')
  const exit = await deliver(
    writeTopology(topology, to?.endsWith('.json') === true ? 'json' : 'yaml'),
    { to, check: false, mend: '' },
    terminal,
  )
  const { coverageLine } = await import('@/cli/coverage-text')
  tell(terminal, `${formats.map((f) => f.label).join(', ')}: ${coverageLine(topology)}`)
  return exit
}
