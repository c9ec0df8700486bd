import { urlParsers } from '@/components/state/url-parsers'
import type { AskedTopology } from '@/components/worker/protocol'

/** Added to the query of the address by the first script of the page, which knows the screen. */
export const uprightMark = 'shape=upright'

/** What the query of an address asks to see. */
export function askedBy(search: string): AskedTopology {
  const address = new URLSearchParams(search)
  return {
    shape: address.get('shape') === 'upright' ? 'upright' : 'wide',
    topology: urlParsers.topology.parse(address.get('topology') ?? ''),
    view: urlParsers.view.parse(address.get('view') ?? ''),
    collapsed: urlParsers.collapsed.parse(address.get('collapsed') ?? '') ?? [],
  }
}
