import type { Readable, Writable } from 'node:stream'
import type { Colors } from 'picocolors/types'

/** The outside world of a command: tests pass their own. Data goes to `out`, messages to `err`. */
export interface Terminal {
  readonly out: Writable
  readonly err: Writable
  readonly stdin: Readable & { readonly isTTY?: boolean }
  /** Colours for messages; plain where stderr is no terminal. */
  readonly colors: Colors
  /** Resolves when the user ends a command that waits (`view`): Ctrl-C. */
  ended(): Promise<void>
}

/** Colours only where somebody sees them: NO_COLOR (no-color.org), TERM=dumb and a pipe turn them off, FORCE_COLOR on. */
export function wantsColor(stream: { readonly isTTY?: boolean }, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0') return true
  return stream.isTTY === true && env.TERM !== 'dumb'
}

/** One message, on a line of its own. */
export const tell = (terminal: Terminal, text: string): void => void terminal.err.write(`${text}\n`)

/** Resolves once the stream has taken all of the text, so that the process may end. */
export const write = (stream: Writable, text: string): Promise<void> =>
  new Promise((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())))
