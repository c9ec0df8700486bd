import type { Assembled } from '@/importers/assemble/assemble'
import { parentLabels } from '@/importers/assemble/stubs'
import { hopline } from '@/importers/hopline/read-hopline'
import type { ImportOptions, ParsedFile } from '@/importers/importer'
import type { Diagnostic, Place } from '@/model/diagnostic'
import type { Imported } from '@/model/estate'
import { proposeFlows } from '@/model/flow-proposals/propose-flows'
import { type Resource, type Topology, TopologySchema } from '@/model/topology'
import { kindNamed } from '@/model/topology-index'
import { validateTopology } from '@/model/validation/index'

interface Made {
  readonly topology: Topology | null
  readonly diagnostics: readonly Diagnostic[]
}

type Formats = readonly { readonly id: string; readonly label: string; readonly files: readonly string[] }[]

/** The topology of files of others: their resources, how they were read, and the flows that they suggest. */
export function topologyFrom(assembled: Assembled, own: readonly ParsedFile[], formats: Formats, options: ImportOptions): Made {
  const diagnostics: Diagnostic[] = []
  const [base] = own.flatMap((file) => {
    const read = hopline.read(file.tree, file.name)
    diagnostics.push(...read.diagnostics)
    return read.topology === null ? [] : [read.topology]
  })
  if (assembled.resources.length === 0 && base === undefined) {
    const refused = assembled.diagnostics.some((d) => d.severity === 'error')
    return { topology: null, diagnostics: refused ? diagnostics : [...diagnostics, nothing(formats)] }
  }
  // What people wrote themselves stands over what was imported.
  const written = new Set(base?.resources.map((r) => r.id))
  const resources = [...(base?.resources ?? []), ...assembled.resources.filter((r) => !written.has(r.id))]
  const topology: Topology = {
    ...(base ?? TopologySchema.parse({ schemaVersion: 1, name: options.name ?? nameFrom(formats) })),
    resources,
    imported: importedFrom(assembled, formats, options),
  }
  const validated = validateTopology(topology, { placeOf: (path) => placeIn(resources, path) })
  // What AWS or Terraform accepted is as it is: worth telling, and no mistake of the file.
  diagnostics.push(...validated.map((d): Diagnostic => (d.severity === 'error' ? { ...d, severity: 'warning' } : d)))
  // Nobody has declared any for it: the network itself suggests some.
  return { topology: topology.flows.length > 0 ? topology : { ...topology, flows: [...proposeFlows(topology)] }, diagnostics }
}

const nothing = (formats: Formats): Diagnostic => ({
  code: 'import/nothing',
  severity: 'error',
  message: `Nothing of a network is in it: ${formats.map((f) => f.label).join(' and ')} without a VPC, a subnet or anything that stands in one.`,
  place: { file: formats[0]?.files[0] ?? '', line: 1, column: 1 },
  fix: 'Open the file that holds the network, or several files together.',
})

/** The file's own name, or that of the folder that all of them stand in; of loose files what they are. */
function nameFrom(formats: Formats): string {
  const files = formats.flatMap((f) => f.files)
  const [first = ''] = files
  if (files.length === 1) return baseOf(first)
  const folders = files.map((file) => file.split('/').slice(0, -1))
  const common = (folders[0] ?? []).filter((step, i) => folders.every((folder) => folder[i] === step))
  if (common.length > 0) return common.at(-1) ?? ''
  return formats.length === 1 && formats[0] !== undefined && formats[0].id.startsWith('aws') ? formats[0].id : baseOf(first)
}

function baseOf(file: string): string {
  const base = file.replace(/^.*\//, '').replace(/(?:\.(?:tf|json|ya?ml|tfstate|template))+$/i, '')
  return base === '' || base === '<stdin>' ? 'network' : base
}

function importedFrom({ coverage, dangling }: Assembled, formats: Formats, { side }: ImportOptions): Imported {
  return {
    formats: formats.map(({ label, files }) => ({ label, files: [...files] })),
    ...(side === 'prior' ? { side } : {}),
    types: coverage.all().map(({ reasons, ...rest }) => ({ ...rest, reasons: [...reasons].map(([reason, count]) => ({ reason, count })) })),
    missing: [...dangling].map(([key, times]) => ({ what: missingWords(key), times })).sort((a, b) => (a.what < b.what ? -1 : 1)),
  }
}

/** `sg sg-0a1b` as people read it. */
function missingWords(key: string): string {
  const [label = '', ...id] = key.split(' ')
  const kind = Object.entries(parentLabels).find(([, known]) => known === label)?.[0]
  return kind === undefined ? key : `${kindNamed(kind).look.label} ${id.join(' ')}`
}

function placeIn(resources: readonly Resource[], path: readonly PropertyKey[]): Place {
  const resource = path[0] === 'resources' && typeof path[1] === 'number' ? resources[path[1]] : undefined
  const { file, line } = resource?.source ?? {}
  return {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(resource === undefined ? {} : { resource: resource.id }),
    path: path.map(String).join('/'),
  }
}
