import { randomBytes } from 'node:crypto'
import { type FileHandle, lstat, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** What writing needs of a file system; tests pass one that fails. */
export interface FileSystem {
  open(path: string, flags: string, mode: number): Promise<Pick<FileHandle, 'write' | 'sync' | 'chmod' | 'close'>>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
}

const realFileSystem: FileSystem = { open, rename, unlink }

/**
 * Replaces a file whole or not at all: readers see the old text or the new one, and so does whoever looks after a crash or on a full
 * disk. An existing file keeps its mode; a link keeps pointing at the file, which is replaced.
 *
 * @throws what the file system throws; the file is then as it was, and nothing of ours lies beside it
 */
export async function writeFileWhole(path: string, text: string, fs: FileSystem = realFileSystem): Promise<void> {
  const target = await realTarget(path)
  const existing = await statOf(target)
  if (existing !== null && !existing.isFile()) throw Object.assign(new Error('it is not a regular file'), { code: 'ENOTFILE' })
  const stem = `.${basename(target).slice(0, 200)}.`
  await removeLeftOvers(dirname(target), stem)
  const temporary = join(dirname(target), `${stem}${process.pid}.${randomBytes(4).toString('hex')}.tmp`)
  const file = await fs.open(temporary, 'wx', 0o666)
  try {
    try {
      await writeAll(file, Buffer.from(text, 'utf8'))
      if (existing !== null) await file.chmod(existing.mode & 0o7777)
      // Without this, a power cut after the rename may leave an empty file under the name.
      await file.sync()
    } finally {
      await file.close()
    }
    await fs.rename(temporary, target)
  } catch (error) {
    // What goes wrong while tidying up must not hide why it went wrong.
    await fs.unlink(temporary).catch(() => {})
    throw error
  }
}

/** `write` may take fewer bytes than it was given (a nearly full disk): goes on until all are written or one write fails. */
async function writeAll(file: Pick<FileHandle, 'write'>, bytes: Buffer): Promise<void> {
  let offset = 0
  while (offset < bytes.length) {
    const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset, null)
    if (bytesWritten === 0) throw Object.assign(new Error('no space left: the disk takes no more bytes'), { code: 'ENOSPC' })
    offset += bytesWritten
  }
}

/** Temporary files of this target whose process was killed before it could remove them. */
async function removeLeftOvers(folder: string, stem: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = name.startsWith(stem) ? /^(\d+)\.[0-9a-f]{8}\.tmp$/.exec(name.slice(stem.length))?.[1] : undefined
    if (owner !== undefined && !isAlive(Number(owner))) await unlink(join(folder, name)).catch(() => {})
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function realTarget(path: string): Promise<string> {
  const link = await lstat(path).catch(ignoreMissing)
  return link?.isSymbolicLink() === true ? realpath(path) : path
}

const statOf = (path: string) => stat(path).catch(ignoreMissing)

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
