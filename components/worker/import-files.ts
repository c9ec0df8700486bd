import type { GivenFile } from '@/components/home/given-files'
import type { KeptFile } from '@/components/home/kept-file'
import type { ImportedFiles, PlanSide } from '@/components/worker/import-protocol'
import type { TopologyFile } from '@/exporters/first-sight/open-topology'
import { summarise } from '@/exporters/first-sight/summary'
import { noOptions, type ReadStep } from '@/importers/importer'
import type { InputFile } from '@/importers/raw/raw-resource'
import { type ReadFiles, readFiles } from '@/importers/read-files'
import { type NotText, notUtf8, whyNotText } from '@/importers/text/not-text'
import type { Diagnostic } from '@/model/diagnostic'
import type { Topology } from '@/model/topology'

/** Reads files that the user gave, in the worker: what is no part of the topology ends here. */
export async function importFiles(
  given: readonly GivenFile[],
  side: PlanSide,
  watch: (step: ReadStep) => void = () => {},
): Promise<{ readonly topology: Topology | null; readonly imported: ImportedFiles }> {
  const files: InputFile[] = []
  const unread: Diagnostic[] = []
  for (const [done, { name, content }] of given.entries()) {
    watch({ stage: 'file', name, done, total: given.length })
    const decoded = await textOf(name, content)
    if (decoded.ok) files.push({ name, text: decoded.text })
    else unread.push({ code: 'file/not-text', severity: 'error', message: decoded.message, place: { file: name }, fix: decoded.fix })
  }
  const folder = folderOf(given)
  const readSide = (of: PlanSide) => readFiles(files, { ...noOptions, side: of, name: folder }, watch)
  const read = readSide(side)
  const { topology, assembled } = read
  const diagnostics = [...unread, ...read.diagnostics]
  const [only] = files
  const isOwn =
    assembled === null &&
    files.length === 1 &&
    only !== undefined &&
    /^\s*(?:\{\s*)?["']?(?:\$schema|schemaVersion)\b|\n["']?schemaVersion\b/.test(only.text)
  const kept =
    topology === null
      ? null
      : isOwn
        ? { name: only.name, text: only.text }
        : keptOf(side, read, unread, read.hasPrior ? readSide(side === 'prior' ? 'planned' : 'prior') : null)
  return {
    topology,
    imported: {
      name: given.length === 1 ? (given[0]?.name ?? '') : (folder ?? `${given.length} files`),
      topology: kept,
      ownText: isOwn ? only.text : null,
      formats: read.formats.map(({ label, files: names }) => ({ label, files: names })),
      coverage: topology?.imported ?? null,
      isPlan: read.hasPrior,
      summary: topology === null ? null : summarise(topology),
      diagnostics,
    },
  }
}

/** What is kept of a reading, and of the other side of a plan. */
function keptOf(side: PlanSide, read: ReadFiles, unread: readonly Diagnostic[], other: ReadFiles | null): KeptFile | null {
  const file = ({ topology, diagnostics, hasPrior }: ReadFiles): TopologyFile | null =>
    topology === null
      ? null
      : { name: `${topology.name}.json`, text: JSON.stringify(topology), remarks: [...unread, ...diagnostics], isPlan: hasPrior }
  const [planned, prior] = side === 'prior' ? [other, read] : [read, other]
  const shown = planned === null ? null : file(planned)
  const before = prior === null ? null : file(prior)
  return shown === null ? before : before === null ? { ...shown, isPlan: false } : { ...shown, prior: before }
}

type Text = { readonly ok: true; readonly text: string } | ({ readonly ok: false } & NotText)

async function textOf(name: string, content: Blob): Promise<Text> {
  try {
    const bytes = new Uint8Array(await content.arrayBuffer())
    const why = whyNotText(name, bytes)
    if (why !== null) return { ok: false, ...why }
    try {
      return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
    } catch {
      return { ok: false, ...notUtf8(name) }
    }
  } catch {
    return { ok: false, message: `${name} could not be read.`, fix: 'Was it moved or changed meanwhile? Open it again.' }
  }
}

/** The folder that all files stand in. */
function folderOf(given: readonly GivenFile[]): string | undefined {
  const first = given[0]?.name.split('/')[0]
  return given.length > 1 && first !== undefined && given.every(({ name }) => name.startsWith(`${first}/`)) ? first : undefined
}
