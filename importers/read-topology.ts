import { foreignText } from '@/importers/foreign'
import { hopline } from '@/importers/hopline/read-hopline'
import { isObject, type ReadTopology } from '@/importers/importer'
import { importers } from '@/importers/index'
import { readText } from '@/importers/text/read-text'
import { type Diagnostic, inReadingOrder } from '@/model/diagnostic'

/** Nobody reads more, and a page cannot show more. */
const mostDiagnostics = 500

/** Reads a topology file. Never throws: what could not be read is in the diagnostics, and the readable rest in the topology. */
export function readTopology(text: string, fileName: string): ReadTopology {
  const { tree, diagnostics } = readText(text, fileName)
  if (tree === null || !isObject(tree.value)) {
    const known = foreign(text, fileName)
    if (known !== null) return { topology: null, diagnostics: known }
  }
  if (tree === null) return { topology: null, diagnostics }
  const importer = importers.find((one) => one.recognises(tree.value)) ?? hopline
  const read = importer.read(tree, fileName)
  return { topology: read.topology, diagnostics: atMost([...diagnostics, ...read.diagnostics], read.hidden ?? 0, fileName) }
}

function foreign(text: string, file: string): readonly Diagnostic[] | null {
  const what = foreignText(text)
  if (what === undefined) return null
  return [
    {
      code: 'import/unsupported-format',
      severity: 'error',
      message: `This is ${what}; this version reads Hopline topology files only (YAML or JSON with \`schemaVersion: 1\`).`,
      place: { file, line: 1, column: 1 },
      fix: 'Open a topology file; `hopline schema` prints what it may hold.',
    },
  ]
}

function atMost(diagnostics: readonly Diagnostic[], hidden: number, file: string): readonly Diagnostic[] {
  const sorted = inReadingOrder(diagnostics)
  if (sorted.length <= mostDiagnostics) return sorted
  // Errors first: a flood of warnings must not hide them.
  const kept = [...sorted.filter((d) => d.severity === 'error'), ...sorted.filter((d) => d.severity !== 'error')].slice(0, mostDiagnostics)
  return [
    ...inReadingOrder(kept),
    {
      code: 'file/more-diagnostics',
      severity: 'note',
      message: `At least ${(sorted.length - mostDiagnostics + hidden).toLocaleString('en')} more mistakes are not shown.`,
      place: { file },
      fix: 'Mend these first, and read the file again.',
    },
  ]
}
