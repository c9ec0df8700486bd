import { rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { expect, test, vi } from 'vitest'
import { type Ran, run, smallTopology, testFile } from '@/tests/cli/run'
import { exampleExport, pageText } from '@/tests/server/example-export'

const { folder } = exampleExport()
vi.mock('@/cli/export-folder', () => ({ exportFolder: () => folder }))

/** Runs `hopline view` until `visit` is done with the address that it printed. */
async function viewing(args: readonly string[], visit: (address: string) => Promise<void>, stdin = ''): Promise<Ran> {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  let running: Promise<Ran> | undefined
  const address = await new Promise<string>((resolve, reject) => {
    running = run(['view', ...args], { stdin, ended, onOut: (text) => resolve(text.trim()) })
    // A command that ended by itself has printed no address.
    running.then((ran) => reject(new Error(ran.err)), reject)
  })
  try {
    await visit(address)
  } finally {
    end()
  }
  if (running === undefined) throw new Error('the command did not start')
  return running
}

const openedAt = async (address: string) => {
  const response = await fetch(new URL('/opened-topology', address))
  return { status: response.status, content: await response.json() }
}

async function takenPort(): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, server }
}

test('the address goes to stdout, alone, and leads to the viewer with the topology', async () => {
  const file = testFile('network.yaml', smallTopology)
  const ran = await viewing([file, '--port', '0'], async (address) => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/viewer\/\?topology=opened$/)
    expect(await (await fetch(address)).text()).toContain('<title>inner</title>')
    expect(await (await fetch(new URL('/', address))).text()).toBe(pageText)
    expect(await openedAt(address)).toEqual({ status: 200, content: { name: 'network.yaml', text: smallTopology } })
  })
  expect(ran.exit).toBe(0)
  expect(ran.out.split('\n')).toHaveLength(2)
})

const resource = (name: string) => ({
  address: `aws_vpc.${name}`,
  mode: 'managed',
  type: 'aws_vpc',
  name,
  values: { cidr_block: '10.0.0.0/16', tags: { Name: name } },
})
const plan = JSON.stringify({
  format_version: '1.2',
  planned_values: { root_module: { resources: [resource('old'), resource('new')] } },
  prior_state: { format_version: '1.0', values: { root_module: { resources: [resource('old')] } } },
})

test.each([
  ['a file', []],
  ['a file, before the plan', ['--prior']],
  ['standard input', []],
])('both sides of a plan are there, with what was remarked of them: %s', async (how, more) => {
  const given = how === 'standard input' ? ['-'] : [testFile('plan.json', plan), ...more]
  await viewing(
    [...given, '--port', '0'],
    async (address) => {
      expect(address).toMatch(more.length > 0 ? /topology=opened-prior$/ : /topology=opened$/)
      const names = async (path: string) => {
        const { text, isPlan, remarks } = (await (await fetch(new URL(path, address))).json()) as Record<string, unknown>
        expect({ isPlan, remarks }).toEqual({ isPlan: true, remarks: [] })
        return (JSON.parse(String(text)).resources as { kind: string; name?: string }[]).flatMap((r) => (r.kind === 'vpc' ? [r.name] : []))
      }
      expect(await names('/opened-topology')).toEqual(['new', 'old'])
      expect(await names('/opened-topology/prior')).toEqual(['old'])
    },
    plan,
  )
})

test('a visit sees the file as it is now, and is told when it is gone', async () => {
  const file = testFile('network.yaml', smallTopology)
  await viewing([file, '--port', '0'], async (address) => {
    writeFileSync(file, 'changed')
    expect((await openedAt(address)).content).toMatchObject({ text: 'changed' })
    rmSync(file)
    expect(await openedAt(address)).toMatchObject({ status: 503, content: { error: expect.stringContaining('does not exist') } })
  })
})

test('a topology comes from standard input too', async () => {
  await viewing(
    ['-', '--port', '0'],
    async (address) => {
      for (const _visit of [1, 2]) expect((await openedAt(address)).content).toMatchObject({ text: smallTopology })
    },
    smallTopology,
  )
})

test('without an input the viewer starts at its first page with nothing opened', async () => {
  await viewing(['--port', '0'], async (address) => {
    expect(new URL(address)).toMatchObject({ pathname: '/', search: '' })
    expect((await openedAt(address)).status).toBe(404)
  })
})

test('a taken port moves on to the next and says so', async () => {
  const { port, server } = await takenPort()
  const ran = await viewing(['--port', String(port)], async (address) => {
    expect(Number(new URL(address).port)).toBeGreaterThan(port)
    expect((await fetch(address)).status).toBe(200)
  })
  server.close()
  expect(ran.err).toMatch(new RegExp(`Port ${port} is taken; using \\d+\\.`))
})

test('by the other names of this machine', async () => {
  await viewing(['--port', '0', '--host', 'localhost'], async (address) => expect((await fetch(address)).status).toBe(200))
})
