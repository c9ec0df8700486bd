import type { Given } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { givenImportOptions } from '@/cli/import-options'
import { countsOf, hasError, printDiagnostics } from '@/cli/print-diagnostics'
import { type ReadInputs, readInputs } from '@/cli/read-inputs'
import { type Terminal, tell } from '@/cli/terminal'
import type { ImportOptions } from '@/importers/importer'
import type { InputFile } from '@/importers/raw/raw-resource'
import type { ReadFiles } from '@/importers/read-files'
import type { Place } from '@/model/diagnostic'
import type { ResourceId } from '@/model/resource'
import type { Topology } from '@/model/topology'

export interface OpenedTopology {
  readonly topology: Topology
  /** `finding` where the file has errors: what could be read is still shown, and the exit code tells that it is not all. */
  readonly exit: typeof exitCodes.fine | typeof exitCodes.finding
  /** Where the parts of its resources stand in the files; looked up where it is asked for, and not before. */
  readonly places: () => Promise<(resource: ResourceId | null, path: string) => Place>
}

export interface OpenedInputs {
  readonly read: ReadFiles
  readonly files: readonly InputFile[]
}

/**
 * Reads the inputs of a command, without judging what is in them.
 *
 * @returns null where a file could not be read or an option was wrong, which has then been told
 */
export async function openInputs(paths: readonly string[], given: Given, terminal: Terminal): Promise<OpenedInputs | null> {
  const options = await givenImportOptions(given, terminal)
  if (options === null) return null
  const inputs = await readInputs(paths, terminal)
  if (!inputs.ok) {
    tell(terminal, `${terminal.colors.red('error')}: ${inputs.message}`)
    return null
  }
  return { read: await readGiven(inputs, options), files: inputs.files }
}

/** Reads files that are there already. */
export async function readGiven(inputs: ReadInputs, options: ImportOptions): Promise<ReadFiles> {
  const { readOwn, saysOwn } = await import('@/importers/read-own')
  const [only] = inputs.files
  // A topology file is read without loading the importers of everything else.
  const read =
    inputs.files.length === 1 && only !== undefined && saysOwn(only.text)
      ? readOwn(only)
      : (await import('@/importers/read-files')).readFiles(inputs.files, { ...options, name: inputs.name })
  return { ...read, diagnostics: [...inputs.notes, ...read.diagnostics] }
}

/**
 * Reads the topology that a command is about, its mistakes going to stderr.
 *
 * @returns null where nothing could be read, which has then been told
 */
export async function openTopology(path: string, given: Given, terminal: Terminal): Promise<OpenedTopology | null> {
  const opened = await openInputs([path], given, terminal)
  if (opened === null) return null
  const { topology, diagnostics } = opened.read
  // Notes are for whoever looks the file over (`hopline validate`), not for whoever uses it.
  const toMend = diagnostics.filter((d) => d.severity !== 'note')
  printDiagnostics(toMend, terminal)
  if (topology === null) {
    if (toMend.length === 0) tell(terminal, `${path} holds no topology.`)
    return null
  }
  const counts = countsOf(toMend)
  if (counts !== '') tell(terminal, counts)
  const places = async () => (await import('@/importers/places')).placesIn(opened.files, topology, opened.read.tree)
  return { topology, exit: hasError(diagnostics) ? exitCodes.finding : exitCodes.fine, places }
}
