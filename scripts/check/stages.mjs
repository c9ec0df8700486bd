import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const sources = ['model', 'importers', 'layouts', 'exporters', 'components', 'app', 'server', 'cli', 'scripts', 'bin', 'tests']

/**
 * The stages of `npm test`, in their order. `run` resolves to the counts of its test cases, where it has any, and rejects where the stage
 * fails.
 *
 * @param {{ root: string, node: (program: string, args: string[], options?: { env?: Record<string, string>, keep?: boolean }) => Promise<{ code: number, out: string }> }} house
 */
export function stagesOf({ root, node }) {
  const must = async (program, args, options) => {
    const result = await node(program, args, options)
    if (result.code !== 0) throw new Error(`${program.split('/').at(-1)} ended with exit code ${result.code}`)
    return result
  }
  const bin = (name) => join('node_modules', name)
  const tsc = bin('typescript/bin/tsc')
  const hopline = join('bin', 'hopline.mjs')

  return [
    {
      name: 'types',
      async run() {
        // Next writes the types of its routes and of imported styles; a fresh clone has none of them yet.
        if (!existsSync(join(root, 'next-env.d.ts'))) await must(bin('next/dist/bin/next'), ['typegen'])
        // The second reading knows neither the DOM nor Node: the pure layers must do without.
        const readings = await Promise.allSettled(
          ['tsconfig.json', 'tsconfig.pure.json'].map((file) => must(tsc, ['--noEmit', '-p', file])),
        )
        for (const reading of readings) if (reading.status === 'rejected') throw reading.reason
      },
    },
    { name: 'lint', run: () => must(bin('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']) },
    {
      name: 'layers',
      async run() {
        const folders = sources.filter((folder) => existsSync(join(root, folder)))
        const depcruise = bin('dependency-cruiser/bin/dependency-cruise.mjs')
        const { out } = await must(depcruise, ['--config', '.dependency-cruiser.cjs', ...folders], { keep: true })
        // With a TypeScript that it cannot use it passes everything, having looked at nothing.
        const modules = Number(/(\d+) modules/.exec(out)?.[1] ?? 0)
        if (modules === 0) throw new Error('the dependency linter looked at 0 modules')
      },
    },
    { name: 'dead code', run: () => must(bin('knip/bin/knip.js'), ['--no-progress']) },
    {
      name: 'generated files',
      async run() {
        await must(join('scripts', 'setup.mjs'), ['cli'])
        await must(hopline, ['schema', '--out', 'public/topology.schema.json', '--check'])
        await must(hopline, ['reference', '--out', 'docs/kinds.md', '--check'])
        await must(hopline, ['docs', 'topologies/omnigen.yaml', '--out', 'docs/omnigen.md', '--check'])
      },
    },
    {
      name: 'unit and component tests',
      async run() {
        const report = reportFile(root, 'vitest')
        const { code } = await node(bin('vitest/vitest.mjs'), ['run'], { env: { HOPLINE_VITEST_REPORT: report, NODE_ENV: 'test' } })
        return countsOf(code, report, (r) => ({
          passed: r.numPassedTests,
          failed: r.numFailedTests,
          skipped: r.numPendingTests + r.numTodoTests,
        }))
      },
    },
    { name: 'build', run: () => must(join('scripts', 'setup.mjs'), ['build']) },
    {
      name: 'browser tests',
      async run() {
        const report = reportFile(root, 'playwright')
        const playwright = createRequire(join(root, 'package.json')).resolve('@playwright/test/cli')
        const { code } = await node(playwright, ['test'], { env: { HOPLINE_PLAYWRIGHT_REPORT: report } })
        return countsOf(code, report, ({ stats }) => ({
          passed: stats.expected + stats.flaky,
          failed: stats.unexpected,
          skipped: stats.skipped,
        }))
      },
    },
  ]
}

function reportFile(root, name) {
  const folder = join(root, 'node_modules', '.cache', 'hopline')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  // The report of an earlier run must not be taken for this one's.
  rmSync(file, { force: true })
  return file
}

function countsOf(code, report, read) {
  if (!existsSync(report)) throw new Error(`it ended with exit code ${code} and without a report`)
  const counts = read(JSON.parse(readFileSync(report, 'utf8')))
  // A file that cannot even be loaded fails the run without a failed case: it counts as one.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  if (counts.passed + counts.failed === 0) throw new Error('it ran no test at all')
  return counts
}
