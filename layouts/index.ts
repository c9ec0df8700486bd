import { elkEngine } from '@/layouts/graph/elk'
import type { Layout, LayoutEngine } from '@/layouts/layout'
import { layOutStructured, structuredEngine } from '@/layouts/structured/engine'
import type { Diagram } from '@/model/views/diagram'

/** Which engine places a diagram of which arrangement. */
export const engines = { structured: structuredEngine, graph: elkEngine } as const satisfies Record<Diagram['arrangement'], LayoutEngine>

/** Longest that a graph may take before the structured engine, which always answers, does it instead. */
const patienceMs = 8_000

/** Places a diagram and routes its links. Always gives a picture: where ELK fails or does not answer, the structured engine serves. */
export async function layOut(diagram: Diagram): Promise<Layout> {
  const engine = engines[diagram.arrangement]
  if (engine === structuredEngine) return engine.layout(diagram)
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs)
  })
  try {
    return (await Promise.race([engine.layout(diagram), silence])) ?? layOutStructured(diagram)
  } catch {
    return layOutStructured(diagram)
  } finally {
    clearTimeout(timer)
  }
}
