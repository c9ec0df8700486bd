import { createHash } from 'node:crypto'
import { type Dirent, readdirSync } from 'node:fs'
import { constants, open } from 'node:fs/promises'
import { join } from 'node:path'
import { contentSecurityPolicy, inlineScriptHashes } from '@/server/content-security-policy'
import { mediaTypeOf } from '@/server/media-types'

/** A file of the export, ready to be sent. */
export interface ExportedFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The same, compressed at build time; absent where that saves nothing. */
  readonly brotli?: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  readonly entityTag: string
  /** Its name changes with its content, so a browser may keep it for good. */
  readonly immutable: boolean
  readonly policy: string
}

/**
 * The export as a table from address path to file, made once at start. A request is looked up in it and never turned into a path of
 * the file system, so no way of writing `..` leads out of the folder; links are not followed, so none of them does either.
 */
export class ExportedFiles {
  readonly #folder: string
  readonly #names: ReadonlySet<string>
  readonly #read = new Map<string, Promise<ExportedFile>>()

  constructor(folder: string) {
    this.#folder = folder
    this.#names = new Set(namesIn(folder, ''))
  }

  /** `/viewer/` finds `viewer/index.html`. */
  find(path: string): Promise<ExportedFile> | undefined {
    const name = path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1)
    return this.#file(name)
  }

  /** Whether the path names a folder of the export by a page of its own, but without the slash at its end. */
  isFolder(path: string): boolean {
    return this.#names.has(`${path.slice(1)}/index.html`)
  }

  notFoundPage(): Promise<ExportedFile> | undefined {
    return this.#file('404.html') ?? this.#file('404/index.html')
  }

  #file(name: string): Promise<ExportedFile> | undefined {
    if (!this.#names.has(name) || isBrotli(name)) return undefined
    const known = this.#read.get(name)
    if (known !== undefined) return known
    const reading = this.#load(name)
    this.#read.set(name, reading)
    // A failed read must not be remembered: the next request tries again.
    reading.catch(() => this.#read.delete(name))
    return reading
  }

  async #load(name: string): Promise<ExportedFile> {
    const bytes = await readPlain(join(this.#folder, name))
    const compressed = `${name}.br`
    const mediaType = mediaTypeOf(name)
    return {
      bytes,
      ...(this.#names.has(compressed) ? { brotli: await readPlain(join(this.#folder, compressed)) } : {}),
      mediaType,
      entityTag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      immutable: name.startsWith('_next/static/'),
      policy: contentSecurityPolicy(mediaType.startsWith('text/html') ? inlineScriptHashes(new TextDecoder().decode(bytes)) : []),
    }
  }
}

const isBrotli = (name: string) => name.endsWith('.br')

function namesIn(folder: string, prefix: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry: Dirent) => {
    const name = `${prefix}${entry.name}`
    if (entry.isDirectory()) return namesIn(join(folder, entry.name), `${name}/`)
    return entry.isFile() ? [name] : []
  })
}

/** Reads a regular file; one that became a link since the start is refused. */
async function readPlain(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    return new Uint8Array(await file.readFile())
  } finally {
    await file.close()
  }
}
