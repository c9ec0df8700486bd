import { Findings } from '@/importers/hopline/findings'
import { begin, type Placed, versionProblem, withName } from '@/importers/hopline/head'
import { withKnownKinds } from '@/importers/hopline/known-kinds'
import { salvage } from '@/importers/hopline/salvage'
import { unknownAttributes } from '@/importers/hopline/unknown-attributes'
import { isObject, type ReadTopology } from '@/importers/importer'
import type { TextTree } from '@/importers/text/text-tree'
import { validateTopology } from '@/model/validation/index'

/** Our own format: YAML or JSON with `schemaVersion: 1`. */
export const hopline = {
  recognises: (value: unknown): boolean => isObject(value) && Object.hasOwn(value, 'schemaVersion'),
  read: readHopline,
}

function readHopline(tree: TextTree, file: string): ReadTopology {
  const placed: Placed = (path, part = 'value') => ({ file, ...tree.placeOf(path, part), path: path.map(String).join('/') })
  const root = tree.value
  if (!isObject(root)) {
    const found = Array.isArray(root) ? 'a list' : root === null ? 'nothing' : 'one piece of text'
    const message = `The file holds ${found}, expected a map with the attributes of a topology.`
    return { topology: null, diagnostics: [{ code: 'topology/no-topology', severity: 'error', message, place: placed([]), fix: begin }] }
  }
  const version = versionProblem(root, placed)
  if (version !== null && !version.readable) return { topology: null, diagnostics: [version.diagnostic] }

  const findings = new Findings()
  if (version !== null) findings.add(() => version.diagnostic)
  unknownAttributes(root, tree, file, findings)
  const known = withKnownKinds(withName(root, file, placed, findings), placed, findings)
  const before = findings.count
  const safe = salvage(known, tree, file, findings)
  // All mistakes are told at once: one in a list must not hide those beside it.
  const checked = findings.count === before ? safe : salvage(known, tree, file, new Findings(), 'least')
  const { topology } = safe
  const validated = validateTopology(checked.topology, {
    placeOf: (path, part) => placed(checked.origins.of(path), part),
    originOf: (path) => checked.origins.of(path),
    unread: checked.unread,
  })
  return { topology, diagnostics: [...findings.diagnostics, ...validated], hidden: findings.hidden }
}
