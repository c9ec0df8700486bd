import { Panel, useReactFlow } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { bringIntoSight } from '@/components/state/viewer-store'
import { IconButton } from '@/components/ui/icon-button'

const zoomMs = 150

/** Every gesture of the canvas as a button. */
export function CanvasControls({ leave }: { readonly leave: () => void }) {
  const { zoomIn, zoomOut } = useReactFlow()
  return (
    <Panel position="bottom-left" className="no-print flex overflow-hidden rounded-lg border border-edge bg-raised shadow-float">
      <IconButton
        label="Zoom out"
        onClick={() => {
          leave()
          void zoomOut({ duration: zoomMs })
        }}
      >
        <Minus size={16} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Zoom in"
        onClick={() => {
          leave()
          void zoomIn({ duration: zoomMs })
        }}
      >
        <Plus size={16} aria-hidden="true" />
      </IconButton>
      <IconButton label="Show the whole picture (Shift+1)" onClick={() => bringIntoSight()}>
        <Maximize size={16} aria-hidden="true" />
      </IconButton>
    </Panel>
  )
}
