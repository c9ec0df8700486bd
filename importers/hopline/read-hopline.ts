import { asGeneric, kindNames, schemaOfKind } from '@/importers/hopline/resources'
import { salvage } from '@/importers/hopline/salvage'
import { unknownAttributes } from '@/importers/hopline/unknown-attributes'
import { type Importer, isObject, type ReadTopology } from '@/importers/importer'
import type { Path, TextTree } from '@/importers/text/text-tree'
import type { Diagnostic } from '@/model/diagnostic'
import { shortened } from '@/model/validation/check'
import { validateTopology } from '@/model/validation/index'
import { didYouMean } from '@/model/validation/nearest'

/** Our own format: YAML or JSON with `schemaVersion: 1`. */
export const hopline: Importer = {
  id: 'hopline',
  label: 'a Hopline topology',
  recognises: (value) => isObject(value) && Object.hasOwn(value, 'schemaVersion'),
  read: readHopline,
}

const begin = 'Begin with `schemaVersion: 1`, `name: my-network` and `resources:`.'

function readHopline(tree: TextTree, file: string): ReadTopology {
  const placed = (path: Path, part: 'key' | 'value' = 'value') => ({ file, ...tree.placeOf(path, part), path: path.map(String).join('/') })
  const root = tree.value
  if (!isObject(root)) {
    const found = Array.isArray(root) ? 'a list' : root === null ? 'nothing' : 'one piece of text'
    return {
      topology: null,
      diagnostics: [
        {
          code: 'topology/no-topology',
          severity: 'error',
          message: `The file holds ${found}, expected a map with the attributes of a topology.`,
          place: placed([]),
          fix: begin,
        },
      ],
    }
  }
  const version = versionProblem(root, placed)
  if (version !== null && !version.readable) return { topology: null, diagnostics: [version.diagnostic] }

  const unknown = unknownAttributes(root, tree, file)
  const named = withName(root, file, placed)
  const kept = withKnownKinds(named.root, placed)
  const salvaged = salvage({ ...kept.root, schemaVersion: 1 }, tree, file)
  const diagnostics = [
    ...(version === null ? [] : [version.diagnostic]),
    ...named.diagnostics,
    ...kept.diagnostics,
    ...unknown,
    ...salvaged.diagnostics,
  ]
  const { topology, remains } = salvaged
  if (topology === null) return { topology, diagnostics }
  const validated = validateTopology(topology, {
    placeOf: (path, part) => placed(remains.origin(path), part),
    unread: salvaged.unread,
  })
  return { topology, diagnostics: [...diagnostics, ...validated] }
}

type Placed = (path: Path, part?: 'key' | 'value') => NonNullable<Diagnostic['place']>

function versionProblem(
  root: Record<string, unknown>,
  placed: Placed,
): { readonly diagnostic: Diagnostic; readonly readable: boolean } | null {
  const { schemaVersion } = root
  if (schemaVersion === 1) return null
  const fix = 'Write `schemaVersion: 1` at the top of the file.'
  if (schemaVersion === undefined) {
    const looksOwn = ['resources', 'flows'].some((name) => Object.hasOwn(root, name))
    return {
      readable: looksOwn,
      diagnostic: looksOwn
        ? {
            code: 'topology/no-version',
            severity: 'error',
            message: 'The file has no schemaVersion, expected 1; it is read as version 1.',
            place: placed([]),
            fix,
          }
        : {
            code: 'topology/no-topology',
            severity: 'error',
            message: 'The file has neither schemaVersion nor resources: it is no Hopline topology.',
            place: placed([]),
            fix: begin,
          },
    }
  }
  const isText = schemaVersion === '1'
  return {
    readable: isText,
    diagnostic: {
      code: 'topology/wrong-version',
      severity: 'error',
      message: isText
        ? 'schemaVersion is the text "1", expected the number 1.'
        : `schemaVersion is ${shortened(JSON.stringify(schemaVersion) ?? 'unknown')}, expected 1, the only version that this Hopline reads.`,
      place: placed(['schemaVersion']),
      fix: isText
        ? 'Take the quotes away.'
        : typeof schemaVersion === 'number' && schemaVersion > 1
          ? 'Use a newer Hopline, or write the file as version 1.'
          : fix,
    },
  }
}

/** A topology without a name is called as its file. */
function withName(
  root: Record<string, unknown>,
  file: string,
  placed: Placed,
): { readonly root: Record<string, unknown>; readonly diagnostics: readonly Diagnostic[] } {
  if (typeof root.name === 'string' && root.name !== '') return { root, diagnostics: [] }
  const base = file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')
  const name = base === '' ? 'topology' : base
  const found = Object.hasOwn(root, 'name') ? 'The name of the topology is no text' : 'The topology has no name'
  return {
    root: { ...root, name },
    diagnostics: [
      {
        code: 'topology/no-name',
        severity: 'error',
        message: `${found}, expected a short one for the title bar; it is called "${shortened(name)}" after its file.`,
        place: placed(['name']),
        fix: `Write \`name: ${shortened(name)}\` below schemaVersion.`,
      },
    ],
  }
}

/** Resources of kinds that are not known become generic, so that what they are in and what they are named by still is drawn. */
function withKnownKinds(root: Record<string, unknown>, placed: Placed) {
  const diagnostics: Diagnostic[] = []
  const { resources } = root
  if (!Array.isArray(resources)) return { root, diagnostics }
  const known = resources.map((raw: unknown, i) => {
    if (!isObject(raw) || schemaOfKind(raw.kind) !== undefined) return raw
    const path = ['resources', i, 'kind']
    const subject = typeof raw.id === 'string' ? `"${shortened(raw.id)}"` : `${i + 1}`
    const text = typeof raw.kind === 'string' ? raw.kind : ''
    const near = text === '' ? '' : didYouMean(text, kindNames)
    diagnostics.push(
      text === ''
        ? {
            code: 'topology/no-kind',
            severity: 'error',
            message: `Resource ${subject} has no kind; it is kept as a generic one.`,
            place: placed(path),
            fix: `Write \`kind:\` with one of ${kindNames.slice(0, 8).join(', ')} and others.`,
          }
        : {
            code: 'topology/unknown-kind',
            severity: 'warning',
            message: `Resource ${subject} has the kind "${shortened(text)}", which is not known; it is kept as a generic one.${near}`,
            place: placed(path),
            fix:
              near === ''
                ? 'Write `kind: generic` and the kind as `type`, or one of the kinds that `hopline reference` lists.'
                : 'Correct the kind.',
          },
    )
    return asGeneric(raw)
  })
  return { root: { ...root, resources: known }, diagnostics }
}
