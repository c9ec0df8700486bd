'use client'

import { MiniMap, type NodeTypes, ReactFlow, ReactFlowProvider, useStore, ViewportPortal } from '@xyflow/react'
import { type MouseEvent, type ReactNode, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import '@xyflow/react/dist/base.css'
import '@/components/canvas/containers.css'
import '@/components/canvas/lines.css'
import '@/components/canvas/canvas.css'
import { ArrowReasons, type OpenArrows } from '@/components/canvas/arrow-reasons'
import { CanvasControls } from '@/components/canvas/canvas-controls'
import { CanvasSkeleton } from '@/components/canvas/canvas-skeleton'
import { EmptyPicture } from '@/components/canvas/empty-picture'
import { GroupBox } from '@/components/canvas/group-box'
import { Links, Marks } from '@/components/canvas/lines'
import { namesOf, titlesOf } from '@/components/canvas/names'
import { NodeBox } from '@/components/canvas/node-box'
import { opening, readableZoom, smallPrintZoom, wholeOf, zoomLimits } from '@/components/canvas/sight'
import { boxesOf, type DrawnBox, linksOf, marksOf } from '@/components/canvas/to-flow'
import { useAttention } from '@/components/canvas/use-attention'
import { useCursor } from '@/components/canvas/use-cursor'
import { useOwnPointer } from '@/components/canvas/use-own-pointer'
import { useSight } from '@/components/canvas/use-sight'
import { useNavigation } from '@/components/state/use-navigation'
import { bringIntoSight, hover, useViewer } from '@/components/state/viewer-store'
import type { DrawnView } from '@/layouts/layout'
import type { OverlayArrow } from '@/model/overlays/overlay'
import { boxesOfResource } from '@/model/views/boxes-of-resource'

const nodeTypes = { container: GroupBox, resource: NodeBox } satisfies NodeTypes

/** Below this zoom only what can still be read is drawn. */
const farZoom = readableZoom

const words = {
  'node.a11yDescription.default': 'Press Enter to read about it, arrow keys to move to its neighbours.',
  'node.a11yDescription.keyboardDisabled': '',
  'node.a11yDescription.ariaLiveMessage': () => '',
  'edge.a11yDescription.default': '',
  'minimap.ariaLabel': 'Overview of the picture',
} as const

/**
 * The picture of the current view. `layer` is drawn over it in the picture's own coordinates (px of the layout): the flow player's way.
 */
export function Canvas({ layer }: { readonly layer?: ReactNode }) {
  const drawn = useViewer((s) => s.drawn)
  const pane = useRef<HTMLDivElement>(null)
  const measured = useMeasured(pane)
  return (
    <div ref={pane} className="canvas relative h-full w-full" data-testid="canvas">
      {drawn === null || !measured ? (
        <CanvasSkeleton />
      ) : drawn.diagram.nodes.length + drawn.diagram.groups.length === 0 ? (
        <EmptyPicture />
      ) : (
        <ReactFlowProvider>
          <Picture drawn={drawn} pane={pane} layer={layer} />
        </ReactFlowProvider>
      )}
    </div>
  )
}

/** The first viewport needs the size of the pane: until that is known nothing is drawn, so that nothing jumps. */
function useMeasured(pane: RefObject<HTMLElement | null>): boolean {
  const [measured, setMeasured] = useState(false)
  useLayoutEffect(() => setMeasured(pane.current !== null), [pane])
  return measured
}

interface PictureProps {
  readonly drawn: DrawnView
  readonly pane: RefObject<HTMLDivElement | null>
  readonly layer: ReactNode
}

function Picture({ drawn, pane, layer }: PictureProps) {
  const { url, select, toggleCollapsed } = useNavigation()
  const drawnId = useViewer((s) => s.drawnId)
  const overlay = useViewer((s) => s.overlay)
  const [openArrow, setOpenArrow] = useState<OpenArrows | null>(null)
  useAttention()
  // A link to a selection leads to its box.
  const [linked] = useState(() => (url.sel === null ? [] : boxesOfResource(drawn.diagram, url.sel).slice(0, 1)))
  useEffect(() => {
    if (linked.length > 0) bringIntoSight(linked)
  }, [linked])
  const sight = useSight(pane, drawn, drawnId)

  const names = useMemo(() => namesOf(drawn.diagram), [drawn])
  const title = useMemo(() => titlesOf(drawn.diagram), [drawn])
  const boxes = useMemo(() => boxesOf(drawn, names.box), [drawn, names])
  const links = useMemo(() => linksOf(drawn), [drawn])
  const marks = useMemo(() => (overlay === null ? [] : marksOf(overlay)), [overlay])
  const openMark = useCallback(
    (arrows: readonly OverlayArrow[], event: MouseEvent) => {
      if (pane.current === null) return
      const { left, top } = pane.current.getBoundingClientRect()
      setOpenArrow({ arrows, xPx: event.clientX - left, yPx: event.clientY - top })
    },
    [pane],
  )
  const cursor = useCursor(drawn, boxes, pane)
  const pointer = useOwnPointer()
  const [first] = useState(() => {
    const { clientWidth, clientHeight } = pane.current ?? { clientWidth: 800, clientHeight: 600 }
    return opening(wholeOf(drawn.layout), { widthPx: clientWidth, heightPx: clientHeight })
  })

  const open = (box: DrawnBox) => {
    // A box, unlike a container, should not end up beneath the panel that tells of it.
    if (box.type === 'resource') bringIntoSight([box.id])
    const { resources } = box.type === 'container' ? box.data.group : box.data.node
    select(resources.find((id) => id === url.sel) ?? resources[0] ?? null)
  }
  const isContainer = (box: DrawnBox) => box.type === 'container' || box.data.node.standsFor !== undefined

  return (
    <ReactFlow<DrawnBox>
      nodes={cursor.boxes}
      nodeTypes={nodeTypes}
      defaultViewport={first}
      minZoom={zoomLimits.least}
      maxZoom={zoomLimits.most}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      elementsSelectable={false}
      elevateNodesOnSelect={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      zoomOnDoubleClick={false}
      onlyRenderVisibleElements={boxes.length > 300}
      ariaLabelConfig={words}
      aria-label={`Picture: ${drawn.diagram.title}`}
      onNodeClick={(_, box) => open(box)}
      onNodeDoubleClick={(_, box) => {
        if (isContainer(box)) toggleCollapsed(box.id)
      }}
      onMouseMove={pointer.moved}
      onNodeMouseEnter={(event, box) => {
        // A finger does not hover: what it lit would stay lit.
        if (pointer.hasCome(event) && !window.matchMedia('(hover: none)').matches) hover(box.id)
      }}
      onBlur={() => hover(null)}
      onNodeMouseLeave={() => hover(null)}
      onPaneClick={() => {
        setOpenArrow(null)
        select(null)
      }}
      onMove={(event) => {
        setOpenArrow(null)
        // Without an event it is the viewer itself that moves.
        if (event !== null) sight.leave()
      }}
      onKeyDown={cursor.onKeyDown}
      proOptions={{ hideAttribution: false }}
    >
      <Distance pane={pane} />
      <DrawnOver pane={pane} on={layer !== undefined || marks.length > 0} />
      <ViewportPortal>
        <Links links={links} layout={drawn.layout} />
        {marks.length > 0 && <Marks marks={marks} layout={drawn.layout} open={openMark} />}
        {layer}
      </ViewportPortal>
      <CanvasControls leave={sight.leave} />
      <MiniMap<DrawnBox>
        className="minimap no-print"
        position="bottom-right"
        ariaLabel="Overview of the picture"
        pannable
        zoomable
        nodeColor={(box) => (box.type === 'container' ? 'transparent' : `var(--glyph-${box.data.node.category})`)}
        nodeStrokeColor={(box) => (box.type === 'container' ? 'var(--edge-strong)' : 'transparent')}
        nodeStrokeWidth={6}
        nodeBorderRadius={12}
        maskColor="color-mix(in srgb, var(--canvas) 65%, transparent)"
      />
      {openArrow !== null && <ArrowReasons open={openArrow} title={title} close={() => setOpenArrow(null)} />}
    </ReactFlow>
  )
}

/** Tells the styles that an overlay, a flow or an answer is drawn over the picture. */
function DrawnOver({ pane, on }: { readonly pane: RefObject<HTMLDivElement | null>; readonly on: boolean }) {
  useLayoutEffect(() => {
    pane.current?.toggleAttribute('data-over', on)
  }, [on, pane])
  return null
}

/** Tells the styles how far away the picture is. */
function Distance({ pane }: { readonly pane: RefObject<HTMLDivElement | null> }) {
  const distance = useStore(({ transform: [, , zoom] }) => (zoom < farZoom ? 'far' : zoom < smallPrintZoom ? 'middle' : 'near'))
  useLayoutEffect(() => {
    pane.current?.setAttribute('data-distance', distance)
  }, [distance, pane])
  return null
}
