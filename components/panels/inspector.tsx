import { PanelRightClose, PanelRightOpen, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { AskButtons } from '@/components/ask/ask-buttons'
import { Glyph } from '@/components/canvas/glyphs'
import { DetailSectionView } from '@/components/panels/detail-section'
import { fold, usePanels } from '@/components/state/panel-store'
import { useNavigation } from '@/components/state/use-navigation'
import { bringIntoSight, useViewer } from '@/components/state/viewer-store'
import { CopyButton } from '@/components/ui/copy-button'
import { IconButton } from '@/components/ui/icon-button'
import { SupposeButton } from '@/components/what-if/suppose-button'
import type { Details } from '@/model/details'
import { boxesOfResource } from '@/model/views/boxes-of-resource'

/** Everything about the selected resource. On a wide screen it folds away; on a narrow one it is a sheet that only closes. */
export function Inspector() {
  const { url, select } = useNavigation()
  const details = useViewer((s) => s.details)
  const folded = usePanels((s) => s.folded.inspector)
  const panel = useRef<HTMLElement>(null)
  const { sel } = url
  useEffect(() => {
    const { drawn } = useViewer.getState()
    // As a sheet it has just covered most of the picture, perhaps the very box that it tells of.
    if (sel === null || drawn === null || panel.current === null || getComputedStyle(panel.current).position !== 'fixed') return
    const boxes = boxesOfResource(drawn.diagram, sel).slice(0, 1)
    if (boxes.length > 0) bringIntoSight(boxes)
  }, [sel])
  if (url.sel === null) return null
  if (folded)
    return (
      <div className="hidden w-11 border-edge border-l bg-surface p-1.5 md:block">
        <IconButton label="Show the details" onClick={() => fold('inspector', false)}>
          <PanelRightOpen size={16} aria-hidden="true" />
        </IconButton>
      </div>
    )
  return (
    <aside
      ref={panel}
      aria-label="Details"
      data-sheet=""
      className="appear fixed inset-x-0 bottom-0 z-30 flex max-h-[62dvh] flex-col rounded-t-xl border-edge border-t bg-surface shadow-float md:relative md:inset-auto md:z-auto md:max-h-none md:w-80 md:rounded-none md:border-t-0 md:border-l md:shadow-none"
    >
      <div className="absolute top-2 right-2 flex">
        <IconButton label="Fold the details away" className="hidden md:grid" onClick={() => fold('inspector', true)}>
          <PanelRightClose size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label="Close the details" onClick={() => select(null)}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
      {details.status === 'ready' ? (
        details.answer === null ? (
          <Message
            title={url.sel}
            text="The topology has no resource of this id. It may have been renamed, or the link is older than the file."
          />
        ) : (
          <Sheet details={details.answer} />
        )
      ) : details.status === 'failed' ? (
        <Message title={url.sel} text={details.message} />
      ) : (
        <div className="breathe p-4" role="status" aria-label="Reading the details">
          <div className="h-7 w-40 rounded bg-hover" />
          <div className="mt-6 h-4 w-full rounded bg-hover" />
          <div className="mt-2 h-4 w-3/4 rounded bg-hover" />
        </div>
      )}
    </aside>
  )
}

function Message({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="p-4 pr-20">
      <h2 className="wrap-anywhere font-semibold">{title}</h2>
      <p className="mt-2 text-ink-quiet">{text}</p>
    </div>
  )
}

function Sheet({ details }: { readonly details: Details }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be reached by the keyboard
    <section tabIndex={0} aria-label={`Details of ${details.name}`} className="scroll-thin overflow-y-auto p-4" key={details.id}>
      <div className="flex items-start gap-3 pr-16">
        <Glyph glyph={details.glyph} category={details.category} sizePx={32} />
        <div className="min-w-0">
          <h2 className="wrap-anywhere font-semibold text-title">{details.name}</h2>
          <p className="text-ink-quiet">{details.kindLabel}</p>
        </div>
      </div>
      <dl className="mt-3 flex flex-col">
        <Identity label="Id" value={details.id} />
        {details.awsId !== null && <Identity label="AWS id" value={details.awsId} />}
      </dl>
      {details.description !== '' && <p className="wrap-anywhere mt-2 text-ink-quiet">{details.description}</p>}
      <AskButtons id={details.id} />
      {details.canFail && <SupposeButton id={details.id} />}
      {details.sections.map((section) => (
        <DetailSectionView key={section.id} section={section} />
      ))}
    </section>
  )
}

function Identity({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="flex items-center gap-2">
      <dt className="w-12 shrink-0 text-ink-quiet text-small">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <span className="wrap-anywhere font-mono text-small">{value}</span>
        <CopyButton text={value} />
      </dd>
    </div>
  )
}
