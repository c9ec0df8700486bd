import { useAskableEnds } from '@/components/ask/use-ends'
import { fold, isNarrow, showSheet } from '@/components/state/panel-store'
import { useNavigation } from '@/components/state/use-navigation'
import type { ResourceId } from '@/model/resource'

const buttonClass =
  'min-h-7 flex-1 whitespace-nowrap rounded-md border border-edge px-1.5 py-0.5 text-accent-text transition-colors hover:bg-hover'

/** Asks for both sides of a resource, where it is something that sends or receives. */
export function AskButtons({ id }: { readonly id: ResourceId }) {
  const ends = useAskableEnds()
  const { ask, setUrl } = useNavigation()
  if (!ends.has(id)) return null
  const open = (ends: { readonly from: string; readonly to: string }) => {
    ask({ ...ends, protocol: '', port: '' })
    // On a narrow screen the details would cover the answer.
    if (isNarrow()) setUrl({ sel: null }, 'push')
    fold('left', false)
    showSheet(true)
  }
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <button type="button" className={buttonClass} onClick={() => open({ from: '', to: id })}>
        Who can reach this
      </button>
      <button type="button" className={buttonClass} onClick={() => open({ from: id, to: '' })}>
        What can this reach
      </button>
    </div>
  )
}
