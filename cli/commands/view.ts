import { type Command, flag, type Given, inputWords, textOption } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { exportFolder } from '@/cli/export-folder'
import { openBrowser } from '@/cli/open-browser'
import { withSight } from '@/cli/opened-sight'
import { openedTopology } from '@/cli/opened-topology'
import { type Terminal, tell, write } from '@/cli/terminal'

const defaultPort = '3000'

/** Ports tried one after the other where the wanted one is taken. */
const triedPorts = 20

export const viewCommand: Command = {
  name: 'view',
  summary: 'Serve the viewer with a network opened, on this machine alone, and print its address',
  arguments: [{ name: '[input]', description: inputWords }],
  options: [
    { flags: '-p, --port <number>', description: 'port; a taken one moves on to the next, 0 takes any free one', default: defaultPort },
    { flags: '--host <name>', description: 'loopback address to listen on: 127.0.0.1, ::1 or localhost', default: '127.0.0.1' },
    { flags: '--open', description: 'open the browser too' },
  ],
  examples: [
    { command: 'hopline view topologies/omnigen.yaml', does: 'serve the viewer with this topology open, until Ctrl-C' },
    { command: 'hopline view --port 3120 --open', does: 'start it empty on another port and open the browser' },
  ],
  imports: true,
  run: view,
}

async function view(given: Given, terminal: Terminal) {
  const { isLoopback, startServer } = await import('@/server/start')
  const port = portOf(textOption(given, 'port') ?? defaultPort)
  if (port === null) {
    tell(terminal, `--port is "${textOption(given, 'port')}", expected a whole number from 0 to 65535.`)
    return exitCodes.failure
  }
  const host = textOption(given, 'host') ?? '127.0.0.1'
  if (!isLoopback(host)) {
    tell(terminal, `--host is "${host}", expected 127.0.0.1, ::1 or localhost: the viewer serves this machine alone.`)
    return exitCodes.failure
  }

  const opened = await openedTopology(given.arguments[0], given, terminal)
  if (!opened.ok) {
    tell(terminal, `${terminal.colors.red('error')}: ${opened.message}`)
    return exitCodes.failure
  }

  const handedOut = withSight(opened.read)
  const started = await startServer({ folder: exportFolder(), ...handedOut, host, port, triedPorts })
  if (!started.ok) {
    tell(terminal, `${terminal.colors.red('error')}: ${started.message}`)
    return exitCodes.failure
  }
  if (port !== 0 && started.port !== port) tell(terminal, `Port ${port} is taken; using ${started.port}.`)
  // Without a topology the start page offers the samples and takes a file.
  const address =
    given.arguments[0] === undefined
      ? started.address
      : `${started.address}viewer/?topology=${flag(given, 'prior') ? 'opened-prior' : 'opened'}`
  await write(terminal.out, `${address}\n`)
  tell(terminal, terminal.colors.dim('Ctrl-C ends it.'))
  // Made before anyone asks for it.
  if (given.arguments[0] !== undefined) void handedOut.sight()
  if (flag(given, 'open')) openBrowser(address, terminal)

  await terminal.ended()
  await started.close()
  return exitCodes.fine
}

function portOf(text: string): number | null {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : null
}
