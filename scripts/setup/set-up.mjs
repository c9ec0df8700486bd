import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { provideBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { installDependencies } from './dependencies.mjs'
import { withLock } from './lock.mjs'
import { SetupError, say } from './say.mjs'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** What set-up can do, in the order in which each needs the one before. */
const jobs = {
  deps: () => installDependencies(root),
  build: async () => {
    await build(root, 'cli')
    await build(root, 'app')
  },
  cli: () => build(root, 'cli'),
  browser: () => provideBrowser(root),
}

export const words = Object.keys(jobs)

/**
 * Does what is not yet done.
 *
 * @param {readonly string[]} wanted  some of `words`
 * @returns {Promise<boolean>} whether all went well; what went wrong has then been told
 */
export async function setUp(wanted) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    say(`Hopline needs Node 20.19 or newer; this is ${process.version}. Install a newer Node from https://nodejs.org and try again.`)
    return false
  }
  try {
    await withLock(join(root, '.setup.lock'), async () => {
      for (const word of words) if (wanted.includes(word)) await jobs[word]()
    })
    return true
  } catch (error) {
    say(error instanceof SetupError ? `Set-up failed: ${error.message}` : String(error?.stack ?? error))
    return false
  }
}
