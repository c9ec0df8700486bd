import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withLock } from '@/scripts/setup/lock.mjs'
import { fingerprint, isStamped, stamp } from '@/scripts/setup/stamp.mjs'

const folder = () => mkdtempSync(join(tmpdir(), 'hopline set-up '))
const root = join(import.meta.dirname, '..', '..')

describe('a fingerprint', () => {
  const source = (change: (at: string) => void = () => {}) => {
    const at = folder()
    mkdirSync(join(at, 'model', 'net'), { recursive: true })
    writeFileSync(join(at, 'model', 'a.ts'), 'a')
    writeFileSync(join(at, 'model', 'net', 'b.ts'), 'b')
    writeFileSync(join(at, 'config.json'), '{}')
    change(at)
    return fingerprint(at, ['model', 'config.json', 'absent'], ['v20'])
  }

  test('is the same for the same content, whatever the time stamps', () => {
    expect(source((at) => utimesSync(join(at, 'config.json'), 1, 1))).toBe(source())
  })

  test.each<[string, (at: string) => void]>([
    ['an edit', (at) => writeFileSync(join(at, 'model', 'net', 'b.ts'), 'c')],
    ['a new file', (at) => writeFileSync(join(at, 'model', 'c.ts'), '')],
    ['a file that is gone', (at) => rmSync(join(at, 'model', 'a.ts'))],
    [
      'a new name',
      (at) => {
        rmSync(join(at, 'model', 'a.ts'))
        writeFileSync(join(at, 'model', 'z.ts'), 'a')
      },
    ],
    [
      'bytes moved from one file to the next',
      (at) => {
        writeFileSync(join(at, 'model', 'a.ts'), 'ab')
        writeFileSync(join(at, 'model', 'net', 'b.ts'), '')
      },
    ],
    ['a file that was absent', (at) => writeFileSync(join(at, 'absent'), 'x')],
  ])('changes with %s', (_what, change) => expect(source(change)).not.toBe(source()))

  test('changes with the facts', () => {
    const at = folder()
    expect(fingerprint(at, [], ['v20'])).not.toBe(fingerprint(at, [], ['v22']))
  })
})

test('a stamp holds until the value changes or the file goes', () => {
  const file = join(folder(), 'deep', 'stamp')
  expect(isStamped(file, 'x')).toBe(false)
  stamp(file, 'x')
  expect([isStamped(file, 'x'), isStamped(file, 'y')]).toEqual([true, false])
})

describe('the lock', () => {
  test('lets one set-up work at a time and leaves nothing behind', async () => {
    const file = join(folder(), '.setup.lock')
    let working = 0
    let most = 0
    const job = () =>
      withLock(file, async () => {
        working += 1
        most = Math.max(most, working)
        await new Promise((done) => setTimeout(done, 30))
        working -= 1
      })
    await Promise.all([job(), job(), job()])
    expect(most).toBe(1)
    expect(existsSync(file)).toBe(false)
  })

  test('of a process that died is taken over', async () => {
    const file = join(folder(), '.setup.lock')
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    writeFileSync(file, String(dead))
    expect(await withLock(file, async () => readFileSync(file, 'utf8'))).toBe(String(process.pid))
  })

  test('is given back when the work fails', async () => {
    const file = join(folder(), '.setup.lock')
    await expect(withLock(file, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(existsSync(file)).toBe(false)
  })
})

describe('the command line of set-up', () => {
  const setup = (...words: string[]) => spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs'), ...words], { encoding: 'utf8' })

  test('names what it can do, on stderr, when the words are wrong', () => {
    for (const words of [[], ['dpes'], ['deps', 'constructor']]) {
      const { status, stdout, stderr } = setup(...words)
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toContain('Usage: node scripts/setup.mjs deps build')
    }
  })

  test('finds nothing to do the second time', () => {
    expect(setup('cli').status).toBe(0)
    expect(setup('cli')).toMatchObject({ status: 0, stdout: '', stderr: '' })
  })

  test('two at once both succeed', async () => {
    const start = () =>
      new Promise((resolve) =>
        spawn(process.execPath, [join(root, 'scripts', 'setup.mjs'), 'cli'], { stdio: 'ignore' }).on('close', resolve),
      )
    expect(await Promise.all([start(), start()])).toEqual([0, 0])
  })
})
