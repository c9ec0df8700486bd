#!/usr/bin/env node
/**
 * Gets a clone ready: `node scripts/setup.mjs deps build browser`, or some of these words. What is up to date is left alone, so a second
 * run takes a fraction of a second. Node's own modules only: this runs before anything is installed.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { provideBrowser } from './setup/browser.mjs'
import { build } from './setup/build.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { withLock } from './setup/lock.mjs'
import { SetupError, say } from './setup/say.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

const jobs = {
  deps: () => installDependencies(root),
  build: async () => {
    await build(root, 'cli')
    await build(root, 'app')
  },
  cli: () => build(root, 'cli'),
  browser: () => provideBrowser(root),
}

const words = process.argv.slice(2)
const unknown = words.filter((word) => !Object.hasOwn(jobs, word))
if (words.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) say(`Unknown: ${unknown.join(', ')}.`)
  say(`Usage: node scripts/setup.mjs ${Object.keys(jobs).join(' ')} (some of these words)`)
  process.exit(2)
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  say(`Hopline needs Node 20.19 or newer; this is ${process.version}. Install a newer Node from https://nodejs.org and try again.`)
  process.exit(2)
}

try {
  // Always in this order, whatever the order of the words: each needs the one before.
  await withLock(join(root, '.setup.lock'), async () => {
    for (const [word, job] of Object.entries(jobs)) if (words.includes(word)) await job()
  })
} catch (error) {
  say(error instanceof SetupError ? `Set-up failed: ${error.message}` : String(error?.stack ?? error))
  process.exit(1)
}
