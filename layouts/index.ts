import { elkEngine } from '@/layouts/graph/elk'
import type { Layout, LayoutEngine, Shape } from '@/layouts/layout'
import { layOutStructured, structuredEngine } from '@/layouts/structured/engine'
import type { Diagram } from '@/model/views/diagram'

/** Which engine places a diagram of which arrangement. */
export const engines = { structured: structuredEngine, graph: elkEngine } as const satisfies Record<Diagram['arrangement'], LayoutEngine>

/**
 * Places a diagram and routes its links. Always gives a picture: where ELK fails, or does not answer before `patience` ends, the
 * structured engine serves.
 *
 * @param patience  ends when the caller has waited long enough (it owns the clock); without it there is no end
 */
export async function layOut(diagram: Diagram, shape: Shape = 'wide', patience?: Promise<unknown>): Promise<Layout> {
  const engine = engines[diagram.arrangement]
  if (engine === structuredEngine) return engine.layout(diagram, shape)
  const answers = [engine.layout(diagram, shape), ...(patience === undefined ? [] : [patience.then(() => null)])]
  try {
    return (await Promise.race(answers)) ?? layOutStructured(diagram, shape)
  } catch {
    return layOutStructured(diagram, shape)
  }
}
