/**
 * All pairs of synthetic networks, beside the plain way that asks every pair by itself, in the same run: machines differ and drift, the
 * ratio is the figure to compare. A process for each size, so that memory and warming up are its own.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'tsdown'

/** Sizes, how many senders of each the plain way asks, and how many more runs show the time once warmed up. */
const runs = [
  [{ interfaces: 1000, vpcs: 4, services: 12, mesh: false }, 200, 15],
  [{ interfaces: 10_200, vpcs: 10, services: 60, mesh: false }, 40, 5],
  [{ interfaces: 10_200, vpcs: 10, services: 60, mesh: true }, 40, 5],
  [{ interfaces: 100_800, vpcs: 60, services: 60, mesh: false }, 6, 0],
  [{ interfaces: 100_800, vpcs: 60, services: 60, mesh: true }, 6, 0],
]

const ms = (value) => (value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`)

/** @param root  of the repository */
export async function benchAllPairs(root, say) {
  const folder = mkdtempSync(join(tmpdir(), 'hopline-bench-'))
  // Bundled as the command is: unbundled modules cost a look-up for every call of each other's functions.
  const entry = { 'all-pairs': 'tests/bench/all-pairs.ts' }
  const shape = { format: 'esm', platform: 'node', target: 'node20', fixedExtension: true, dts: false, logLevel: 'error' }
  const deps = { alwaysBundle: /^(?!node:)/, onlyBundle: false }
  await build({ cwd: root, config: false, entry, outDir: folder, ...shape, deps })
  for (const run of runs) {
    const child = spawnSync(process.execPath, [join(folder, 'all-pairs.mjs'), JSON.stringify(run)], { encoding: 'utf8' })
    if (child.status !== 0) throw new Error(`measuring all pairs ended with ${child.status}: ${child.stderr}`)
    tell(run[0].mesh, JSON.parse(child.stdout), say)
  }
  rmSync(folder, { recursive: true })
}

function tell(mesh, found, say) {
  if (found.disagreements > 0) throw new Error(`all pairs and pair by pair disagree for ${found.disagreements} senders`)
  const name = `all pairs of ${found.interfaces} interfaces${mesh ? ', every VPC routed to every other' : ''}`
  say(
    `${name}: ${ms(found.coldMs)} at first (CPU ${ms(found.coldCpuMs)}), ${ms(found.warmMs)} warmed up; pair by pair ${ms(found.pairwiseMs)}; ratio ${Math.round(found.pairwiseMs / found.coldMs)} (${found.classes} classes, ${found.reachable} pairs reach each other, ${Math.round(found.rssMb)} MB)`,
  )
  say(
    `  reading the interfaces before: ${ms(found.interfacesMs)}; one explained trace: ${ms(found.traceMs)}; after one rule changed: ${ms(found.changeMs)}`,
  )
}
