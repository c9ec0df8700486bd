import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { contentSecurityPolicy } from '@/server/content-security-policy'
import type { ExportedFile, ExportedFiles } from '@/server/exported-files'
import { ownHosts, whyRefused } from '@/server/guard'
import type { OpenedFile, OpenedSide } from '@/server/opened-file'

export interface ServedThings {
  readonly files: ExportedFiles
  readonly opened: (side: OpenedSide) => Promise<OpenedFile>
  /** JSON of what the viewer may show before it has read what is opened; `null` where there is nothing. */
  readonly sight: () => Promise<string>
  /** Port that the server listens on: part of every Host and Origin that is its own. */
  readonly port: () => number
}

type Environment = { Bindings: HttpBindings }

const fixedHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const

/** The loopback server: the exported viewer, and the topology that it opens. It reads, and writes nothing. */
export function createApp({ files, opened, sight, port }: ServedThings): Hono<Environment> {
  const app = new Hono<Environment>()

  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(fixedHeaders)) c.header(name, value)
    c.header('Content-Security-Policy', contentSecurityPolicy([]))
    c.header('Cache-Control', 'no-store')
    const { headers, url = '' } = c.env.incoming
    const refusal = whyRefused({ host: headers.host, origin: headers.origin, site: one(headers['sec-fetch-site']) }, ownHosts(port()))
    if (refusal !== null) return c.text(`${refusal}\n`, 403)
    // A proxy's way of asking (`GET http://…`) names a host of its own beside the one that was checked.
    if (!url.startsWith('/')) return c.text('Only a path is served here.\n', 400)
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
      return c.text('Only GET and HEAD are served here.\n', 405, { Allow: 'GET, HEAD' })
    return next()
  })

  const handOut = async (c: Context<Environment>, side: OpenedSide) => {
    const file = await opened(side)
    if (file.state === 'open') return c.json({ name: file.name, text: file.text, remarks: file.remarks, isPlan: file.isPlan })
    if (file.state === 'none') return c.json({ error: 'No topology was opened with the viewer.' }, 404)
    return c.json({ error: file.message }, 503)
  }
  app.get('/opened-topology', (c) => handOut(c, 'planned'))
  app.get('/opened-topology/prior', (c) => handOut(c, 'prior'))

  app.get('/opened-topology/first-sight', async (c) => c.body(await sight(), 200, { 'Content-Type': 'application/json; charset=utf-8' }))

  app.get('*', async (c) => {
    const { pathname, search } = new URL(c.req.url)
    const path = decoded(pathname)
    if (path === null) return c.text('This address is not well-formed.\n', 400)
    const found = await files.find(path)
    if (found !== undefined) return send(c, found, 200)
    // One slash at the front: two would lead to another host.
    if (files.isFolder(path)) return c.redirect(`${pathname.replace(/^\/+/, '/')}/${search}`, 308)
    const page = await files.notFoundPage()
    return page === undefined ? c.text('There is no such page.\n', 404) : send(c, page, 404)
  })

  app.onError((_error, c) => c.text('The viewer could not read one of its own files. Start it anew.\n', 500))
  return app
}

function send(c: Context<Environment>, file: ExportedFile, status: 200 | 404): Response {
  c.header('Content-Security-Policy', file.policy)
  c.header('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  c.header('ETag', file.entityTag)
  if (file.brotli !== undefined) c.header('Vary', 'Accept-Encoding')
  if (status === 200 && c.req.header('if-none-match') === file.entityTag) return c.body(null, 304)
  c.header('Content-Type', file.mediaType)
  if (file.brotli !== undefined && acceptsBrotli(c.req.header('accept-encoding'))) {
    c.header('Content-Encoding', 'br')
    return c.body(file.brotli, status)
  }
  return c.body(file.bytes, status)
}

/** `br` may stand with a weight; `br;q=0` refuses it. */
export function acceptsBrotli(header: string | undefined): boolean {
  return (header ?? '').split(',').some((part) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$)[\d.]+\s*)?$/i.test(part))
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : value)

/** Path with its escapes undone; null where they are broken or hide what no file of the export has in its name. */
function decoded(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    return /[\u0000-\u001f\\]/.test(path) ? null : path
  } catch {
    return null
  }
}
