import { askedId } from '@/components/state/resource-id'
import { useNavigation } from '@/components/state/use-navigation'
import { bringIntoSight, useViewer } from '@/components/state/viewer-store'
import { useDiagramViews } from '@/components/viewer/views'
import { useTopologyWorker } from '@/components/worker/worker-context'
import { boxesOfResource } from '@/model/views/boxes-of-resource'

/** Selects a resource and brings it into sight; containers that hide it are opened. */
export function useShowResource(): (id: string) => void {
  const { url, setUrl } = useNavigation()
  const { current } = useDiagramViews()
  const worker = useTopologyWorker()

  return (id) => {
    const { drawn } = useViewer.getState()
    const boxes = drawn === null ? [] : boxesOfResource(drawn.diagram, id)
    const change = { sel: id, docs: null }
    setUrl(change, 'push')
    if (boxes.length > 0) return bringIntoSight(boxes)
    if (current === null) return
    // Only the whole diagram tells which of the closed containers hides it.
    void worker.place(askedId(id), current, url.collapsed, url.apply).then(({ boxes: hidden, toggled }) => {
      if (hidden.length === 0) return
      setUrl({ collapsed: toggled }, 'replace')
      bringIntoSight(hidden)
    })
  }
}
