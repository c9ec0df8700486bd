import { exitCodes } from '@/cli/exit-codes'
import { countsOf, hasError, printDiagnostics } from '@/cli/print-diagnostics'
import { readInput } from '@/cli/read-input'
import { type Terminal, tell } from '@/cli/terminal'
import type { Topology } from '@/model/topology'

export interface OpenedTopology {
  readonly topology: Topology
  /** `finding` where the file has errors: what could be read is still shown, and the exit code tells that it is not all. */
  readonly exit: typeof exitCodes.fine | typeof exitCodes.finding
}

/**
 * Reads a topology file for a command, its mistakes going to stderr.
 *
 * @returns null where nothing could be read, which has then been told
 */
export async function openTopology(path: string, terminal: Terminal): Promise<OpenedTopology | null> {
  const input = await readInput(path, terminal.stdin)
  if (!input.ok) {
    tell(terminal, `${terminal.colors.red('error')}: ${input.message}`)
    return null
  }
  const { readTopology } = await import('@/importers/read-topology')
  const { topology, diagnostics } = readTopology(input.text, input.name)
  // Notes are for whoever looks the file over (`hopline validate`), not for whoever uses it.
  const toMend = diagnostics.filter((d) => d.severity !== 'note')
  printDiagnostics(toMend, terminal)
  if (topology === null) {
    if (diagnostics.length === 0) tell(terminal, `${input.name} holds no topology.`)
    return null
  }
  const counts = countsOf(toMend)
  if (counts !== '') tell(terminal, counts)
  return { topology, exit: hasError(diagnostics) ? exitCodes.finding : exitCodes.fine }
}
