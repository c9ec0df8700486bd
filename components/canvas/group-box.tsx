import type { NodeProps } from '@xyflow/react'
import { Ban, ChevronDown, Globe, HelpCircle, Lock } from 'lucide-react'
import { useBoxStand, useCanvas } from '@/components/canvas/canvas-store'
import { ChipRow } from '@/components/canvas/chip-row'
import { GlyphLine } from '@/components/canvas/glyphs'
import type { GroupBox as DrawnGroup } from '@/components/canvas/to-flow'
import { measureGroupTitle } from '@/layouts/measure'
import type { GlyphId, Tier } from '@/model/look'
import type { DiagramGroup, GroupRole } from '@/model/views/diagram'

const tierSigns = { public: Globe, private: Lock, isolated: Ban, unknown: HelpCircle } as const satisfies Record<Tier, unknown>

const roleGlyphs: Readonly<Record<GroupRole, GlyphId>> = {
  region: 'region',
  vpc: 'vpc',
  zone: 'zone',
  subnet: 'subnet',
  endpoints: 'interface-endpoint',
  'route-tables': 'route-table',
  services: 'generic',
  'security-groups': 'security-group',
  'security-group': 'security-group',
  plain: 'generic',
}

/** A container: a quiet tint, a thin border, its title, and the button that closes it. */
export function GroupBox({ id, data: { group } }: NodeProps<DrawnGroup>) {
  const stand = useBoxStand(id)
  const toggle = useCanvas((s) => s.toggle)
  const { lines } = measureGroupTitle(group)
  const tone = group.tone ?? 'plain'
  return (
    <div className="group-box" data-stand={stand} data-tone={tone} data-role={group.role} data-stub={group.isStub ? '' : undefined}>
      {lines.length > 0 && (
        <div className="group-head">
          <HeadSign group={group} />
          <div>
            {lines.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a title have no other identity and never move
              <div key={i} className={line.role === 'title' ? 'group-title' : 'group-detail'}>
                {line.text}
              </div>
            ))}
          </div>
        </div>
      )}
      <button
        type="button"
        tabIndex={-1}
        className="group-close nopan"
        aria-label={`Close ${group.lines[0] ?? id}`}
        title="Close (double click)"
        onClick={(event) => {
          event.stopPropagation()
          toggle(id)
        }}
      >
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <ChipRow id={id} />
    </div>
  )
}

function HeadSign({ group }: { readonly group: DiagramGroup }) {
  if (group.tier !== undefined) {
    const Sign = tierSigns[group.tier]
    return <Sign size={16} strokeWidth={2} className="shrink-0" aria-hidden="true" />
  }
  return <GlyphLine glyph={roleGlyphs[group.role]} sizePx={16} />
}
