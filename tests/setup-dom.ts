import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

/*
 * jsdom lays nothing out: React Flow measures its boxes through these, and Radix and cmdk ask for the rest. Sizes are fixed, so a test
 * may rely on them; how things really look is the business of the real-browser tests.
 */
const size = { width: 200, height: 60 }

class StillResizeObserver implements ResizeObserver {
  readonly #callback: ResizeObserverCallback
  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback
  }
  observe(target: Element) {
    const box = { inlineSize: size.width, blockSize: size.height }
    this.#callback(
      [
        {
          target,
          contentRect: target.getBoundingClientRect(),
          borderBoxSize: [box],
          contentBoxSize: [box],
          devicePixelContentBoxSize: [box],
        },
      ],
      this,
    )
  }
  unobserve() {}
  disconnect() {}
}

class StillIntersectionObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return []
  }
}

class PlainDomMatrix {
  readonly m22: number
  constructor(transform?: string) {
    const scale = /scale\(([\d.]+)\)/.exec(transform ?? '')?.[1]
    this.m22 = scale === undefined ? 1 : Number(scale)
  }
}

const define = (target: object, name: string, value: unknown) =>
  Object.defineProperty(target, name, { configurable: true, writable: true, value })

define(globalThis, 'ResizeObserver', StillResizeObserver)
define(globalThis, 'IntersectionObserver', StillIntersectionObserver)
define(globalThis, 'DOMMatrixReadOnly', PlainDomMatrix)
define(SVGElement.prototype, 'getBBox', () => ({ x: 0, y: 0, ...size }))
define(Element.prototype, 'scrollIntoView', () => {})
define(Element.prototype, 'hasPointerCapture', () => false)
define(Element.prototype, 'setPointerCapture', () => {})
define(Element.prototype, 'releasePointerCapture', () => {})
Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: { configurable: true, get: () => size.width },
  offsetHeight: { configurable: true, get: () => size.height },
})
define(window, 'matchMedia', (query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => {},
  removeEventListener: () => {},
  addListener: () => {},
  removeListener: () => {},
  dispatchEvent: () => false,
}))

afterEach(cleanup)
