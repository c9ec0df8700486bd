#!/usr/bin/env node
/**
 * What the documents promise about speed, measured: `npm run bench`. A whole process is told beside an empty one of the same run, for
 * machines differ and drift; the ratio is the figure to compare.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { benchAllPairs } from './bench/all-pairs.mjs'
import { benchImport } from './bench/import.mjs'
import { benchImportInBrowser } from './bench/import-in-browser.mjs'
import { browserFlags, findBrowser } from './find-browser.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const hopline = join(root, 'bin', 'hopline.mjs')
const sample = join(root, 'topologies', 'omnigen.yaml')
const say = (text) => process.stdout.write(`${text}\n`)
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** Wall time of a Node process in ms. */
function timed(args) {
  const from = performance.now()
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`)
  return performance.now() - from
}

function benchDocuments() {
  const folder = mkdtempSync(join(tmpdir(), 'hopline-bench-'))
  const write = [hopline, 'docs', sample, '--out', join(folder, 'document.md')]
  const empty = ['-e', '0']
  timed(write)
  const pairs = Array.from({ length: 9 }, () => ({ write: timed(write), empty: timed(empty) }))
  rmSync(folder, { recursive: true })
  const [own, floor] = [median(pairs.map((p) => p.write)), median(pairs.map((p) => p.empty))]
  const ratio = median(pairs.map((p) => p.write / p.empty))
  say(
    `hopline docs, whole process: ${own.toFixed(0)} ms; an empty node process: ${floor.toFixed(0)} ms; ratio ${ratio.toFixed(1)} (median of 9 pairs)`,
  )
}

function benchFirstLoad() {
  for (const page of ['index.html', 'viewer/index.html']) {
    const html = readFileSync(join(root, 'out', page), 'utf8')
    const tags = [...html.matchAll(/<script[^>]*src="([^"?]+)[^"]*"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag))
    const files = [...new Set(tags.map(([, path]) => path))]
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, 'out', file)), { level: 9 }).length, 0)
    say(`first-load JavaScript of ${page}: ${(bytes / 1000).toFixed(1)} kB gzip in ${files.length} files`)
  }
}

/** Serves the sample on a free port; resolves to its address and how to end it. */
function serve() {
  const server = spawn(process.execPath, [hopline, 'view', sample, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise((resolve, reject) => {
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    server.stdout.on('data', (chunk) => {
      const address = /http:\S+/.exec(String(chunk))?.[0]
      if (address !== undefined) resolve({ address, end: () => server.kill('SIGINT') })
    })
  })
}

/** From the start of the navigation to the frame after every box of the picture is there. */
async function benchPainted() {
  const found = findBrowser()
  if (found.path === null) return say(`navigation to painted picture: not measured, ${found.why}`)
  const { address, end } = await serve()
  const browser = await chromium.launch({ executablePath: found.path, args: browserFlags })
  const times = []
  const nothing = []
  for (let i = 0; i < 9; i += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('.react-flow__node') === null) return
        observer.disconnect()
        requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(window, { painted: performance.now() })))
      }).observe(document, { childList: true, subtree: true })
    })
    await page.goto(address)
    await page.waitForFunction(() => window.painted !== undefined)
    times.push(await page.evaluate(() => window.painted))
    await page.goto(new URL('/topology.schema.json', address).href)
    nothing.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd))
    await context.close()
  }
  await browser.close()
  end()
  say(
    `navigation to painted picture of the sample: ${median(times).toFixed(0)} ms; to a plain file: ${median(nothing).toFixed(0)} ms (median of 9, new context each)`,
  )
}

benchDocuments()
benchFirstLoad()
await benchImport(root, say)
await benchAllPairs(root, say)
await benchImportInBrowser(root, say)
await benchPainted()
