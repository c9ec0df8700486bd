import { stat } from 'node:fs/promises'
import { basename, relative, resolve } from 'node:path'
import { readInput } from '@/cli/read-input'
import type { Terminal } from '@/cli/terminal'
import type { InputFile } from '@/importers/raw/raw-resource'
import type { Diagnostic } from '@/model/diagnostic'

export interface ReadInputs {
  readonly files: readonly InputFile[]
  readonly notes: readonly Diagnostic[]
  readonly name: string | undefined
}

export type Inputs = ({ readonly ok: true } & ReadInputs) | { readonly ok: false; readonly message: string }

/** Files of a folder that may hold a network. */
const wanted = '**/*.{json,yaml,yml,template,tfstate,tf,tfvars,md}'

/** Of what is hidden, only the modules that Terraform has fetched, and the list that tells where each of them is called. */
const isOpen = (name: string): boolean =>
  !/(?:^|\/)\./.test(name) || /^(?:[^.][^/]*\/)*\.terraform\/modules\/(?:modules\.json|(?:[^.][^/]*\/)*[^/]+\.tf(?:\.json)?)$/.test(name)

/** Folders that tools fill with what is not the user's own. */
const ignored = [
  '**/node_modules/**',
  '**/.git/**',
  '**/.terraform/providers/**',
  '**/.terraform/modules/**/{examples,test,tests}/**',
  '**/cdk.out/asset.*/**',
]

/** Most files of one folder: what no network has, and every build folder. */
const mostFiles = 5000

/** Reads what a user named: files, folders, patterns, or `-` for standard input; patterns are for shells that do not expand them. */
export async function readInputs(paths: readonly string[], terminal: Terminal): Promise<Inputs> {
  const files: InputFile[] = []
  const notes: Diagnostic[] = []
  for (const path of paths) {
    const found = await filesOf(path)
    if (!found.ok) return found
    for (const { path: file, name, isNamed } of found.files) {
      const input = await readInput(file, terminal.stdin)
      if (input.ok) files.push({ name: isNamed ? input.name : name, text: input.text })
      else if (isNamed) return input
      else notes.push({ code: 'file/unreadable', severity: 'warning', message: input.message, place: { file: name } })
    }
  }
  return { ok: true, files, notes, name: await folderName(paths) }
}

interface Found {
  readonly path: string
  /** Name in messages and places. */
  readonly name: string
  /** Whether the user named this very file. */
  readonly isNamed: boolean
}

async function filesOf(
  path: string,
): Promise<{ readonly ok: true; readonly files: readonly Found[] } | { readonly ok: false; readonly message: string }> {
  const stats = path === '-' ? null : await stat(path).catch(() => null)
  if (stats?.isDirectory() === true) return inFolder(path)
  if (stats === null && /[*?{[]/.test(path)) return matching(path)
  return { ok: true, files: [{ path, name: path, isNamed: true }] }
}

async function inFolder(folder: string) {
  const { glob } = await import('tinyglobby')
  const found = (await glob(wanted, { cwd: folder, ignore: [...ignored], dot: true, followSymbolicLinks: false })).filter(isOpen).sort()
  if (found.length === 0)
    return failed(`${folder} holds no files of a network, expected .json, .yaml, .tf, .tfstate or .template files in it.`)
  if (found.length > mostFiles)
    return failed(
      `${folder} holds ${found.length.toLocaleString('en')} files that may be read, more than ${mostFiles.toLocaleString('en')}. Name a smaller folder.`,
    )
  return { ok: true as const, files: found.map((name) => ({ path: `${folder.replace(/\/$/, '')}/${name}`, name, isNamed: false })) }
}

async function matching(pattern: string) {
  const { glob } = await import('tinyglobby')
  const found = (await glob(pattern, { absolute: true, followSymbolicLinks: false })).sort().slice(0, mostFiles)
  if (found.length === 0) return failed(`${pattern} matches no file. Check the pattern, and put it in quotes.`)
  return { ok: true as const, files: found.map((path) => ({ path, name: relative(process.cwd(), path), isNamed: false })) }
}

const failed = (message: string) => ({ ok: false as const, message })

/** What a folder is called that is the only input. */
async function folderName(paths: readonly string[]): Promise<string | undefined> {
  const [path] = paths
  if (path === undefined || paths.length > 1 || path === '-') return undefined
  const stats = await stat(path).catch(() => null)
  const name = basename(resolve(path))
  return stats?.isDirectory() === true && name !== '' ? name : undefined
}
