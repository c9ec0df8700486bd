import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react'
import { firstBox, isArrow, neighbour } from '@/components/canvas/cursor'
import type { DrawnBox } from '@/components/canvas/to-flow'
import { useNavigation } from '@/components/state/use-navigation'
import { bringIntoSight, hover, useViewer } from '@/components/state/viewer-store'
import type { DrawnView } from '@/layouts/layout'
import { boxesOfResource } from '@/model/views/boxes-of-resource'

/**
 * The picture is one stop of the Tab key; within it the arrow keys move from box to neighbouring box. Enter reads about a box,
 * Shift+Enter opens or closes a container.
 */
export function useCursor(drawn: DrawnView, boxes: readonly DrawnBox[], pane: RefObject<HTMLElement | null>) {
  const { url, select, toggleCollapsed } = useNavigation()
  const [wanted, setWanted] = useState<string | null>(null)
  const playing = useViewer((s) => s.flow.status === 'ready' && s.flow.answer !== null)
  const known = useMemo(() => new Set(boxes.map((box) => box.id)), [boxes])
  const chosen = url.sel === null ? undefined : boxesOfResource(drawn.diagram, url.sel)[0]
  const at = [wanted, chosen, firstBox(drawn.diagram)].find((id) => id != null && known.has(id)) ?? null

  const withStop = useMemo(
    () =>
      boxes.map((box): DrawnBox => {
        const domAttributes = { tabIndex: box.id === at ? 0 : -1, 'aria-roledescription': box.type === 'container' ? 'container' : 'box' }
        return { ...box, ariaRole: 'group', domAttributes }
      }),
    [boxes, at],
  )

  const moveTo = (id: string) => {
    setWanted(id)
    bringIntoSight([id])
    pane.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true })
    hover(id)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event
    if (
      !(target instanceof HTMLElement) ||
      !target.classList.contains('react-flow__node') ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return
    const id = target.getAttribute('data-id') ?? at
    if (id === null) return
    // While a flow is shown the arrows walk its steps.
    if (isArrow(event.key) && !playing) {
      const next = neighbour(drawn.diagram, drawn.layout, id, event.key)
      if (next !== null) moveTo(next)
      event.preventDefault()
    } else if (event.key === 'Enter') {
      const box = boxes.find((b) => b.id === id)
      if (box === undefined) return
      event.preventDefault()
      if (!event.shiftKey) select((box.type === 'container' ? box.data.group : box.data.node).resources[0] ?? null)
      else if (box.type === 'container' || box.data.node.standsFor !== undefined) toggleCollapsed(id)
    }
  }

  return { boxes: withStop, onKeyDown }
}
