'use client'

import { writeAsk } from '@/components/state/asked-question'
import { onSide } from '@/components/state/plan-side'
import { type SetUrl, type UrlState, useUrlState } from '@/components/state/url-state'
import { setPlayer } from '@/components/state/viewer-store'
import type { AskedQuestion } from '@/components/worker/ask-protocol'
import type { PlanSide } from '@/components/worker/import-protocol'

export interface Navigation {
  readonly url: UrlState
  readonly setUrl: SetUrl
  readonly select: (resource: string | null) => void
  readonly showView: (view: string) => void
  /** The other side of a plan: what is selected may be there too, what is played or asked may not. */
  readonly showSide: (side: PlanSide) => void
  readonly setOverlay: (overlay: string | null) => void
  readonly toggleCollapsed: (group: string) => void
  readonly openFlow: (flow: string) => void
  readonly closeFlow: () => void
  /** `push` for a jump that the user asked for, `replace` for the player's own steps. */
  readonly goToStep: (step: number | null, history: 'push' | 'replace') => void
  /** null: the question is done with. */
  readonly ask: (question: AskedQuestion | null) => void
  readonly openDocs: (what: string) => void
  readonly closeDocs: () => void
}

/** Everything that moves the user from one sight to another, in one place. */
export function useNavigation(): Navigation {
  const [url, setUrl] = useUrlState()
  return {
    url,
    setUrl,
    select: (sel) => {
      if (sel !== url.sel) setUrl({ sel }, 'push')
    },
    showView: (view) => setUrl({ view, docs: null, collapsed: [] }, 'push'),
    showSide: (side) =>
      setUrl({ topology: onSide(url.topology, side), collapsed: [], flow: null, step: null, ask: null, down: [], apply: [] }, 'push'),
    // What an overlay tells beside the picture stands in its panel.
    setOverlay: (overlay) => setUrl({ overlay, ...(overlay === null ? {} : { panel: 'overlays' as const, ask: null }) }, 'push'),
    toggleCollapsed: (group) =>
      setUrl({ collapsed: url.collapsed.includes(group) ? url.collapsed.filter((id) => id !== group) : [...url.collapsed, group] }, 'push'),
    openFlow: (flow) => {
      setPlayer({ mode: 'playing' })
      setUrl({ flow, step: 1, docs: null, overlay: null, ask: null }, 'push')
    },
    closeFlow: () => {
      setPlayer({ mode: 'stepping' })
      setUrl({ flow: null, step: null }, 'push')
    },
    goToStep: (step, history) => setUrl({ step }, history),
    // One thing at a time lights the picture.
    ask: (question) =>
      question === null
        ? setUrl({ ask: null }, 'push')
        : setUrl({ ask: writeAsk(question), panel: 'ask', flow: null, step: null, overlay: null, docs: null }, 'push'),
    openDocs: (docs) => setUrl({ docs }, 'push'),
    closeDocs: () => setUrl({ docs: null }, 'push'),
  }
}
