import { basename } from 'node:path'
import type { Given } from '@/cli/command'
import { givenImportOptions } from '@/cli/import-options'
import { readGiven } from '@/cli/open-topology'
import { readInput } from '@/cli/read-input'
import { type ReadInputs, readInputs } from '@/cli/read-inputs'
import type { Terminal } from '@/cli/terminal'
import type { ImportOptions } from '@/importers/importer'
import type { OpenedFile, OpenedSide } from '@/server/opened-file'

type Opened =
  | { readonly ok: true; readonly read: (side: OpenedSide) => Promise<OpenedFile> }
  | { readonly ok: false; readonly message: string }

/**
 * What the server hands to the viewer. A file is read anew for every visit, so that reloading the page shows what was saved since;
 * standard input can be read only once. Whatever its content says wrong is told on the screen, at its line.
 *
 * A topology file goes to the page as it is; files of others are imported here, so that nothing but the topology leaves this process.
 */
export async function openedTopology(path: string | undefined, given: Given, terminal: Terminal): Promise<Opened> {
  if (path === undefined) return { ok: true, read: async () => ({ state: 'none' }) }
  const first = await readInputs([path], terminal)
  if (!first.ok) return first
  const [only] = first.files
  if (first.files.length === 1 && only !== undefined && (await isTopologyFile(only.text, only.name))) {
    if (path === '-') return { ok: true, read: async () => ({ state: 'open', name: only.name, text: only.text }) }
    return {
      ok: true,
      read: async () => {
        const now = await readInput(path, terminal.stdin)
        return now.ok ? { state: 'open', name: basename(path), text: now.text } : { state: 'unreadable', message: now.message }
      },
    }
  }
  const options = await givenImportOptions(given, terminal)
  if (options === null) return { ok: false, message: 'The options are not as expected.' }
  const imported = await imports(path, first, options)
  if (imported.state === 'unreadable') return { ok: false, message: imported.message }
  return {
    ok: true,
    read: async (side) => {
      // Standard input can be read only once.
      const now = path === '-' ? first : await readInputs([path], terminal)
      return now.ok ? imports(path, now, { ...options, side }) : { state: 'unreadable', message: now.message }
    },
  }
}

/** Whatever is no file of others is shown as a topology file, whose mistakes the screen tells at their lines. */
async function isTopologyFile(text: string, name: string): Promise<boolean> {
  const { saysOwn } = await import('@/importers/read-own')
  if (saysOwn(text)) return true
  const { isOfOthers } = await import('@/importers/read-files')
  return !isOfOthers({ name, text })
}

async function imports(path: string, inputs: ReadInputs, options: ImportOptions): Promise<OpenedFile> {
  const { topology, diagnostics, hasPrior } = await readGiven(inputs, options)
  if (topology === null) {
    const [first] = diagnostics.filter((d) => d.severity === 'error')
    const nothing = options.side === 'prior' ? `${path} tells of nothing that is there before the plan.` : `${path} holds no network.`
    return { state: 'unreadable', message: first === undefined ? nothing : `${path}: ${first.message} ${first.fix ?? ''}`.trim() }
  }
  return { state: 'open', name: `${topology.name}.json`, text: JSON.stringify(topology), remarks: diagnostics, isPlan: hasPrior }
}
