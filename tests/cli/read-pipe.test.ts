import { execFileSync } from 'node:child_process'
import { constants, mkdtempSync, rmSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readInput } from '@/cli/read-input'
import { readPipe } from '@/cli/read-pipe'

const folder = mkdtempSync(join(tmpdir(), 'pipe-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pipe = (name: string) => {
  const path = join(folder, name)
  execFileSync('mkfifo', [path])
  return path
}

describe.skipIf(process.platform === 'win32')('a named pipe', () => {
  test('is read to its end, however late its writer begins', async () => {
    const path = pipe('late')
    const read = readInput(path, process.stdin)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const text = 'name: shop\n'.repeat(20_000)
    await writeFile(path, text)
    expect(await read).toEqual({ ok: true, name: path, text })
  })

  test('that is longer than what is read is refused', async () => {
    const path = pipe('long')
    const read = readInput(path, process.stdin, 100)
    const writing = writeFile(path, 'x'.repeat(1000)).catch(() => {})
    expect(await read).toMatchObject({ ok: false, message: expect.stringContaining('larger than') })
    await writing
  })

  test('that nobody writes to does not keep the command for ever', async () => {
    const file = await open(pipe('silent'), constants.O_RDONLY | constants.O_NONBLOCK)
    expect(await readPipe(file, () => true, 50)).toBe('nobody')
    await file.close()
  })
})
