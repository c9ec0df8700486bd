import { type Command, flag, type Given, textOption } from '@/cli/command'
import { deliver } from '@/cli/deliver'
import type { Terminal } from '@/cli/terminal'

export const referenceCommand: Command = {
  name: 'reference',
  summary: 'Print the reference of resource kinds and their attributes, as Markdown',
  arguments: [],
  options: [
    { flags: '-o, --out <file>', description: 'file to write, whole or not at all; without it, standard output' },
    { flags: '--check', description: 'write nothing: exit 1 and show the difference where the file is out of date' },
  ],
  examples: [{ command: 'hopline reference --out docs/kinds.md', does: 'write what a topology file may hold' }],
  run: reference,
}

async function reference(given: Given, terminal: Terminal) {
  const { kindsReference } = await import('@/exporters/reference/kinds-reference')
  const to = textOption(given, 'out')
  return deliver(kindsReference(), { to, check: flag(given, 'check'), mend: `hopline reference --out ${to}` }, terminal)
}
