'use client'

import { createParser, parseAsArrayOf, parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs'

/** Tabs of the left panel. */
export const panelIds = ['outline', 'flows', 'overlays'] as const
export type PanelId = (typeof panelIds)[number]

/** A name with nothing in it (`?sel=`) is no name. */
const id = createParser({ parse: (text) => (text === '' ? null : text), serialize: (text: string) => text })

/**
 * What the address bar holds: enough to come back to exactly this sight. Absent means none (or, for the view, the first one).
 * Everything else about the screen is in `viewer-store.ts` and is lost on reload without harm.
 */
export const urlParsers = {
  /** `opened` (handed over by the local server), `local` (opened in this browser), else the name of a sample. */
  topology: id,
  /** Id of a diagram view. */
  view: id,
  /** Id of the selected resource. */
  sel: id,
  overlay: id,
  /** Ids of collapsed groups. */
  collapsed: parseAsArrayOf(id).withDefault([]),
  /** Flow that is played. */
  flow: id,
  /** 1-based step of the flow; without it the flow stands before its first step. */
  step: parseAsInteger,
  panel: parseAsStringLiteral(panelIds),
  /** The docs panel is open; what it shows: `document`, or the id of a view or flow. */
  docs: id,
} as const

export interface UrlState {
  readonly topology: string | null
  readonly view: string | null
  readonly sel: string | null
  readonly overlay: string | null
  readonly collapsed: readonly string[]
  readonly flow: string | null
  readonly step: number | null
  readonly panel: PanelId | null
  readonly docs: string | null
}

/** `push` makes a step that Back returns from: a selection, a view. `replace` does not: a step while playing, a tab. */
export type SetUrl = (change: Partial<UrlState>, history: 'push' | 'replace') => void

/** The address bar as state. Changes made in one go become one step of the history. */
export function useUrlState(): readonly [UrlState, SetUrl] {
  const [state, set] = useQueryStates(urlParsers)
  const change: SetUrl = ({ collapsed, ...rest }, history) => {
    void set({ ...rest, ...(collapsed === undefined ? {} : { collapsed: [...collapsed] }) }, { history })
  }
  return [state, change]
}

/** The tab that the left panel shows: without a choice that of the overlay, whose notes stand there, else the flows. */
export const shownPanel = ({ panel, overlay }: Pick<UrlState, 'panel' | 'overlay'>): PanelId =>
  panel ?? (overlay === null ? 'flows' : 'overlays')
