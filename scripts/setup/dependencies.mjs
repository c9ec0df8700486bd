import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { say, timed } from './say.mjs'
import { fingerprint, isStamped, platformFacts, stamp } from './stamp.mjs'

/** Installs what the lockfile names, unless that is what is installed. */
export async function installDependencies(root) {
  const stampFile = join(root, 'node_modules', '.setup-stamp')
  const wanted = fingerprint(root, ['package-lock.json'], [...platformFacts(), declared(root)])
  if (isStamped(stampFile, wanted)) return
  if (!existsSync(join(root, 'node_modules'))) say('First run in this clone: installing what it needs.')
  await timed('Installing dependencies', () => {
    // dev packages too: they build the viewer, and NODE_ENV=production would leave them out.
    const args = ['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund']
    const npm = process.env.npm_execpath
    return npm !== undefined && /\.[cm]?js$/.test(npm)
      ? run(process.execPath, [npm, ...args], { cwd: root })
      : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: root })
  })
  stamp(stampFile, wanted)
}

/** What package.json asks for; its scripts and its texts change nothing of what is installed. */
function declared(root) {
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return JSON.stringify({ dependencies, devDependencies, optionalDependencies, overrides })
}
