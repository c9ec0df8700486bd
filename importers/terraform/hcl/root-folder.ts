import { isFetched } from '@/importers/terraform/hcl/fetched-modules'
import type { Folder } from '@/importers/terraform/hcl/folder'
import { compareTexts } from '@/importers/terraform/hcl/values'
import type { Diagnostic } from '@/model/diagnostic'

interface Root {
  readonly path: string
  readonly diagnostics: readonly Diagnostic[]
}

const depthOf = (path: string) => (path === '' ? 0 : path.split('/').length)

/** The root module: the shallowest folder with .tf files; of several the first that no other one calls. Null: there is none. */
export function rootOf(folders: ReadonlyMap<string, Folder>): Root | null {
  const own = [...folders.keys()].filter((path) => !isFetched(`${path}/`))
  const least = own.reduce((smallest, path) => Math.min(smallest, depthOf(path)), Number.POSITIVE_INFINITY)
  const shallowest = own.filter((path) => depthOf(path) === least).sort(compareTexts)
  const [first] = shallowest
  if (first === undefined) return null
  if (shallowest.length === 1) return { path: first, diagnostics: [] }
  const called = new Set(
    [...folders.values()].flatMap((folder) =>
      [...folder.calls.values()].flatMap((call) => {
        const source = call.body.attributes.get('source')?.value
        const name = source?.kind === 'literal' && typeof source.value === 'string' ? source.value.split('/').at(-1) : undefined
        return name === undefined ? [] : [name]
      }),
    ),
  )
  const candidates = shallowest.filter((path) => !called.has(path.split('/').at(-1) ?? ''))
  const path = candidates[0] ?? first
  const others = candidates.filter((other) => other !== path)
  if (others.length === 0) return { path, diagnostics: [] }
  return {
    path,
    diagnostics: [
      {
        code: 'hcl/several-roots',
        severity: 'note',
        message: `Several folders could be the one that Terraform runs in; ${path} is read, and not ${others.slice(0, 5).join(', ')}${others.length > 5 ? ' …' : ''}.`,
        fix: 'Open the folder that is meant.',
      },
    ],
  }
}
