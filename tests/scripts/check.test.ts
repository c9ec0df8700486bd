import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stagesOf } from '@/scripts/check/stages.mjs'

const root = join(import.meta.dirname, '..', '..')

interface Ran {
  readonly code?: number
  readonly out?: string
  /** What the program writes as its report. */
  readonly report?: unknown
}

/** The stages, with programs that only pretend to run, in a clone of their own. */
function stage(name: string, ran: Ran) {
  const house = mkdtempSync(join(tmpdir(), 'hopline checks '))
  writeFileSync(join(house, 'package.json'), '{}')
  writeFileSync(join(house, 'next-env.d.ts'), '')
  const asked: string[] = []
  const stages = stagesOf({
    root: house,
    node: async (program: string, _args: string[], options?: { env?: Record<string, string> }) => {
      asked.push(program)
      const file = Object.values(options?.env ?? {}).find((value) => value.endsWith('.json'))
      if (file !== undefined && ran.report !== undefined) writeFileSync(file, JSON.stringify(ran.report))
      return { code: ran.code ?? 0, out: ran.out ?? '' }
    },
  })
  const found = stages.find((s) => s.name === name)
  if (found === undefined) throw new Error(`there is no stage ${name}`)
  return { run: async () => found.run(), asked }
}

describe('a stage fails', () => {
  test.each(['types', 'lint', 'layers', 'dead code', 'generated files', 'build'])('%s: when its program does', async (name) => {
    await expect(stage(name, { code: 1 }).run()).rejects.toThrow('ended with exit code 1')
    const fine = stage(name, { out: '12 modules, 3 dependencies cruised' })
    await fine.run()
    expect(fine.asked.length).toBeGreaterThan(0)
  })

  test('layers: when the linter looked at nothing', async () => {
    await expect(stage('layers', { out: 'no dependency violations found (0 modules, 0 dependencies cruised)' }).run()).rejects.toThrow(
      '0 modules',
    )
    await expect(stage('layers', { out: '' }).run()).rejects.toThrow('0 modules')
  })

  test('unit tests: when nothing ran, or no report was written', async () => {
    const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
    await expect(stage('unit and component tests', { report: none }).run()).rejects.toThrow('no test at all')
    await expect(stage('unit and component tests', { code: 1 }).run()).rejects.toThrow('without a report')
  })
})

describe('test cases are counted', () => {
  const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 0 }
  test('passed, failed and skipped', async () => {
    expect(await stage('unit and component tests', { code: 1, report }).run()).toEqual({ passed: 7, failed: 2, skipped: 1 })
  })

  test('a file that could not be loaded counts as a failure', async () => {
    expect(await stage('unit and component tests', { code: 1, report: { ...report, numFailedTests: 0 } }).run()).toMatchObject({
      failed: 1,
    })
  })
})

describe('the command line of the checks', () => {
  const check = (...names: string[]) => spawnSync(process.execPath, [join(root, 'scripts', 'check.mjs'), ...names], { encoding: 'utf8' })

  test('ends with the line that CI reads', () => {
    const { status, stdout, stderr } = check('layers')
    expect(stderr).toMatch(/\d+ modules/)
    expect(stdout).toBe(status === 0 ? '0 passed, 0 failed\n' : '0 passed, 1 failed\n')
  })

  test('tells which stages there are', () => {
    const { status, stderr } = check('tpyes')
    expect(status).toBe(2)
    expect(stderr).toContain('types, lint, layers')
  })

  test('.ci/run calls npm test', () => {
    expect(existsSync(join(root, '.ci', 'run'))).toBe(true)
    expect(spawnSync('bash', ['-n', join(root, '.ci', 'run')]).status).toBe(0)
  })
})
