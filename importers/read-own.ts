import { foreignText } from '@/importers/foreign'
import { hopline } from '@/importers/hopline/read-hopline'
import type { InputFile } from '@/importers/raw/raw-resource'
import type { ReadFiles } from '@/importers/read-files'
import { readText } from '@/importers/text/read-text'
import { withoutFlood } from '@/importers/without-flood'

/** Whether a text says of itself that it is a topology file. */
export const saysOwn = (text: string): boolean => /(?:^|\n)\s*(?:\{\s*)?["']?schemaVersion["']?\s*:/.test(text.slice(0, 4096))

/** Reads a topology file alone: what commands and pages that show one load, without the importers of everything else. */
export function readOwn(file: InputFile): ReadFiles {
  const known = foreignText(file.text)
  const { tree, diagnostics } = known === undefined ? readText(file.text, file.name) : { tree: null, diagnostics: [] }
  const none = { formats: [], assembled: null, hasPrior: false }
  if (tree === null) return { ...none, topology: null, diagnostics: withoutFlood(diagnostics, 0, file.name) }
  const read = hopline.read(tree, file.name)
  return {
    ...none,
    formats: [{ id: 'hopline', label: 'Hopline topology', files: [file.name] }],
    topology: read.topology,
    tree,
    diagnostics: withoutFlood([...diagnostics, ...read.diagnostics], read.hidden ?? 0, file.name),
  }
}
