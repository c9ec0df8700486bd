import { type KeyboardEvent, useId, useState } from 'react'
import { FieldProblem, fieldClass } from '@/components/ask/field'
import { Glyph } from '@/components/canvas/glyphs'
import { searchEntries } from '@/components/palette/search'
import type { AskProblem } from '@/components/worker/ask-protocol'
import type { SearchEntry } from '@/exporters/first-sight/summary'

interface EndFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly entries: readonly SearchEntry[]
  readonly problem: AskProblem | undefined
  readonly change: (value: string) => void
}

/** More names than this are found faster by another letter. */
const mostOffered = 30

/** An end of a question: a name that is typed or taken from a list, `internet`, or an address. */
export function EndField({ label, placeholder, value, entries, problem, change }: EndFieldProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState<number | null>(null)
  const chosen = entries.find((entry) => entry.target.id === value)
  // A name that is complete has been chosen: what else there is comes first again.
  const offered = open ? searchEntries(entries, chosen === undefined ? value : '').slice(0, mostOffered) : []

  const take = (entry: SearchEntry) => {
    change(entry.target.id)
    setOpen(false)
    setActive(null)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) {
      setOpen(true)
      if (offered.length > 0) setActive(((active ?? (by === 1 ? -1 : 0)) + by + offered.length) % offered.length)
    } else if (event.key === 'Enter' && open && active !== null && offered[active] !== undefined) take(offered[active].entry)
    else if (event.key === 'Escape' && open) setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const shown = open && offered.length > 0
  return (
    <div className="relative">
      <label htmlFor={id} className="mb-0.5 flex items-baseline gap-2 text-ink-quiet text-small">
        <span className="font-medium">{label}</span>
        {chosen !== undefined && chosen.label.toLowerCase() !== value.toLowerCase() && <span className="truncate">{chosen.label}</span>}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active !== null ? `${id}-${active}` : undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className={fieldClass}
        placeholder={placeholder}
        value={value}
        onChange={(event) => {
          change(event.target.value)
          setOpen(true)
          setActive(null)
        }}
        onFocus={(event) => event.target.select()}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          className="scroll-thin absolute inset-x-0 top-full z-20 mt-1 max-h-64 overflow-y-auto rounded-lg border border-edge bg-raised p-1 shadow-float"
        >
          {offered.map(({ entry, because }, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys of its list
            <div
              key={entry.target.id}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              className={`flex cursor-pointer items-center gap-2 rounded-md px-1.5 py-1 ${i === active ? 'bg-hover' : 'hover:bg-hover'}`}
              // The field keeps the focus: losing it would close the list before the click arrives.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(entry)}
            >
              <Glyph glyph={entry.glyph} category={entry.category} sizePx={16} />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{entry.label}</span>
                <span className="block truncate text-ink-quiet text-small">{because ?? entry.hint}</span>
              </span>
            </div>
          ))}
        </div>
      )}
      <FieldProblem id={`${id}-problem`} problem={problem} take={change} />
    </div>
  )
}
