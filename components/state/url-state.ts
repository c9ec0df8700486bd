'use client'

import { useQueryStates } from 'nuqs'
import { type PanelId, urlParsers } from '@/components/state/url-parsers'

export interface UrlState {
  readonly topology: string | null
  readonly view: string | null
  readonly sel: string | null
  readonly overlay: string | null
  readonly collapsed: readonly string[]
  /** Ids of what is supposed not to work. */
  readonly down: readonly string[]
  /** Ids of proposals that are supposed to be carried out. */
  readonly apply: readonly string[]
  readonly flow: string | null
  readonly step: number | null
  readonly panel: PanelId | null
  readonly ask: string | null
  readonly docs: string | null
}

/** `push` makes a step that Back returns from: a selection, a view. `replace` does not: a step while playing, a tab. */
export type SetUrl = (change: Partial<UrlState>, history: 'push' | 'replace') => void

/** The address bar as state. Changes made in one go become one step of the history. */
export function useUrlState(): readonly [UrlState, SetUrl] {
  const [state, set] = useQueryStates(urlParsers)
  const change: SetUrl = ({ collapsed, down, apply, ...rest }, history) => {
    const lists = {
      ...(collapsed === undefined ? {} : { collapsed: [...collapsed] }),
      ...(down === undefined ? {} : { down: [...down] }),
      ...(apply === undefined ? {} : { apply: [...apply] }),
    }
    void set({ ...rest, ...lists }, { history })
  }
  return [state, change]
}

/** The tab that the left panel shows: without a choice that of the question or the overlay, whose notes stand there, else the flows. */
export const shownPanel = ({ panel, overlay, ask }: Pick<UrlState, 'panel' | 'overlay' | 'ask'>): PanelId =>
  panel ?? (ask !== null ? 'ask' : overlay === null ? 'flows' : 'overlays')
