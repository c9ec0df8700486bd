import { type Command, flag, type Given, inputWords, textOption } from '@/cli/command'
import { deliver } from '@/cli/deliver'
import { exitCodes } from '@/cli/exit-codes'
import { openTopology } from '@/cli/open-topology'
import { type Terminal, tell } from '@/cli/terminal'
import { nearest } from '@/model/nearest'

export const exportCommand: Command = {
  name: 'export',
  summary: 'Print one picture of a topology in a text format',
  arguments: [{ name: '<input>', description: inputWords }],
  options: [
    { flags: '--view <id>', description: 'picture to print; `hopline views` lists them', required: true },
    { flags: '-f, --format <id>', description: 'format to print it in', default: 'mermaid' },
    { flags: '--whole', description: 'also what the topology file leaves aside in text diagrams' },
    { flags: '-o, --out <file>', description: 'file to write, whole or not at all; without it, standard output' },
    { flags: '--check', description: 'write nothing: exit 1 and show the difference where the file is out of date' },
  ],
  examples: [
    { command: 'hopline export topologies/omnigen.yaml --view network', does: 'the network as Mermaid' },
    { command: 'hopline export topologies/omnigen.yaml --view network --format json --out network.json', does: 'the same picture as data' },
  ],
  imports: true,
  run: exportPicture,
}

async function exportPicture(given: Given, terminal: Terminal) {
  const { exporters } = await import('@/exporters/index')
  const format = textOption(given, 'format') ?? 'mermaid'
  const exporter = exporters.find((e) => e.id === format)
  if (exporter === undefined)
    return unknown(
      terminal,
      'format',
      format,
      exporters.map((e) => e.id),
    )

  const input = given.arguments[0] ?? '-'
  const opened = await openTopology(input, given, terminal)
  if (opened === null) return exitCodes.failure

  const { listViews } = await import('@/model/views/draw-view')
  const pictures = listViews(opened.topology)
  const view = textOption(given, 'view') ?? ''
  const picture = pictures.find((p) => p.id === view)
  if (picture === undefined)
    return unknown(
      terminal,
      'view',
      view,
      pictures.map((p) => p.id),
    )

  const to = textOption(given, 'out')
  const text = exporter.write(picture.draw(), { whole: flag(given, 'whole') })
  const mend = `hopline export ${input} --view ${view} --format ${format} --out ${to}`
  const exit = await deliver(text, { to, check: flag(given, 'check'), mend }, terminal)
  return exit === exitCodes.fine ? opened.exit : exit
}

function unknown(terminal: Terminal, what: 'format' | 'view', given: string, known: readonly string[]) {
  const meant = nearest(given, known)
  tell(terminal, `${terminal.colors.red('error')}: there is no ${what} "${given}".${meant === null ? '' : ` Did you mean ${meant}?`}`)
  tell(terminal, known.length === 0 ? `This topology gives no ${what}.` : `Expected one of: ${known.join(', ')}.`)
  return exitCodes.failure
}
