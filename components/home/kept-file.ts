import type { TopologyFile } from '@/exporters/first-sight/open-topology'

/** A topology file as the user gave it, or as it was made of what the user gave: of a plan what it plans, and what is there before. */
export interface KeptFile extends TopologyFile {
  readonly prior?: TopologyFile
}

const database = { name: 'hopline', version: 1, store: 'files' } as const

/** Key of the file that was opened last: `?topology=local` shows it. */
const localKey = 'local'

function inStore<Answer>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database.name, database.version)
    opening.onupgradeneeded = () => opening.result.createObjectStore(database.store)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const db = opening.result
      const asked = ask(db.transaction(database.store, mode).objectStore(database.store))
      asked.onsuccess = () => {
        resolve(asked.result)
        db.close()
      }
      asked.onerror = () => {
        reject(asked.error)
        db.close()
      }
    }
  })
}

/** Keeps a file in this browser, so that reload and Back show it again. It never leaves the browser. */
export async function keepFile(file: KeptFile): Promise<void> {
  await inStore('readwrite', (store) => store.put(file, localKey))
}

/** The file kept last; null where there is none, or the browser keeps nothing (private windows of some). */
export async function keptFile(): Promise<KeptFile | null> {
  try {
    const kept: unknown = await inStore('readonly', (store) => store.get(localKey))
    return isFile(kept) ? kept : null
  } catch {
    return null
  }
}

const isFile = (value: unknown): value is KeptFile =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  'text' in value &&
  typeof value.name === 'string' &&
  typeof value.text === 'string'
