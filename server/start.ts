import { statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '@/server/app'
import { ExportedFiles } from '@/server/exported-files'
import type { OpenedFile, OpenedSide } from '@/server/opened-file'

export interface ServerOptions {
  /** Folder of the built viewer. */
  readonly folder: string
  readonly opened: (side: OpenedSide) => Promise<OpenedFile>
  /** JSON of the first sight of what is opened, or `null`. */
  readonly sight: () => Promise<string>
  /** A loopback address: `isLoopback` says which. */
  readonly host: string
  /** Wanted port; 0 takes any free one. */
  readonly port: number
  /** How many ports from the wanted one on are tried. */
  readonly triedPorts: number
}

export type Started =
  | { readonly ok: true; readonly port: number; readonly address: string; close(): Promise<void> }
  | { readonly ok: false; readonly message: string }

const addresses: Readonly<Record<string, string>> = { '127.0.0.1': '127.0.0.1', localhost: '127.0.0.1', '::1': '::1', '[::1]': '::1' }

/** Whether a name means this machine alone. */
export const isLoopback = (host: string): boolean => Object.hasOwn(addresses, host)

/** Starts the loopback server on the wanted port or the next free one. */
export async function startServer({ folder, opened, sight, host, port, triedPorts }: ServerOptions): Promise<Started> {
  const address = addresses[host]
  if (address === undefined) return { ok: false, message: `${host} is not a loopback address.` }
  if (!isBuilt(folder))
    return { ok: false, message: 'The viewer is not built yet. Run this in its folder: node scripts/setup.mjs deps build' }

  let listening = port
  const app = createApp({ files: new ExportedFiles(folder), opened, sight, port: () => listening })
  const server = createServer(getRequestListener(app.fetch))
  const last = port === 0 ? 0 : Math.min(port + triedPorts - 1, 65_535)
  for (let next = port; next <= last; next += 1) {
    const problem = await listen(server, next, address)
    if (problem === null) {
      listening = (server.address() as AddressInfo).port
      const name = address === '::1' ? '[::1]' : address
      return { ok: true, port: listening, address: `http://${name}:${listening}/`, close: () => close(server) }
    }
    if (problem.code !== 'EADDRINUSE')
      return { ok: false, message: `Port ${next} cannot be used: ${problem.message}. Choose another with --port.` }
  }
  return { ok: false, message: `The ports ${port} to ${last} are all taken. Choose another with --port, or 0 for any free one.` }
}

function isBuilt(folder: string): boolean {
  return statSync(join(folder, 'index.html'), { throwIfNoEntry: false })?.isFile() === true
}

/** null: it listens. */
function listen(server: Server, port: number, host: string): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException) => resolve(error)
    server.once('error', onError)
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', onError)
      resolve(null)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // Browsers keep connections open for minutes; whoever ends the server wants it gone now.
    server.closeAllConnections()
  })
}
