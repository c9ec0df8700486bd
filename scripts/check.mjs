#!/usr/bin/env node
/**
 * Everything that must hold, stage by stage; `node scripts/check.mjs types lint` runs some of them. It stops at the first stage that fails.
 * Its last line is `N passed, N failed`: the test cases, and the stage that failed where that one has no cases.
 */
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stagesOf } from './check/stages.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (text) => process.stderr.write(`${text}\n`)

/** Runs a Node program to its end. What it prints goes to stderr, and comes back too where the caller wants to read it. */
function node(program, args, { env = {}, keep = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', keep ? 'pipe' : 2, 2],
    })
    let out = ''
    child.stdout?.on('data', (chunk) => {
      out += chunk
      process.stderr.write(chunk)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, out }))
  })
}

const stages = stagesOf({ root, node })
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name.split(' ')[0] === name))
if (unknown.length > 0) {
  say(`Unknown: ${unknown.join(', ')}. Stages: ${stages.map((stage) => stage.name.split(' ')[0]).join(', ')}`)
  process.exit(2)
}

const total = { passed: 0, failed: 0, skipped: 0 }
for (const stage of stages) {
  if (wanted.length > 0 && !wanted.includes(stage.name.split(' ')[0])) continue
  say(`\n── ${stage.name}`)
  const from = performance.now()
  const seconds = () => `${((performance.now() - from) / 1000).toFixed(1)} s`
  const before = total.failed
  try {
    const counts = (await stage.run()) ?? {}
    for (const [name, count] of Object.entries(counts)) if (name in total) total[name] += count
  } catch (error) {
    total.failed += 1
    say(error.message)
  }
  const failed = total.failed > before
  say(`── ${stage.name}: ${failed ? 'FAILED' : 'passed'} in ${seconds()}`)
  if (failed) break
}
if (total.skipped > 0) say(`\n${total.skipped} skipped`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 ? 0 : 1
