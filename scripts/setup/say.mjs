/** Messages of set-up go to stderr: stdout belongs to what the command was asked for. */
export const say = (text) => process.stderr.write(`${text}\n`)

/** A step with its time: `Building the viewer … 31.2 s`. */
export async function timed(what, run) {
  say(`${what} …`)
  const from = performance.now()
  const result = await run()
  say(`${what}: done in ${((performance.now() - from) / 1000).toFixed(1)} s`)
  return result
}

/** What somebody can mend, told in a sentence: printed without a stack. */
export class SetupError extends Error {}
