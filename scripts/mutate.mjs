#!/usr/bin/env node
/**
 * Breaks the reachability engine on purpose, one small fault at a time, and tells which faults no test sees: `npm run mutate`, or
 * `npm run mutate -- model/reachability/steps.ts` for some files. What Stryker needs is installed beside its configuration on first use.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const home = join(root, 'scripts', 'mutation')
const stryker = join(home, 'node_modules', '@stryker-mutator', 'core')

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

const wanted = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).devDependencies['@stryker-mutator/core']
const isInstalled = existsSync(stryker) && JSON.parse(readFileSync(join(stryker, 'package.json'), 'utf8')).version === wanted
// Vitest is that of the project: a second one beside Stryker would not see its tests.
if (!isInstalled) run('npm', ['ci', '--legacy-peer-deps', '--no-audit', '--no-fund'], home)

const files = process.argv.slice(2)
const some = files.length > 0 ? ['--mutate', files.join(',')] : []
run(process.execPath, [join(stryker, 'bin', 'stryker.js'), 'run', join('scripts', 'mutation', 'stryker.config.json'), ...some], root)
