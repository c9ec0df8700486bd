#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'

// Node 22 and newer keep the compiled code on disk; Node 20 has no such function.
module.enableCompileCache?.()

const built = new URL('../dist/cli.mjs', import.meta.url)
if (existsSync(built)) {
  await import(built.href)
} else {
  process.stderr.write('hopline is not built yet. Run this in its folder: node scripts/setup.mjs deps build\n')
  process.exitCode = 2
}
