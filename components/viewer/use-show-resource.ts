import { boxesOfResource } from '@/components/canvas/emphasis'
import { useNavigation } from '@/components/state/use-navigation'
import { bringIntoSight, useViewer } from '@/components/state/viewer-store'
import { useDiagramViews } from '@/components/viewer/views'
import { useTopologyWorker } from '@/components/worker/worker-context'

/** Selects a resource and brings it into sight; containers that hide it are opened. */
export function useShowResource(): (id: string) => void {
  const { url, setUrl } = useNavigation()
  const { current } = useDiagramViews()
  const worker = useTopologyWorker()

  return (id) => {
    const { drawn } = useViewer.getState()
    const boxes = drawn === null ? [] : boxesOfResource(drawn, id)
    const change = { sel: id, docs: null }
    if (boxes.length > 0 || url.collapsed.length === 0 || current === null) {
      setUrl(change, 'push')
      if (boxes.length > 0) bringIntoSight(boxes)
      return
    }
    // Only the picture with everything open tells which of the closed containers hides it.
    void worker.draw(current, []).then((whole) => {
      const found = whole === null ? [] : boxesOfResource(whole, id)
      const parents = new Map([...(whole?.diagram.groups ?? []), ...(whole?.diagram.nodes ?? [])].map((box) => [box.id, box.parent]))
      const around = new Set<string>()
      for (const box of found)
        for (let up = parents.get(box) ?? null; up !== null && !around.has(up); up = parents.get(up) ?? null) around.add(up)
      setUrl({ ...change, collapsed: url.collapsed.filter((group) => !around.has(group) && !found.includes(group)) }, 'push')
      bringIntoSight(found)
    })
  }
}
