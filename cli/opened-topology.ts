import { basename } from 'node:path'
import { readInput } from '@/cli/read-input'
import type { Terminal } from '@/cli/terminal'
import type { OpenedFile } from '@/server/opened-file'

type Opened = { readonly ok: true; readonly read: () => Promise<OpenedFile> } | { readonly ok: false; readonly message: string }

/**
 * What the server hands to the viewer. A file is read anew for every visit, so that reloading the page shows what was saved since;
 * standard input can be read only once. Whatever its content says wrong is told on the screen, at its line.
 */
export async function openedTopology(path: string | undefined, terminal: Terminal): Promise<Opened> {
  if (path === undefined) return { ok: true, read: async () => ({ state: 'none' }) }
  const first = await readInput(path, terminal.stdin)
  if (!first.ok) return first
  if (path === '-') return { ok: true, read: async () => ({ state: 'open', name: first.name, text: first.text }) }
  return {
    ok: true,
    read: async () => {
      const now = await readInput(path, terminal.stdin)
      return now.ok ? { state: 'open', name: basename(path), text: now.text } : { state: 'unreadable', message: now.message }
    },
  }
}
