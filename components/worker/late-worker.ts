/** What is needed of a worker to talk with it. */
export type WorkerEnd = Pick<Worker, 'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'>

/** A worker that is started when `when` ends: what is sent to it until then waits for it. */
export function lateWorker(start: () => Worker, when: Promise<unknown>): WorkerEnd {
  let worker: Worker | null = null
  let ended = false
  const waiting: ((started: Worker) => void)[] = []
  when.finally(() => {
    if (ended) return
    const started = start()
    worker = started
    for (const send of waiting.splice(0)) send(started)
  })
  const afterStart = (send: (started: Worker) => void) => {
    if (worker === null) waiting.push(send)
    else send(worker)
  }
  return {
    postMessage: (message: unknown, options?: Transferable[] | StructuredSerializeOptions) =>
      afterStart((w) => (Array.isArray(options) ? w.postMessage(message, options) : w.postMessage(message, options))),
    addEventListener: (type: string, listener: EventListenerOrEventListenerObject) => afterStart((w) => w.addEventListener(type, listener)),
    removeEventListener: (type: string, listener: EventListenerOrEventListenerObject) =>
      afterStart((w) => w.removeEventListener(type, listener)),
    terminate: () => {
      ended = true
      worker?.terminate()
    },
  }
}
