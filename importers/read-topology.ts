import type { ReadTopology } from '@/importers/importer'
import { readFiles } from '@/importers/read-files'

/** Reads one file of any format. Never throws: what could not be read is in the diagnostics, and the readable rest in the topology. */
export function readTopology(text: string, fileName: string): ReadTopology {
  const { topology, diagnostics } = readFiles([{ name: fileName, text }])
  return { topology, diagnostics }
}
