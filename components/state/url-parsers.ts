// Of nuqs, the part without React: the worker reads addresses too.
import { createParser, parseAsArrayOf, parseAsInteger, parseAsStringLiteral } from 'nuqs/server'

/** Tabs of the left panel. */
export const panelIds = ['outline', 'flows', 'overlays', 'ask'] as const
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
  /** Groups that the user has opened or closed, and `*`: none is closed to begin with. See `layouts/first-collapse.ts`. */
  collapsed: parseAsArrayOf(id).withDefault([]),
  /** Flow that is played. */
  flow: id,
  /** 1-based step of the flow; without it the flow stands before its first step. */
  step: parseAsInteger,
  panel: parseAsStringLiteral(panelIds),
  /** Ids of what is supposed not to work. */
  down: parseAsArrayOf(id).withDefault([]),
  /** Proposals of the topology file that are supposed to be carried out. */
  apply: parseAsArrayOf(id).withDefault([]),
  /** Question about a connection, as `asked-question.ts` writes it. */
  ask: id,
  /** The docs panel is open; what it shows: `document`, or the id of a view or flow. */
  docs: id,
} as const
