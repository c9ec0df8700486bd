import { ChevronDown, ChevronRight } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { Glyph } from '@/components/canvas/glyphs'
import { OutlineFlows } from '@/components/panels/outline-flows'
import { type BoxInFlow, boxesInFlow, type OutlineItem, outlineOf } from '@/components/panels/outline-tree'
import { useNavigation } from '@/components/state/use-navigation'
import { bringIntoSight, hover, useViewer } from '@/components/state/viewer-store'
import { VerdictMark } from '@/components/ui/verdict-mark'

/** Letters typed within this time are one word. */
const wordMs = 1_000

/**
 * The picture as a tree: the same boxes and lines for the keyboard and for screen readers. Arrows walk it, right and left open and close,
 * letters jump to a name, Enter reads about it.
 */
export function Outline() {
  const { url, select, toggleCollapsed } = useNavigation()
  const drawn = useViewer((s) => s.drawn)
  const items = useMemo(() => (drawn === null ? [] : outlineOf(drawn.diagram)), [drawn])
  const flow = useViewer((s) => (s.flow.status === 'ready' ? s.flow.answer : null))
  const inFlow = useMemo(() => boxesInFlow(flow?.steps ?? []), [flow])
  const [wanted, setWanted] = useState<string | null>(null)
  const typed = useRef({ word: '', at: 0 })
  const tree = useRef<HTMLDivElement>(null)

  if (drawn === null) return <p className="p-3 text-ink-quiet">The outline appears with the picture.</p>
  if (items.length === 0) return <p className="p-3 text-ink-quiet">This view draws nothing of the topology.</p>

  const chosen = items.find((item) => item.resource !== null && item.resource === url.sel)
  const stop = items.find((item) => item.id === wanted) ?? chosen ?? items[0]

  const focus = (item: OutlineItem | undefined) => {
    if (item === undefined) return
    setWanted(item.id)
    tree.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(item.id)}"]`)?.focus()
  }

  const open = (item: OutlineItem) => {
    if (item.resource !== null) select(item.resource)
    bringIntoSight([item.id])
  }

  const startsWith = (from: number, word: string) =>
    [...items.slice(from), ...items.slice(0, from)].find((item) => item.label.toLowerCase().startsWith(word))

  const onKeyDown = (event: KeyboardEvent) => {
    if (stop === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const at = items.indexOf(stop)
    switch (event.key) {
      case 'ArrowDown':
        focus(items[at + 1])
        break
      case 'ArrowUp':
        focus(items[at - 1])
        break
      case 'Home':
        focus(items[0])
        break
      case 'End':
        focus(items.at(-1))
        break
      case 'ArrowRight':
        if (stop.state === 'closed') toggleCollapsed(stop.id)
        else if (stop.state === 'open') focus(items[at + 1])
        break
      case 'ArrowLeft':
        if (stop.state === 'open') toggleCollapsed(stop.id)
        else focus(items.find((item) => item.id === stop.parent))
        break
      case 'Enter':
      case ' ':
        open(stop)
        break
      default: {
        if (event.key.length !== 1 || event.key === '/' || event.key === '?') return
        const now = event.timeStamp
        const word = (now - typed.current.at < wordMs ? typed.current.word : '') + event.key.toLowerCase()
        typed.current = { word, at: now }
        focus(startsWith(word.length === 1 ? at + 1 : at, word))
      }
    }
    event.preventDefault()
    event.stopPropagation()
  }

  // A screen reader sets the focus itself: the keys then act on the line that it reads.
  const onFocus = (event: FocusEvent) => {
    const line = event.target.closest('[data-item]')
    if (line !== null) setWanted(line.getAttribute('data-item'))
  }

  return (
    <>
      <div
        ref={tree}
        role="tree"
        aria-label={`Outline of ${drawn.diagram.title}`}
        className="flex flex-col p-1.5"
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        {items.map((item) => (
          <Line
            key={item.id}
            item={item}
            inFlow={inFlow.get(item.id) ?? null}
            chosen={item === chosen}
            stop={item === stop}
            open={() => {
              setWanted(item.id)
              open(item)
            }}
            toggle={() => toggleCollapsed(item.id)}
          />
        ))}
      </div>
      <OutlineFlows />
    </>
  )
}

interface LineProps {
  readonly item: OutlineItem
  readonly inFlow: BoxInFlow | null
  readonly chosen: boolean
  readonly stop: boolean
  readonly open: () => void
  readonly toggle: () => void
}

function Line({ item, inFlow, chosen, stop, open, toggle }: LineProps) {
  const Sign = item.state === 'closed' ? ChevronRight : ChevronDown
  const said = [item.label, item.detail, ...(inFlow?.said ?? []), ...item.links].filter((part) => part !== '').join('. ')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its items
    <div
      role="treeitem"
      data-item={item.id}
      tabIndex={stop ? 0 : -1}
      aria-level={item.depth + 1}
      aria-posinset={item.place}
      aria-setsize={item.siblings}
      aria-selected={chosen}
      aria-expanded={item.state === null ? undefined : item.state === 'open'}
      aria-label={said}
      className={`group flex cursor-pointer items-start gap-1.5 rounded-md py-1 pr-2 -outline-offset-2 ${chosen ? 'bg-accent-soft text-accent-text' : 'hover:bg-hover'}`}
      style={{ paddingLeft: `${item.depth * 14 + 4}px` }}
      onClick={open}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) hover(item.id)
      }}
      onBlur={() => hover(null)}
      onPointerEnter={() => hover(item.id)}
      onPointerLeave={() => hover(null)}
    >
      {item.state === null ? (
        <span className="w-4 shrink-0" />
      ) : (
        <span
          aria-hidden="true"
          className="mt-0.5 grid size-4 shrink-0 place-items-center rounded hover:bg-edge"
          onClick={(event) => {
            event.stopPropagation()
            toggle()
          }}
        >
          <Sign size={14} />
        </span>
      )}
      {item.glyph !== null && item.category !== null && (
        <span className="mt-0.5">
          <Glyph glyph={item.glyph} category={item.category} sizePx={16} />
        </span>
      )}
      <span className="min-w-0">
        <span className={item.state === null ? '' : 'font-medium'}>{item.label}</span>
        {item.detail !== '' && <span className="ml-1.5 text-ink-quiet text-small">{item.detail}</span>}
        {inFlow !== null && inFlow.word !== null && (
          <span className="ml-1.5">
            <VerdictMark word={inFlow.word} />
          </span>
        )}
        {(chosen || stop) &&
          [...(inFlow?.said ?? []), ...item.links].map((link) => (
            <span key={link} className="block text-ink-quiet text-small">
              {link}
            </span>
          ))}
      </span>
    </div>
  )
}
