import { type Command, flag, type Given, inputWords, textOption } from '@/cli/command'
import { deliver } from '@/cli/deliver'
import { exitCodes } from '@/cli/exit-codes'
import { openTopology } from '@/cli/open-topology'
import type { Terminal } from '@/cli/terminal'

export const docsCommand: Command = {
  name: 'docs',
  summary: 'Write the document of a topology: every diagram, table and section, as Markdown',
  arguments: [{ name: '<input>', description: inputWords }],
  options: [
    { flags: '-o, --out <file>', description: 'file to write, whole or not at all; without it the document goes to standard output' },
    { flags: '--check', description: 'write nothing: exit 1 and show the difference where the file is out of date' },
  ],
  examples: [
    { command: 'hopline docs topologies/omnigen.yaml --out docs/omnigen.md', does: 'write the document' },
    { command: 'hopline docs topologies/omnigen.yaml --out docs/omnigen.md --check', does: 'let CI fail when it is out of date' },
  ],
  imports: true,
  run: docs,
}

async function docs(given: Given, terminal: Terminal) {
  const input = given.arguments[0] ?? '-'
  const opened = await openTopology(input, given, terminal)
  if (opened === null) return exitCodes.failure
  const { writeDocument } = await import('@/exporters/document/document')
  const to = textOption(given, 'out')
  const mend = `hopline docs ${input} --out ${to}`
  const exit = await deliver(writeDocument(opened.topology), { to, check: flag(given, 'check'), mend }, terminal)
  return exit === exitCodes.fine ? opened.exit : exit
}
