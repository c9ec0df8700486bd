#!/usr/bin/env node
/** `npm start`: set-up, build, and the viewer with the sample opened. */
import { setUp } from './setup/set-up.mjs'

// npm starts this through a shell, which passes no signal on: whoever ends npm would leave the server running. With its parent gone, it ends.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
}, 500).unref()

if (await setUp(['deps', 'build'])) {
  process.argv.splice(2, 0, 'view', 'topologies/omnigen.yaml')
  await import('../bin/hopline.mjs')
} else {
  process.exitCode = 1
}
