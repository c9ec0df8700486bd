import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { readPipe } from '@/cli/read-pipe'
import { notUtf8, whyNotText } from '@/importers/text/not-text'

/** Largest input in bytes: parsed whole, it stays well under what V8 holds in one string. */
export const maxInputBytes = 256 * 1024 * 1024

/** Name of standard input in messages and places. */
export const stdinName = '<stdin>'

export type Input = { readonly ok: true; readonly name: string; readonly text: string } | { readonly ok: false; readonly message: string }

const failed = (message: string): Input => ({ ok: false, message })

/**
 * Reads a text file whole; `-` is standard input.
 *
 * @returns the text without a byte order mark, or one line that says why it could not be read and what to do
 */
export async function readInput(path: string, stdin: Readable & { readonly isTTY?: boolean }, limit = maxInputBytes): Promise<Input> {
  if (path === '-') {
    if (stdin.isTTY === true) return failed('Standard input is a terminal: pipe a topology into it, or name a file.')
    const bytes = await readAll(stdin, limit)
    return bytes === null ? tooLarge(stdinName, limit) : decode(stdinName, bytes)
  }
  if (path.includes('\0')) return failed('The name of the input holds a NUL character: no file is called so.')
  try {
    if ((await stat(path)).isFIFO()) return await fromPipe(path, limit)
    const file = await open(path, 'r')
    try {
      const stats = await file.stat()
      if (stats.isDirectory()) return failed(`${path} is a folder, expected a topology file. Name a file in it.`)
      if (stats.size > limit) return tooLarge(path, limit)
      // A device tells no size beforehand: counted while reading.
      const bytes = await readAll(file.createReadStream({ autoClose: false }), limit)
      return bytes === null ? tooLarge(path, limit) : decode(path, bytes)
    } finally {
      await file.close()
    }
  } catch (error) {
    return failed(whyNot(path, error))
  }
}

async function fromPipe(path: string, limit: number): Promise<Input> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const chunks: Uint8Array[] = []
    let size = 0
    const end = await readPipe(file, (bytes) => {
      chunks.push(bytes)
      size += bytes.length
      return size <= limit
    })
    if (end === 'nobody') return failed(`${path} is a pipe that nobody writes to. Start what writes to it, or name a file.`)
    return end === 'too-large' ? tooLarge(path, limit) : decode(path, Buffer.concat(chunks))
  } finally {
    await file.close()
  }
}

async function readAll(stream: Readable, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array)
    size += bytes.length
    if (size > limit) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function decode(name: string, bytes: Uint8Array): Input {
  const why = whyNotText(name, bytes)
  if (why !== null) return failed(`${why.message} ${why.fix}`)
  try {
    // `fatal`: broken bytes must not turn into U+FFFD and end up in a name. The decoder also takes the byte order mark off.
    return { ok: true, name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const { message, fix } = notUtf8(name)
    return failed(`${message} ${fix}`)
  }
}

const tooLarge = (name: string, limit: number): Input =>
  failed(
    `${name} is larger than ${Math.floor(limit / 1024 / 1024)} MiB, the most that is read. Give a part of it: the state of one component, the output for one region.`,
  )

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. Check the path.',
  EACCES: 'may not be read by this user. Change its permissions.',
  EPERM: 'may not be read by this user. Change its permissions.',
  EISDIR: 'is a folder, expected a topology file. Name a file in it.',
  ENOTDIR: 'leads through a file as if it were a folder. Check the path.',
  ELOOP: 'is a link that leads to itself. Name the file.',
  ENAMETOOLONG: 'is too long a name for a file.',
}

function whyNot(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = reasons[code] ?? `could not be read (${error instanceof Error ? error.message : String(error)}).`
  return `${path} ${reason}`
}
