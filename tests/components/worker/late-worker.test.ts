import { expect, test, vi } from 'vitest'
import { lateWorker } from '@/components/worker/late-worker'

const doubleOfWorker = () => ({
  postMessage: vi.fn(),
  addEventListener: vi.fn(),
  removeEventListener: vi.fn(),
  terminate: vi.fn(),
})

function begun() {
  const real = doubleOfWorker()
  const start = vi.fn(() => real as unknown as Worker)
  let now = () => {}
  const worker = lateWorker(start, new Promise<void>((resolve) => (now = resolve)))
  return { worker, real, start, now: () => now() }
}

test('a late worker gets what was sent before its start, in its order', async () => {
  const { worker, real, start, now } = begun()
  const heard = () => {}
  worker.addEventListener('message', heard)
  worker.postMessage('first')
  worker.postMessage('second', [])
  expect(start).not.toHaveBeenCalled()
  now()
  await vi.waitFor(() => expect(start).toHaveBeenCalledOnce())
  expect(real.addEventListener).toHaveBeenCalledWith('message', heard)
  expect(real.postMessage.mock.calls.map(([message]) => message)).toEqual(['first', 'second'])
  worker.postMessage('third')
  expect(real.postMessage).toHaveBeenLastCalledWith('third', undefined)
  worker.terminate()
  expect(real.terminate).toHaveBeenCalledOnce()
})

test('a late worker that ends before its start never starts', async () => {
  const { worker, start, now } = begun()
  worker.terminate()
  now()
  await new Promise((resolve) => setTimeout(resolve))
  expect(start).not.toHaveBeenCalled()
})
