import { describe, expect, test, vi } from 'vitest'
import type { AskedTopology, FoundTopology, TopologyWorker } from '@/components/worker/protocol'
import { sightedWorker } from '@/components/worker/sighted-worker'
import type { FirstSight } from '@/exporters/first-sight/first-sight'
import type { Layout } from '@/layouts/layout'
import { shopSummary, shopView, workerDouble } from '@/tests/components/shop-view'

const upright: Layout = { ...shopView.layout, heightPx: 2 * shopView.layout.heightPx }
const sight: FirstSight = {
  fingerprint: 'one',
  opened: { summary: shopSummary, diagnostics: [] },
  first: { view: 'network', drawn: shopView, upright },
}
const asked: AskedTopology = { shape: 'wide', topology: 'opened', view: null, collapsed: [] }
const read = (fingerprint: string, name = 'shop'): FoundTopology => ({
  ok: true,
  fingerprint,
  opened: { summary: { ...shopSummary, name }, diagnostics: [] },
})
const drawnByWorker = { ...shopView }

function started(found: Promise<FoundTopology>, seen: Promise<FirstSight | null> = Promise.resolve(sight)) {
  const corrected = vi.fn()
  const answers: Partial<TopologyWorker> = { openAsked: () => found, draw: async () => drawnByWorker }
  return { worker: sightedWorker(workerDouble(answers), seen, corrected), corrected }
}
const never = new Promise<never>(() => {})

describe('a first sight', () => {
  test('answers what is opened and its first picture before the worker does', async () => {
    const { worker } = started(never)
    expect(await worker.openAsked(asked)).toMatchObject({ ok: true, opened: sight.opened })
    expect(await worker.draw('network', [])).toBe(shopView)
  })

  test('has a layout for an upright canvas, and for one that is turned', async () => {
    const { worker } = started(never)
    await worker.openAsked({ ...asked, shape: 'upright' })
    expect(await worker.draw('network', [])).toEqual({ ...shopView, layout: upright })
    await worker.drawFor('wide')
    expect(await worker.draw('network', [])).toBe(shopView)
  })

  test('knows no other view, and no collapsed groups', async () => {
    const { worker } = started(never)
    await worker.openAsked(asked)
    expect(await worker.draw('security-groups', [])).toBe(drawnByWorker)
    expect(await worker.draw('network', ['shop-vpc'])).toBe(drawnByWorker)
  })

  test('gives way to what the worker read, where that is another text', async () => {
    const { worker, corrected } = started(Promise.resolve(read('two', 'changed')))
    await worker.openAsked(asked)
    await vi.waitFor(() => expect(corrected).toHaveBeenCalledWith(read('two', 'changed')))
    expect(await worker.draw('network', [])).toBe(drawnByWorker)
  })

  test('stands where the worker read the same', async () => {
    const { worker, corrected } = started(Promise.resolve(read('one')))
    await worker.openAsked(asked)
    await new Promise((resolve) => setTimeout(resolve))
    expect(corrected).not.toHaveBeenCalled()
    expect(await worker.draw('network', [])).toBe(shopView)
  })

  test('is told to be wrong where the worker fails', async () => {
    const { worker, corrected } = started(Promise.reject(new Error('gone')))
    await worker.openAsked(asked)
    await vi.waitFor(() => expect(corrected).toHaveBeenCalledWith({ ok: false, message: 'gone' }))
  })

  test('that is none, or late, leaves everything to the worker', async () => {
    for (const seen of [Promise.resolve(null), never]) {
      const { worker } = started(Promise.resolve(read('two', 'own')), seen)
      expect(await worker.openAsked(asked)).toEqual(read('two', 'own'))
      expect(await worker.draw('network', [])).toBe(drawnByWorker)
    }
  })

  test('counts for the first question alone', async () => {
    const { worker } = started(Promise.resolve(read('two', 'another')))
    await worker.openAsked(asked)
    expect(await worker.openAsked({ ...asked, topology: 'local' })).toEqual(read('two', 'another'))
    expect(await worker.draw('network', [])).toBe(drawnByWorker)
  })
})
