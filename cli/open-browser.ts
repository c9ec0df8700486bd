import { spawn } from 'node:child_process'
import { type Terminal, tell } from '@/cli/terminal'

const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens an address in the user's browser. Where there is none, says so: the server runs all the same. */
export function openBrowser(address: string, terminal: Terminal): void {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => tell(terminal, `No browser could be opened here. Open ${address} yourself.`))
  child.unref()
}
