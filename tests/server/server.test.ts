import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenedFile } from '@/server/opened-file'
import { isLoopback, type Started, startServer } from '@/server/start'
import { ask } from '@/tests/server/ask'
import { exampleExport, pageText, scriptText } from '@/tests/server/example-export'

const { folder, secret } = exampleExport()
const topology = { name: 'network.yaml', text: 'schemaVersion: 1\nname: confidential\n' }
let file: OpenedFile = { state: 'open', ...topology }
let server: Extract<Started, { ok: true }>
const host = () => `127.0.0.1:${server.port}`
const own = (headers: Record<string, string> = {}) => ({ Host: host(), ...headers })

beforeAll(async () => {
  const started = await startServer({
    folder,
    opened: async () => file,
    sight: async () => 'null',
    host: '127.0.0.1',
    port: 0,
    triedPorts: 1,
  })
  if (!started.ok) throw new Error(started.message)
  server = started
})
afterAll(() => server.close())

/** Nothing of the page, of a script or of the topology went to this caller. */
function gaveNothing(body: string): boolean {
  return ![pageText, scriptText, topology.name, 'confidential', secret].some((text) => body.includes(text))
}

describe('who is served', () => {
  const names = ['127.0.0.1', 'localhost', '[::1]', 'LocalHost']
  test.each(names)('the viewer by the name %s', async (name) => {
    const answer = await ask(server.port, '/', { Host: `${name}:${server.port}` })
    expect(answer).toMatchObject({ status: 200, body: pageText })
  })

  const foreignHosts = [
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:1',
    '127.0.0.1.evil.example:PORT',
    'localhost.:PORT',
    '0.0.0.0:PORT',
    'user@127.0.0.1:PORT',
    '127.0.0.1:PORT@evil.example',
    '127.1:PORT',
    '',
  ]
  const foreignCallers = [
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { Origin: 'https://127.0.0.1:PORT' },
    { Origin: 'http://localhost:1' },
    { Origin: 'http://127.0.0.1:PORT/' },
    { Origin: 'http://127.0.0.1:PORT.evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'anything' },
    { Origin: 'http://evil.example', 'Sec-Fetch-Site': 'same-origin' },
    { Origin: 'http://127.0.0.1:PORT', 'Sec-Fetch-Site': 'cross-site' },
  ]
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']
  const paths = ['/', '/opened-topology', '/_next/static/app-1a2b.js', '/nothing-here']
  const withPort = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(server.port))]))

  test('no caller by a foreign name, of a foreign origin or led by another site, whatever it asks for', async () => {
    const callers = [...foreignHosts.map((Host) => withPort({ Host })), ...foreignCallers.map((headers) => own(withPort(headers)))]
    const cases = callers.flatMap((headers) => methods.flatMap((method) => paths.map((path) => ({ headers, method, path }))))
    expect(cases.length).toBeGreaterThan(400)
    const wrong: unknown[] = []
    for (const { headers, method, path } of cases) {
      const answer = await ask(server.port, path, headers, method)
      // Node itself answers 400 to a Host that is not well-formed.
      const refused = answer.status === 403 || (answer.status === 400 && (headers.Host === '' || headers.Host?.includes('@')))
      if (!refused || !gaveNothing(answer.body)) wrong.push({ headers, method, path, status: answer.status })
    }
    expect(wrong).toEqual([])
  })

  test('a request without Host gets nothing', async () => {
    expect((await ask(server.port, '/', {})).status).toBe(400)
  })

  test('the viewer itself: its own origin, a typed address, a client without these headers', async () => {
    for (const headers of [
      {},
      { 'Sec-Fetch-Site': 'none' },
      { 'Sec-Fetch-Site': 'same-origin' },
      { Origin: `http://${host()}` },
      { Origin: `http://localhost:${server.port}` },
    ]) {
      expect((await ask(server.port, '/opened-topology', own(headers))).status).toBe(200)
    }
  })

  test('only GET and HEAD', async () => {
    for (const method of methods.slice(2)) expect((await ask(server.port, '/', own(), method)).status).toBe(405)
    const head = await ask(server.port, '/', own(), 'HEAD')
    expect(head).toMatchObject({ status: 200, body: '' })
  })

  test('a target with a host of its own is refused', async () => {
    expect((await ask(server.port, 'http://evil.example/', own())).status).toBe(400)
  })
})

describe('what is served', () => {
  test('no file outside the export, however the way there is written', async () => {
    const ups = ['..', '%2e%2e', '.%2e', '%2E.', '..%00', '%252e%252e', '..\\', '%c0%ae%c0%ae', '....', '\u002e\u002e;']
    const slashes = ['/', '%2f', '\\', '%5c', '//', '/./']
    const starts = ['/', '/_next/static/', '/viewer/', '//', '/_next/static/app-1a2b.js/', '/up/', '/./', '/%00/', '/viewer%2f']
    const ends = ['secret.txt', 'secret.txt%00.js', 'secret.txt/', 'secret.txt?x', 'out/../secret.txt']
    const targets = starts.flatMap((start) =>
      ups.flatMap((up) =>
        slashes.flatMap((slash) => ends.flatMap((end) => [`${start}${up}${slash}${end}`, `${start}${up}${slash}${up}${slash}${end}`])),
      ),
    )
    targets.push('/link.txt', '/up/secret.txt', '/up', '/up/', '/secret.txt', '/etc/passwd', '//etc/passwd', '/file:///etc/passwd')
    expect(targets.length).toBeGreaterThan(300)
    const wrong: unknown[] = []
    for (const target of targets) {
      const answer = await ask(server.port, target, own())
      if (answer.body.includes(secret) || answer.body.includes('root:') || answer.status === 200)
        wrong.push({ target, status: answer.status })
    }
    expect(wrong).toEqual([])
  }, 30_000)

  test('the same way of asking does get a file that is in the export', async () => {
    expect((await ask(server.port, '/viewer/../_next/./static/app-1a2b.js', own())).body).toBe(scriptText)
    expect((await ask(server.port, '/a%20name%20with%20spaces.svg', own())).headers['content-type']).toBe('image/svg+xml; charset=utf-8')
  })

  test('a folder by its page, and without its slash by a redirection that keeps the query', async () => {
    expect((await ask(server.port, '/viewer/', own())).body).toContain('<title>inner</title>')
    expect(await ask(server.port, '/viewer?view=network', own())).toMatchObject({
      status: 308,
      headers: { location: '/viewer/?view=network' },
    })
    expect((await ask(server.port, '//viewer', own())).headers.location ?? '').not.toMatch(/^\/\//)
  })

  test('what is not there by the page that says so', async () => {
    const answer = await ask(server.port, '/nothing-here', own())
    expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } })
    expect(answer.body).toContain('no such page')
  })

  test('files with a hash in their name for good, pages only as long as they are the same', async () => {
    expect((await ask(server.port, '/_next/static/app-1a2b.js', own())).headers['cache-control']).toContain('immutable')
    const page = await ask(server.port, '/', own())
    expect(page.headers['cache-control']).toBe('no-cache')
    expect((await ask(server.port, '/', own({ 'If-None-Match': page.headers.etag ?? '' }))).status).toBe(304)
    expect((await ask(server.port, '/', own({ 'If-None-Match': '"another"' }))).status).toBe(200)
  })

  test('brotli to those who take it', async () => {
    const asked = (value: string) => ask(server.port, '/_next/static/app-1a2b.js', own({ 'Accept-Encoding': value }))
    expect((await asked('gzip, br')).headers['content-encoding']).toBe('br')
    expect((await asked('br;q=0.5')).headers['content-encoding']).toBe('br')
    expect((await asked('br;q=0, gzip')).headers['content-encoding']).toBeUndefined()
    expect((await asked('gzip')).body).toBe(scriptText)
    expect((await ask(server.port, '/_next/static/app-1a2b.js.br', own())).status).toBe(404)
  })
})

describe('the opened topology', () => {
  test('is handed over as it is now, and kept by nobody', async () => {
    const answer = await ask(server.port, '/opened-topology', own())
    expect(JSON.parse(answer.body)).toEqual(topology)
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'application/json' })
    file = { state: 'open', name: 'network.yaml', text: 'changed' }
    expect(JSON.parse((await ask(server.port, '/opened-topology', own())).body).text).toBe('changed')
  })

  test('is told to be absent, or unreadable', async () => {
    file = { state: 'none' }
    expect((await ask(server.port, '/opened-topology', own())).status).toBe(404)
    file = { state: 'unreadable', message: 'network.yaml does not exist.' }
    expect(await ask(server.port, '/opened-topology', own())).toMatchObject({
      status: 503,
      body: '{"error":"network.yaml does not exist."}',
    })
  })
})

test('every answer carries the headers that keep others out', async () => {
  for (const [path, headers] of [
    ['/', own()],
    ['/opened-topology', own()],
    ['/nothing', own()],
    ['/', { Host: 'evil.example' }],
  ] as const) {
    const answer = await ask(server.port, path, headers)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    })
    const policy = answer.headers['content-security-policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy.match(/script-src[^;]*/)?.[0]).not.toMatch(/unsafe|\*|data:|http/)
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
  }
})

describe('where it listens', () => {
  test.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['192.168.1.5', false],
    ['example.org', false],
    ['', false],
    ['constructor', false],
  ])('%s: %s', (name, expected) => {
    expect(isLoopback(name)).toBe(expected)
  })

  test('a taken port moves on to the next, and as many as are tried', async () => {
    const again = await startServer({
      folder,
      opened: async () => file,
      sight: async () => 'null',
      host: '127.0.0.1',
      port: server.port,
      triedPorts: 20,
    })
    expect(again).toMatchObject({ ok: true })
    if (!again.ok) return
    expect(again.port).toBeGreaterThan(server.port)
    expect((await ask(again.port, '/', { Host: `127.0.0.1:${again.port}` })).status).toBe(200)
    // The name of the first server is not one of the second.
    expect((await ask(again.port, '/', { Host: host() })).status).toBe(403)
    await again.close()
    const none = await startServer({
      folder,
      opened: async () => file,
      sight: async () => 'null',
      host: '127.0.0.1',
      port: server.port,
      triedPorts: 1,
    })
    expect(none).toMatchObject({ ok: false, message: expect.stringContaining('taken') })
  })

  test('no port of another machine may be asked for', async () => {
    expect(
      await startServer({ folder, opened: async () => file, sight: async () => 'null', host: '0.0.0.0', port: 0, triedPorts: 1 }),
    ).toMatchObject({ ok: false })
  })

  test('a viewer that is not built is told, with the command that builds it', async () => {
    const started = await startServer({
      folder: `${folder}/nowhere`,
      opened: async () => file,
      sight: async () => 'null',
      host: '127.0.0.1',
      port: 0,
      triedPorts: 1,
    })
    expect(started).toMatchObject({ ok: false, message: expect.stringContaining('node scripts/setup.mjs deps build') })
  })

  test('closing it ends connections that browsers keep open', async () => {
    const started = await startServer({
      folder,
      opened: async () => file,
      sight: async () => 'null',
      host: '127.0.0.1',
      port: 0,
      triedPorts: 1,
    })
    if (!started.ok) throw new Error(started.message)
    await fetch(started.address, { headers: { Connection: 'keep-alive' } }).then((r) => r.text())
    await started.close()
    const free = createServer()
    await new Promise<void>((resolve, reject) => free.once('error', reject).listen(started.port, '127.0.0.1', resolve))
    free.close()
  })
})
