import { PanelLeftClose, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { FlowList } from '@/components/panels/flow-list'
import { fold, showSheet, usePanels } from '@/components/state/panel-store'
import { type PanelId, panelIds } from '@/components/state/url-parsers'
import { shownPanel, useUrlState } from '@/components/state/url-state'
import { IconButton } from '@/components/ui/icon-button'
import { AskPanel, Outline, OverlayPanel } from '@/components/viewer/later'

export const panelLabels: Readonly<Record<PanelId, string>> = { outline: 'Outline', flows: 'Flows', overlays: 'Overlays', ask: 'Ask' }

const contents = { outline: Outline, flows: FlowList, overlays: OverlayPanel, ask: AskPanel } as const satisfies Record<PanelId, unknown>

/** Outline, flows, overlays and questions at the left; on a narrow screen a sheet from below. */
export function SidePanel() {
  const [url, setUrl] = useUrlState()
  const folded = usePanels((s) => s.folded.left)
  const sheet = usePanels((s) => s.sheet)
  const current = shownPanel(url)
  const Content = contents[current]

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const next = panelIds[(panelIds.indexOf(current) + by + panelIds.length) % panelIds.length] ?? current
    setUrl({ panel: next }, 'replace')
    document.getElementById(`tab-${next}`)?.focus()
  }

  return (
    <aside
      aria-label="Panels"
      data-sheet={sheet ? '' : undefined}
      className={`${sheet ? 'fixed inset-x-0 bottom-0 z-30 flex max-h-[62dvh] rounded-t-xl border-t shadow-float' : 'hidden'} min-h-0 flex-col border-edge bg-surface md:static md:z-auto md:max-h-none md:w-68 md:rounded-none md:border-t-0 md:border-r md:shadow-none ${folded ? 'md:hidden' : 'md:flex'}`}
    >
      <div className="flex items-center gap-1 border-edge border-b px-1.5 py-1">
        <div role="tablist" aria-label="Panels" className="flex flex-1 gap-0.5" onKeyDown={onKeyDown}>
          {panelIds.map((id) => (
            <button
              key={id}
              id={`tab-${id}`}
              type="button"
              role="tab"
              aria-selected={id === current}
              aria-controls="panel-content"
              tabIndex={id === current ? 0 : -1}
              className={`rounded-md px-2 py-1.5 font-medium transition-colors ${id === current ? 'bg-hover text-ink' : 'text-ink-quiet hover:text-ink'}`}
              onClick={() => setUrl({ panel: id }, 'replace')}
            >
              {panelLabels[id]}
            </button>
          ))}
        </div>
        <IconButton label="Fold the panel away" className="hidden md:grid" onClick={() => fold('left', true)}>
          <PanelLeftClose size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label="Close the panel" className="md:hidden" onClick={() => showSheet(false)}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <div id="panel-content" role="tabpanel" aria-labelledby={`tab-${current}`} className="scroll-thin min-h-0 flex-1 overflow-y-auto">
        <Content />
      </div>
    </aside>
  )
}
