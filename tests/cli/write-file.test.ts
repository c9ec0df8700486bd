import { spawnSync } from 'node:child_process'
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { open, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type FileSystem, writeFileWhole } from '@/cli/write-file'
import { testFolder } from '@/tests/cli/run'

const old = 'the old text\n'
const fresh = `${'a line of the new text with ümlauts\n'.repeat(500)}`

/** A file system whose n-th call fails, or which takes only some bytes at a time. */
function faulty({ failAt = Number.POSITIVE_INFINITY, bytesAtOnce = Number.POSITIVE_INFINITY }): { fs: FileSystem; calls: () => number } {
  let calls = 0
  const step = () => {
    calls += 1
    if (calls === failAt) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  }
  const fs: FileSystem = {
    async open(path, flags, mode) {
      step()
      const file = await open(path, flags, mode)
      return {
        // biome-ignore lint/suspicious/noExplicitAny: the overloads of FileHandle.write
        write: async (buffer: any, offset: any, length: any, position: any) => {
          step()
          return file.write(buffer, offset, Math.min(length, bytesAtOnce), position)
        },
        async sync() {
          step()
          await file.sync()
        },
        async chmod(mode) {
          step()
          await file.chmod(mode)
        },
        async close() {
          await file.close()
          step()
        },
      } as Awaited<ReturnType<FileSystem['open']>>
    },
    async rename(from, to) {
      step()
      await rename(from, to)
    },
    unlink,
  }
  return { fs, calls: () => calls }
}

describe('a file is replaced whole or not at all', () => {
  test('short writes are continued until every byte stands', async () => {
    const path = join(testFolder(), 'a.md')
    const { fs, calls } = faulty({ bytesAtOnce: 1000 })
    await writeFileWhole(path, fresh, fs)
    expect(readFileSync(path, 'utf8')).toBe(fresh)
    expect(calls()).toBeGreaterThan(18)
  })

  test('whichever call fails, the old text stays and nothing lies beside it', async () => {
    const control = faulty({ bytesAtOnce: 4000 })
    await writeFileWhole(join(testFolder(), 'a.md'), fresh, control.fs)
    const last = control.calls()
    expect(last).toBeGreaterThan(7)
    for (let failAt = 1; failAt <= last; failAt += 1) {
      const folder = testFolder()
      writeFileSync(join(folder, 'a.md'), old)
      await expect(writeFileWhole(join(folder, 'a.md'), fresh, faulty({ failAt, bytesAtOnce: 4000 }).fs), `call ${failAt}`).rejects.toThrow(
        'ENOSPC',
      )
      expect(readFileSync(join(folder, 'a.md'), 'utf8'), `call ${failAt}`).toBe(old)
      expect(readdirSync(folder), `call ${failAt}`).toEqual(['a.md'])
    }
  })

  test('a disk that takes no more bytes without saying so ends in an error', async () => {
    const folder = testFolder()
    await expect(writeFileWhole(join(folder, 'a.md'), fresh, faulty({ bytesAtOnce: 0 }).fs)).rejects.toThrow('no space left')
    expect(readdirSync(folder)).toEqual([])
  })
})

test('a file keeps its mode', async () => {
  const path = join(testFolder(), 'a.md')
  writeFileSync(path, old)
  chmodSync(path, 0o640)
  await writeFileWhole(path, fresh)
  expect(statSync(path).mode & 0o777).toBe(0o640)
})

test('a link keeps pointing at the file, which is replaced', async () => {
  const folder = testFolder()
  mkdirSync(join(folder, 'docs'))
  writeFileSync(join(folder, 'docs', 'real.md'), old)
  symlinkSync(join(folder, 'docs', 'real.md'), join(folder, 'link.md'))
  await writeFileWhole(join(folder, 'link.md'), fresh)
  expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'docs', 'real.md'), 'utf8')).toBe(fresh)
})

test('only regular files are written', async () => {
  const folder = testFolder()
  await expect(writeFileWhole(folder, fresh)).rejects.toThrow('not a regular file')
  if (process.platform === 'linux') await expect(writeFileWhole('/dev/null', fresh)).rejects.toThrow('not a regular file')
})

describe('what a killed process left behind', () => {
  test('is removed by the next write, and nothing else is', async () => {
    const folder = testFolder()
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    const names = [
      'a.md',
      `.a.md.${process.pid}.0123abcd.tmp`,
      '.a.md.notes.tmp',
      `.b.md.${dead}.0123abcd.tmp`,
      `a.md.${dead}.0123abcd.tmp`,
    ]
    for (const name of [...names, `.a.md.${dead}.0123abcd.tmp`]) writeFileSync(join(folder, name), old)
    await writeFileWhole(join(folder, 'a.md'), fresh)
    expect(readdirSync(folder).sort()).toEqual([...names].sort())
  })
})
