import type { NodeProps } from '@xyflow/react'
import { ChevronRight } from 'lucide-react'
import { useBoxStand, useCanvas } from '@/components/canvas/canvas-store'
import { ChipRow } from '@/components/canvas/chip-row'
import { Glyph } from '@/components/canvas/glyphs'
import type { NodeBox as DrawnNode } from '@/components/canvas/to-flow'
import { measureNode } from '@/layouts/measure'

/** A box of the picture: glyph, name and what else its view tells of it; sizes as `layouts/metrics.ts` has them. */
export function NodeBox({ id, data: { node } }: NodeProps<DrawnNode>) {
  const stand = useBoxStand(id)
  const toggle = useCanvas((s) => s.toggle)
  const { lines } = measureNode(node)
  return (
    <div
      className="box"
      data-stand={stand}
      data-shape={node.shape}
      data-area={node.area}
      data-closed={node.standsFor ? '' : undefined}
      data-stub={node.isStub ? '' : undefined}
    >
      <Glyph glyph={node.glyph} category={node.category} sizePx={28} />
      <div className="box-text">
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a label have no other identity and never move
          <div key={i} className={line.role === 'title' ? 'box-title' : 'box-detail'}>
            {line.text}
          </div>
        ))}
      </div>
      {node.hides !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          className="box-badge nopan"
          aria-label={`Open ${node.lines[0] ?? id}, ${node.hides === 0 ? 'which is empty' : `which hides ${node.hides}`}`}
          onClick={(event) => {
            event.stopPropagation()
            toggle(id)
          }}
        >
          {node.hides === 0 ? <ChevronRight size={14} aria-hidden="true" /> : `+${node.hides}`}
        </button>
      )}
      <ChipRow id={id} />
    </div>
  )
}
