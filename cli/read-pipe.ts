import type { FileHandle } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** How long nobody may have opened the other end of a pipe, in ms: a command that will write to it has begun by then. */
const patienceMs = 3000
const pollMs = 10

/**
 * Reads a named pipe that was opened without blocking: an open or a read that waits for a writer who never comes cannot be ended.
 *
 * @param onChunk  false: it is enough
 * @returns nobody: there was no writer
 */
export async function readPipe(
  file: FileHandle,
  onChunk: (bytes: Uint8Array) => boolean,
  patience = patienceMs,
): Promise<'read' | 'nobody' | 'too-large'> {
  const start = performance.now()
  const buffer = Buffer.alloc(64 * 1024)
  let hasWriter = false
  for (;;) {
    const count = await nextOf(file, buffer)
    if (count === null) hasWriter = true
    else if (count > 0) {
      hasWriter = true
      if (!onChunk(Uint8Array.from(buffer.subarray(0, count)))) return 'too-large'
      continue
    } else if (hasWriter) return 'read'
    else if (performance.now() - start > patience) return 'nobody'
    await wait(pollMs)
  }
}

/** Bytes that were read; 0: the end, or nobody is there; null: somebody is, and has nothing to say yet. */
async function nextOf(file: FileHandle, buffer: Buffer): Promise<number | null> {
  try {
    return (await file.read(buffer, 0, buffer.length, null)).bytesRead
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return null
    throw error
  }
}
