import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { wantsColor } from '@/cli/terminal'
import { smallTopology, testFile } from '@/tests/cli/run'

/* The built command as a process of its own: what only a process has. */
const root = join(import.meta.dirname, '..', '..')
const bin = join(root, 'bin', 'hopline.mjs')
const file = testFile('small.yaml', smallTopology)
const hopline = (args: readonly string[], options: { input?: string; env?: Record<string, string> } = {}) =>
  spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', input: options.input, env: { ...process.env, ...options.env } })

beforeAll(() => {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'setup.mjs'), 'cli'], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr)
}, 60_000)

describe('the built command', () => {
  test('gives the exit codes to the shell', () => {
    expect(hopline(['views', file]).status).toBe(0)
    expect(hopline(['validate', '-'], { input: smallTopology.replace('target: igw', 'target: nowhere') }).status).toBe(1)
    expect(hopline(['views', `${file}.absent`]).status).toBe(2)
    expect(hopline(['wrong']).status).toBe(2)
  })

  test('prints data on stdout and nothing else', () => {
    const { stdout, stderr } = hopline(['export', file, '--view', 'network', '--format', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({ id: 'network' })
    expect(stderr).toBe('')
  })

  test('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [bin, 'reference'], { stdio: ['ignore', 'pipe', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.stdout.destroy()
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
  })

  test('says that standard output takes no more, instead of leaving half a file silently', () => {
    const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$1" reference > /dev/full', process.execPath, bin], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('standard output could not be written') })
  })

  test('colours messages only where they are asked for', () => {
    const colour = '\u001b['
    expect(hopline(['views', 'absent.yaml']).stderr).not.toContain(colour)
    expect(hopline(['views', 'absent.yaml'], { env: { FORCE_COLOR: '1' } }).stderr).toContain(colour)
    expect(hopline(['views', 'absent.yaml'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stderr).not.toContain(colour)
    expect(wantsColor({ isTTY: true }, {})).toBe(true)
    expect(wantsColor({ isTTY: true }, { NO_COLOR: '1' })).toBe(false)
    expect(wantsColor({ isTTY: true }, { TERM: 'dumb' })).toBe(false)
  })
})
