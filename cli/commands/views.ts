import { type Command, flag, type Given, inputWords } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { openTopology } from '@/cli/open-topology'
import { type Terminal, write } from '@/cli/terminal'

export const viewsCommand: Command = {
  name: 'views',
  summary: 'List the pictures that a topology gives, with the ids that `export` takes',
  arguments: [{ name: '<input>', description: inputWords }],
  options: [{ flags: '--json', description: 'for programs: an array of { id, title, type }' }],
  examples: [{ command: 'hopline views topologies/omnigen.yaml', does: 'id and title of each picture' }],
  imports: true,
  run: views,
}

async function views(given: Given, terminal: Terminal) {
  const opened = await openTopology(given.arguments[0] ?? '-', given, terminal)
  if (opened === null) return exitCodes.failure
  const { listViews } = await import('@/model/views/draw-view')
  const pictures = listViews(opened.topology)
  if (flag(given, 'json')) {
    const plain = pictures.map(({ id, title, type }) => ({ id, title, type }))
    await write(terminal.out, `${JSON.stringify(plain, null, 2)}\n`)
    return opened.exit
  }
  const width = Math.max(0, ...pictures.map((p) => p.id.length))
  await write(terminal.out, pictures.map((p) => `${p.id.padEnd(width)}  ${p.title}\n`).join(''))
  return opened.exit
}
