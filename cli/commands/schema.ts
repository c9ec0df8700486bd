import { type Command, flag, type Given, textOption } from '@/cli/command'
import { deliver } from '@/cli/deliver'
import type { Terminal } from '@/cli/terminal'

export const schemaCommand: Command = {
  name: 'schema',
  summary: 'Print the JSON Schema of topology files, for editors',
  arguments: [],
  options: [
    { flags: '-o, --out <file>', description: 'file to write, whole or not at all; without it, standard output' },
    { flags: '--check', description: 'write nothing: exit 1 and show the difference where the file is out of date' },
  ],
  examples: [{ command: 'hopline schema --out topology.schema.json', does: 'write it beside your topology files' }],
  run: schema,
}

async function schema(given: Given, terminal: Terminal) {
  const { topologyJsonSchema } = await import('@/model/json-schema')
  const to = textOption(given, 'out')
  return deliver(topologyJsonSchema(), { to, check: flag(given, 'check'), mend: `hopline schema --out ${to}` }, terminal)
}
