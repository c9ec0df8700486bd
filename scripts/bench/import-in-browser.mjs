/**
 * A large Terraform state opened on the start page: how long until it is read and until its picture is there, and the longest time that the
 * page itself is blocked meanwhile.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'tsdown'
import { browserFlags, findBrowser } from '../find-browser.mjs'

/** Resources, and characters of what is not read in each of them. */
const [resources, padding] = [10_000, 9300]

/** @param root  of the repository, whose export is built */
export async function benchImportInBrowser(root, say) {
  const found = findBrowser()
  if (found.path === null) return say(`opening a large state in the browser: not measured, ${found.why}`)
  const folder = mkdtempSync(join(tmpdir(), 'hopline-bench-'))
  const shape = { format: 'esm', platform: 'node', target: 'node20', fixedExtension: true, dts: false, logLevel: 'error' }
  await build({ cwd: root, config: false, entry: { state: 'tests/bench/synthetic-state.ts' }, outDir: folder, ...shape })
  const { syntheticState } = await import(pathToFileURL(join(folder, 'state.mjs')).href)
  const file = join(folder, 'large.tfstate')
  const text = syntheticState(resources, padding)
  writeFileSync(file, text)

  const { address, end } = await serve(root)
  const browser = await chromium.launch({ executablePath: found.path, args: browserFlags })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(() => {
      Object.assign(window, { longestMs: 0, fromMs: 0 })
      const see = (list) => {
        for (const task of list.getEntries()) window.longestMs = Math.max(window.longestMs, task.duration)
      }
      new PerformanceObserver(see).observe({ entryTypes: ['longtask'] })
    })
    await page.goto(address, { waitUntil: 'networkidle' })
    await page.evaluate(() => Object.assign(window, { longestMs: 0, fromMs: performance.now() }))
    await page.locator('input[type=file][multiple]').setInputFiles(file)
    await page.getByRole('button', { name: 'Open the picture' }).click({ timeout: 120_000, trial: true })
    const readMs = await page.evaluate(() => performance.now() - window.fromMs)
    await page.getByRole('button', { name: 'Open the picture' }).click()
    await page.locator('.react-flow__node').first().waitFor({ timeout: 120_000 })
    const drawnMs = await page.evaluate(() => performance.now() - window.fromMs)
    await page.waitForTimeout(1000)
    const longestMs = await page.evaluate(() => window.longestMs)
    say(
      `state of ${resources} resources, ${(text.length / 1e6).toFixed(0)} MB, opened in the browser: read after ${(readMs / 1000).toFixed(1)} s, drawn after ${(drawnMs / 1000).toFixed(1)} s; the page was blocked for ${longestMs < 50 ? 'less than 50' : longestMs.toFixed(0)} ms at a time at most`,
    )
  } finally {
    await browser.close()
    end()
    rmSync(folder, { recursive: true })
  }
}

/** The viewer without a topology, on a free port. */
function serve(root) {
  const server = spawn(process.execPath, [join(root, 'bin', 'hopline.mjs'), 'view', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise((resolve, reject) => {
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    server.stdout.on('data', (chunk) => {
      const address = /http:\S+/.exec(String(chunk))?.[0]
      if (address !== undefined) resolve({ address, end: () => server.kill('SIGINT') })
    })
  })
}
