import { collapseDiagram } from '@/layouts/collapse'
import { allOpen, closedAtFirst, closedGroups } from '@/layouts/first-collapse'
import { layOut } from '@/layouts/index'
import type { DrawnView, Shape } from '@/layouts/layout'
import type { Diagram } from '@/model/views/diagram'

/**
 * A diagram with some groups closed, laid out.
 *
 * @param toggled  groups that the user has opened or closed
 * @param patience  ends when the caller has waited long enough
 */
export async function drawDiagram(
  whole: Diagram,
  toggled: readonly string[],
  shape: Shape = 'wide',
  patience?: Promise<unknown>,
): Promise<DrawnView> {
  const diagram = collapseDiagram(whole, closedGroups(whole, toggled))
  const closed = toggled.includes(allOpen) ? 0 : closedAtFirst(whole).size
  return { diagram, layout: await layOut(diagram, shape, patience), ...(closed === 0 ? {} : { closedAtFirst: closed }) }
}
