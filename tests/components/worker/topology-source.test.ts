import { afterEach, describe, expect, test, vi } from 'vitest'
import { findTopology } from '@/components/worker/topology-source'

/** A site with these files; everything else is missing. */
const site = (files: Readonly<Record<string, () => Response>>) =>
  vi.stubGlobal('fetch', async (address: string) => files[address]?.() ?? new Response('', { status: 404 }))

const samples = () => Response.json([{ id: 'demo', title: 'demo', description: '' }])

afterEach(() => vi.unstubAllGlobals())

describe('the file that the address names', () => {
  test('is a sample of that name', async () => {
    site({ '/samples/index.json': samples, '/samples/demo.yaml': () => new Response('name: demo') })
    expect(await findTopology('demo')).toEqual({ ok: true, file: { name: 'demo.yaml', text: 'name: demo' } })
  })

  test('is the first sample where the address names none', async () => {
    site({ '/samples/index.json': samples, '/samples/demo.yaml': () => new Response('name: demo') })
    expect(await findTopology(null)).toMatchObject({ ok: true, file: { name: 'demo.yaml' } })
  })

  test('a name that is no sample is told, and nothing is fetched under it', async () => {
    site({
      '/samples/index.json': samples,
      '/samples/..%2Fsecret.yaml': () => {
        throw new Error('asked for a file outside of the samples')
      },
    })
    expect(await findTopology('../secret')).toMatchObject({ ok: false, message: expect.stringContaining('There is no sample “../secret”') })
  })

  test('is what the local server was started with', async () => {
    site({ '/opened-topology': () => Response.json({ name: 'shop.yaml', text: 'name: shop' }) })
    expect(await findTopology('opened')).toEqual({ ok: true, file: { name: 'shop.yaml', text: 'name: shop' } })
  })

  test('is the other side of a plan, with what was remarked of it', async () => {
    const remark = { code: 'import/partly-known', severity: 'note', message: 'x' }
    const side = (text: string) => () => Response.json({ name: 'plan.json', text, remarks: [remark], isPlan: true })
    site({ '/opened-topology': side('after'), '/opened-topology/prior': side('before') })
    const file = { name: 'plan.json', remarks: [remark], isPlan: true }
    expect(await findTopology('opened-prior')).toEqual({ ok: true, file: { ...file, text: 'before' } })
    expect(await findTopology('opened')).toEqual({ ok: true, file: { ...file, text: 'after' } })
  })

  test('the reason of the local server is handed on', async () => {
    site({ '/opened-topology': () => Response.json({ error: 'shop.yaml is gone' }, { status: 503 }) })
    expect(await findTopology('opened')).toEqual({ ok: false, message: 'shop.yaml is gone' })
  })

  test('a browser that keeps nothing says where to open the file again', async () => {
    expect(await findTopology('local')).toMatchObject({ ok: false, message: expect.stringContaining('keeps no opened file') })
  })

  test('a server that does not answer is told, not thrown', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch')
    })
    expect(await findTopology('opened')).toMatchObject({ ok: false, message: expect.stringContaining('does not answer') })
  })
})
