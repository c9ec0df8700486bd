#!/usr/bin/env node
/**
 * Gets a clone ready: `node scripts/setup.mjs deps build browser`, or some of these words. What is up to date is left alone, so a second
 * run takes a fraction of a second. Node's own modules only: this runs before anything is installed.
 */
import { say } from './setup/say.mjs'
import { setUp, words } from './setup/set-up.mjs'

const wanted = process.argv.slice(2)
const unknown = wanted.filter((word) => !words.includes(word))
if (wanted.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) say(`Unknown: ${unknown.join(', ')}.`)
  say(`Usage: node scripts/setup.mjs ${words.join(' ')} (some of these words)`)
  process.exitCode = 2
} else if (!(await setUp(wanted))) {
  process.exitCode = 1
}
