import type { Findings } from '@/importers/hopline/findings'
import type { Path } from '@/importers/text/text-tree'
import type { Diagnostic } from '@/model/diagnostic'
import { shortened } from '@/model/validation/check'

export type Placed = (path: Path, part?: 'key' | 'value') => NonNullable<Diagnostic['place']>

/** How every file begins. */
export const begin =
  'Open a Terraform state, plan or folder, a CloudFormation template or AWS CLI output; a topology file of your own begins with `schemaVersion: 1`, `name: my-network` and `resources:`.'

export interface VersionProblem {
  readonly diagnostic: Diagnostic
  /** Whether the file is read all the same. */
  readonly readable: boolean
}

/** What is wrong with the version of a file; null: nothing. */
export function versionProblem(root: Record<string, unknown>, placed: Placed): VersionProblem | null {
  const { schemaVersion } = root
  if (schemaVersion === 1) return null
  const write = 'Write `schemaVersion: 1` at the top of the file.'
  const problem = (readable: boolean, code: Diagnostic['code'], path: Path, message: string, fix: string): VersionProblem => ({
    readable,
    diagnostic: { code, severity: 'error', message, place: placed(path), fix },
  })
  if (schemaVersion === undefined) {
    const looksOwn = ['resources', 'flows'].some((name) => Object.hasOwn(root, name))
    return looksOwn
      ? problem(true, 'topology/no-version', [], 'The file has no schemaVersion, expected 1; it is read as version 1.', write)
      : problem(false, 'topology/no-topology', [], 'The file has neither schemaVersion nor resources: it is no Hopline topology.', begin)
  }
  if (schemaVersion === '1')
    return problem(
      true,
      'topology/wrong-version',
      ['schemaVersion'],
      'schemaVersion is the text "1", expected the number 1.',
      'Take the quotes away.',
    )
  const isNewer = typeof schemaVersion === 'number' && schemaVersion > 1
  const found = typeof schemaVersion === 'object' && schemaVersion !== null ? 'a list or a map' : shortened(String(schemaVersion))
  return problem(
    false,
    'topology/wrong-version',
    ['schemaVersion'],
    `schemaVersion is ${found}, expected 1, the only version that this Hopline reads.`,
    isNewer ? 'Use a newer Hopline, or write the file as version 1.' : write,
  )
}

/** A topology without a name is called as its file. */
export function withName(root: Record<string, unknown>, file: string, placed: Placed, findings: Findings): Record<string, unknown> {
  if (typeof root.name === 'string' && root.name !== '') return root
  const base = file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')
  const name = base === '' ? 'topology' : base
  const found = Object.hasOwn(root, 'name') ? 'The name of the topology is no text' : 'The topology has no name'
  findings.add(() => ({
    code: 'topology/no-name',
    severity: 'error',
    message: `${found}, expected a short one for the title bar; it is called "${shortened(name)}" after its file.`,
    place: placed(['name']),
    fix: `Write \`name: ${shortened(name)}\` below schemaVersion.`,
  }))
  return { ...root, name }
}
