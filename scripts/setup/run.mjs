import { spawn } from 'node:child_process'
import { SetupError } from './say.mjs'

/**
 * Runs a program to its end without a shell. Its output goes to our stderr, or is kept back and shown only when it fails.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Record<string, string>, quiet?: boolean }} options
 */
export function run(program, args, { cwd, env = {}, quiet = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
    })
    // Whoever stops set-up stops what it started: a build that went on by itself would meet the next one.
    const stop = () => child.kill()
    process.once('exit', stop)
    const kept = []
    child.stdout?.on('data', (chunk) => kept.push(chunk))
    child.stderr?.on('data', (chunk) => kept.push(chunk))
    child.on('error', (error) => reject(new SetupError(`${program} could not be started: ${error.message}`)))
    child.on('close', (code, signal) => {
      process.off('exit', stop)
      if (code === 0) return resolve()
      process.stderr.write(Buffer.concat(kept))
      reject(new SetupError(`\`${[program, ...args].join(' ')}\` failed (${signal ?? `exit code ${code}`})`))
    })
  })
}
