import { writeSync } from 'node:fs'
import picocolors from 'picocolors'
import { exitCodes } from '@/cli/exit-codes'
import { runProgram } from '@/cli/program'
import { type Terminal, wantsColor } from '@/cli/terminal'
import { version } from '@/package.json'

const terminal: Terminal = {
  out: process.stdout,
  err: process.stderr,
  stdin: process.stdin,
  colors: picocolors.createColors(wantsColor(process.stderr, process.env)),
  // A second Ctrl-C finds no handler any more and ends the process at once.
  ended: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    }),
}

// `hopline views … | head -1` closes the pipe early: that is the reader's right and no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.fine)
    // A full disk behind `>`: whoever reads the file must hear that it is not whole. Written at once: the process ends here.
    if (stream === process.stdout) tellAtOnce(`error: standard output could not be written: ${error.message}\n`)
    process.exit(exitCodes.failure)
  })
}

function tellAtOnce(text: string): void {
  try {
    writeSync(process.stderr.fd, text)
  } catch {
    // Nowhere is left to tell it.
  }
}

try {
  process.exitCode = await runProgram(process.argv.slice(2), version, terminal)
} catch (error) {
  // Only our own bugs arrive here: whatever a user can type was told as a message.
  process.stderr.write(
    `Bug in hopline ${version}; please report it with the command you typed.\n${error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exitCode = exitCodes.failure
}
