/**
 * Terraform states of two sizes from text to topology, beside the bare JSON.parse of the same text in the same process: machines differ and
 * drift, the ratio is the figure to compare.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'tsdown'

/** Resources, and characters of what is not read in each of them. */
const runs = [
  [10_000, 0],
  [10_000, 9300],
]

/** @param root  of the repository */
export async function benchImport(root, say) {
  const folder = mkdtempSync(join(tmpdir(), 'hopline-bench-'))
  const shape = { format: 'esm', platform: 'node', target: 'node20', fixedExtension: true, dts: false, logLevel: 'error' }
  const deps = { alwaysBundle: /^(?!node:)/, onlyBundle: false }
  await build({ cwd: root, config: false, entry: { import: 'tests/bench/import.ts' }, outDir: folder, ...shape, deps })
  for (const run of runs) {
    const child = spawnSync(process.execPath, [join(folder, 'import.mjs'), JSON.stringify(run)], { encoding: 'utf8' })
    if (child.status !== 0) throw new Error(`measuring the import ended with ${child.status}: ${child.stderr}`)
    const found = JSON.parse(child.stdout)
    say(
      `state of ${found.resources} resources, ${found.megabytes.toFixed(0)} MB, from text to topology: ${(found.coldMs / 1000).toFixed(2)} s at first, ${(found.warmMs / 1000).toFixed(2)} s warmed up; JSON.parse alone ${(found.parseMs / 1000).toFixed(2)} s; ratio ${(found.coldMs / found.parseMs).toFixed(1)} (${Math.round(found.rssMb)} MB, the text among them)`,
    )
  }
  rmSync(folder, { recursive: true })
}
