import { type Assembled, assemble } from '@/importers/assemble/assemble'
import type { VocabularyInput } from '@/importers/assemble/collect'
import { foreignText } from '@/importers/foreign'
import { hopline } from '@/importers/hopline/read-hopline'
import {
  type Importer,
  type ImportOptions,
  isObject,
  noOptions,
  type ParsedFile,
  type ReadStep,
  type ReadTopology,
} from '@/importers/importer'
import { importers, textImporters } from '@/importers/index'
import type { InputFile, RawInput } from '@/importers/raw/raw-resource'
import { hasPriorSide } from '@/importers/terraform/read-show'
import { readText } from '@/importers/text/read-text'
import type { TextTree } from '@/importers/text/text-tree'
import { topologyFrom } from '@/importers/topology-from'
import { withoutFlood } from '@/importers/without-flood'
import { type Diagnostic, inReadingOrder } from '@/model/diagnostic'

/** What became of the files that were opened together. */
export interface ReadFiles extends ReadTopology {
  /** Formats that were found, each with its files, in the order of the registry. */
  readonly formats: readonly { readonly id: string; readonly label: string; readonly files: readonly string[] }[]
  /** What the files of others were put together into; null: all were topology files. */
  readonly assembled: Assembled | null
  /** Whether a plan is among them that tells what is there before it. */
  readonly hasPrior: boolean
  /** The one topology file that was read, with the places of its parts. */
  readonly tree?: TextTree
}

/**
 * Reads files of any format, alone or several together, into one topology. Never throws: what could not be read is in the diagnostics,
 * and the readable rest in the topology.
 *
 * @param watch  hears what it is at
 */
export function readFiles(
  files: readonly InputFile[],
  options: ImportOptions = noOptions,
  watch: (step: ReadStep) => void = () => {},
): ReadFiles {
  const diagnostics: Diagnostic[] = []
  const groups = new Map<
    string,
    { label: string; vocabulary: Importer['vocabulary']; raws: readonly RawInput[]; names: readonly string[] }
  >()
  const textual = takeTextual(
    files.filter((file) => !isProse(file)),
    options,
    groups,
  )
  const parsed: ParsedFile[] = []
  for (const [done, file] of files.entries()) {
    if (textual.has(file) || isProse(file)) continue
    if (isEmpty(file) && !files.every(isEmpty)) {
      diagnostics.push(emptyAside(file))
      continue
    }
    watch({ stage: 'file', name: file.name, done, total: files.length })
    const known = foreignText(file.text)
    const { tree, diagnostics: mistakes } = known === undefined ? readText(file.text, file.name) : { tree: null, diagnostics: [] }
    if (known !== undefined) diagnostics.push(foreign(known, file.name))
    diagnostics.push(...mistakes)
    if (tree !== null) parsed.push({ ...file, tree })
  }
  const own = parsed.filter(({ tree }) => hopline.recognises(tree.value))
  watch({ stage: 'resources' })
  const others = byFormat(parsed.filter((file) => !own.includes(file)))
  for (const importer of importers) {
    const mine = others.get(importer) ?? []
    if (mine.length > 0)
      groups.set(importer.id, {
        label: importer.label,
        vocabulary: importer.vocabulary,
        raws: importer.read(mine, options),
        names: mine.map((f) => f.name),
      })
  }
  const unknown = others.get(null) ?? []
  const prose = files.filter(isProse)
  const isAlone = groups.size === 0 && own.length === 0
  if (isAlone) takeTextual(prose, options, groups)
  if (!isAlone || groups.size === 0) for (const file of prose) diagnostics.push(proseAside(file, isAlone))
  const inputs: readonly VocabularyInput[] = [...groups.values()].flatMap(({ raws, vocabulary }) =>
    raws.map((raw) => ({ raw, vocabulary })),
  )
  const formats = [
    ...(own.length > 0 ? [{ id: 'hopline', label: 'Hopline topology', files: own.map((f) => f.name) }] : []),
    ...[...groups].map(([id, { label, names }]) => ({ id, label, files: names })),
  ]
  if (inputs.length === 0) return ownOnly(own, unknown, diagnostics, formats)
  for (const file of unknown) diagnostics.push(notKnown(file))
  watch({ stage: 'network' })
  const assembled = assemble(inputs)
  watch({ stage: 'flows' })
  const made = topologyFrom(assembled, own, formats, options)
  return {
    ...finish(made.topology, [...diagnostics, ...assembled.diagnostics, ...made.diagnostics], files[0]?.name ?? ''),
    formats,
    assembled,
    hasPrior: parsed.some(({ tree }) => hasPriorSide(tree.value)),
  }
}

/** Whether one file is of a format of others, and no topology file. */
export function isOfOthers(file: InputFile): boolean {
  if (textImporters.some((importer) => importer.recognises(file))) return true
  if (foreignText(file.text) !== undefined) return false
  const { tree } = readText(file.text, file.name)
  return tree !== null && !hopline.recognises(tree.value) && importers.some((importer) => importer.recognises(tree.value))
}

/** Documents for people: of use only where nothing else tells of the network. */
const isProse = (file: InputFile): boolean =>
  /\.(?:md|markdown)$/i.test(file.name) || textImporters.some((one) => one.isOnlyAlone === true && one.recognises(file))

const isEmpty = ({ text }: InputFile): boolean => !/\S/.test(text)

/** A command that failed leaves an empty file behind, which takes nothing from the others. */
const emptyAside = ({ name }: InputFile): Diagnostic => ({
  code: 'file/empty',
  severity: 'note',
  message: 'The file is empty, and is left aside.',
  place: { file: name, line: 1, column: 1 },
  fix: 'Run the command again that was to write it, or take the file out.',
})

const proseAside = ({ name }: InputFile, isAlone: boolean): Diagnostic => ({
  code: isAlone ? 'import/no-drawing' : 'import/unknown-format',
  severity: isAlone ? 'error' : 'note',
  message: isAlone
    ? 'The document holds no Mermaid flowchart, the only drawing that is read of one.'
    : 'A document beside the network itself is left aside.',
  place: { file: name, line: 1, column: 1 },
  fix: isAlone ? 'Open the files that the network is made from.' : 'Open it by itself to see what it draws.',
})

/** Files of languages of their own; those that belong to them are no YAML or JSON to be read otherwise. */
function takeTextual(
  files: readonly InputFile[],
  options: ImportOptions,
  groups: Map<string, { label: string; vocabulary: Importer['vocabulary']; raws: readonly RawInput[]; names: readonly string[] }>,
): ReadonlySet<InputFile> {
  const taken = new Set<InputFile>()
  for (const importer of textImporters) {
    if (!files.some((file) => importer.recognises(file))) continue
    const mine = files.filter((file) => !taken.has(file) && (importer.recognises(file) || importer.belongs(file)))
    for (const file of mine) taken.add(file)
    groups.set(importer.id, {
      label: importer.label,
      vocabulary: importer.vocabulary,
      raws: importer.read(mine, options),
      names: mine.map((f) => f.name),
    })
  }
  return taken
}

function byFormat(files: readonly ParsedFile[]): ReadonlyMap<Importer | null, readonly ParsedFile[]> {
  const found = new Map<Importer | null, ParsedFile[]>()
  const put = (importer: Importer | null, file: ParsedFile) => found.set(importer, [...(found.get(importer) ?? []), file])
  const open: ParsedFile[] = []
  for (const file of files) {
    const importer = importers.find((one) => one.recognises(file.tree.value))
    if (importer === undefined) open.push(file)
    else put(importer, file)
  }
  for (const file of open) put(importers.find((one) => found.has(one) && one.mayBelong?.(file.tree.value) === true) ?? null, file)
  return found
}

/** Nothing of others: a topology file; what no format recognises is read as one, whose messages say what is missing. */
function ownOnly(
  own: readonly ParsedFile[],
  unknown: readonly ParsedFile[],
  before: readonly Diagnostic[],
  formats: ReadFiles['formats'],
): ReadFiles {
  const [first, ...rest] = [...own, ...unknown]
  if (first === undefined) return { topology: null, diagnostics: inReadingOrder(before), formats, assembled: null, hasPrior: false }
  const read = hopline.read(first.tree, first.name)
  const more = rest.map((file) =>
    own.includes(file)
      ? ({
          code: 'import/several-topologies',
          severity: 'error',
          message: 'This is a second topology file; one is shown at a time.',
          place: { file: file.name, line: 1, column: 1 },
          fix: `Open it by itself, or put its resources into ${first.name}.`,
        } satisfies Diagnostic)
      : notKnown(file),
  )
  return {
    ...finish(read.topology, [...before, ...read.diagnostics, ...more], first.name, read.hidden),
    formats,
    assembled: null,
    hasPrior: false,
  }
}

const notKnown = (file: ParsedFile): Diagnostic => ({
  code: 'import/unknown-format',
  severity: 'note',
  message: `${isObject(file.tree.value) || Array.isArray(file.tree.value) ? 'It holds none of the formats that are read' : 'It holds no data'}, and is left aside.`,
  place: { file: file.name, line: 1, column: 1 },
  fix: 'Nothing, if it says nothing of the network.',
})

const foreign = ({ what, fix }: { readonly what: string; readonly fix: string }, file: string): Diagnostic => ({
  code: 'import/unsupported-format',
  severity: 'error',
  message: `This is ${what}, which is not read.`,
  place: { file, line: 1, column: 1 },
  fix,
})

function finish(topology: ReadTopology['topology'], diagnostics: readonly Diagnostic[], file: string, hidden = 0): ReadTopology {
  return { topology, diagnostics: withoutFlood(diagnostics, hidden, file) }
}
