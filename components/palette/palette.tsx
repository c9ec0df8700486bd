import { Command } from 'cmdk'
import { useState } from 'react'
import { Glyph } from '@/components/canvas/glyphs'
import { searchEntries } from '@/components/palette/search'
import { useNavigation } from '@/components/state/use-navigation'
import { useShowResource } from '@/components/viewer/use-show-resource'
import { useSummary } from '@/components/viewer/views'
import type { SearchEntry } from '@/exporters/first-sight/summary'

const keyOf = ({ target }: SearchEntry) => `${target.type}:${target.id}`

/** Search over everything that has a name, an id or an address. */
export function Palette({ close }: { readonly close: () => void }) {
  const { showView, openFlow } = useNavigation()
  const show = useShowResource()
  const entries = useSummary()?.search ?? []
  const [query, setQuery] = useState('')
  const found = searchEntries(entries, query)

  const open = ({ target }: SearchEntry) => {
    close()
    if (target.type === 'resource') show(target.id)
    else if (target.type === 'flow') openFlow(target.id)
    else showView(target.id)
  }

  return (
    <Command.Dialog
      open
      onOpenChange={(open) => {
        if (!open) close()
      }}
      label="Search"
      shouldFilter={false}
      loop
      overlayClassName="fixed inset-0 z-40 bg-black/40"
      contentClassName="appear fixed inset-x-4 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-xl border border-edge bg-raised shadow-float"
    >
      <Command.Input
        value={query}
        onValueChange={setQuery}
        placeholder="Name, id, CIDR or address"
        className="h-12 w-full border-edge border-b bg-transparent px-4 outline-none placeholder:text-ink-faint"
      />
      <Command.List className="scroll-thin max-h-[50dvh] overflow-y-auto p-1.5">
        <Command.Empty className="p-4 text-ink-quiet">Nothing is named, numbered or addressed like this. Try fewer letters.</Command.Empty>
        {found.map(({ entry, because }) => (
          <Command.Item
            key={keyOf(entry)}
            value={keyOf(entry)}
            onSelect={() => open(entry)}
            className="flex cursor-pointer items-center gap-3 rounded-md px-2.5 py-2 data-[selected=true]:bg-hover"
          >
            <Glyph glyph={entry.glyph} category={entry.category} sizePx={20} />
            <span className="min-w-0 flex-1 truncate">
              {entry.label}
              {because !== null && <span className="ml-2 text-ink-quiet text-small">{because}</span>}
            </span>
            <span className="shrink-0 text-ink-quiet text-small">{entry.hint}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command.Dialog>
  )
}
