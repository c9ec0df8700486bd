import { urlParsers } from '@/components/state/url-parsers'
import type { AskedTopology } from '@/components/worker/protocol'

/** What the query of an address asks to see. */
export function askedBy(search: string): AskedTopology {
  const address = new URLSearchParams(search)
  return {
    topology: urlParsers.topology.parse(address.get('topology') ?? ''),
    view: urlParsers.view.parse(address.get('view') ?? ''),
    collapsed: urlParsers.collapsed.parse(address.get('collapsed') ?? '') ?? [],
  }
}
