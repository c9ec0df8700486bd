import { create } from 'zustand'

export type PanelSide = 'left' | 'inspector'

interface PanelState {
  /** Panels folded away on a wide screen: remembered. */
  readonly folded: Readonly<Record<PanelSide, boolean>>
  /** The left panel's sheet on a narrow screen. */
  readonly sheet: boolean
}

const storageKey = 'hopline.panels'

/** Read from the browser's memory after the first paint: the exported page cannot know it. */
export const usePanels = create<PanelState>(() => ({ folded: { left: false, inspector: false }, sheet: false }))

/** Where panels are sheets, which cover the picture: Tailwind's `md`. */
export const isNarrow = () => window.innerWidth < 768

export function recallPanels() {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return
    const folded = { left: Reflect.get(kept, 'left') === true, inspector: Reflect.get(kept, 'inspector') === true }
    usePanels.setState({ folded })
  } catch {
    // A browser that keeps nothing, or an entry that someone else wrote: the panels stand as they begin.
  }
}

export function fold(side: PanelSide, away: boolean) {
  const folded = { ...usePanels.getState().folded, [side]: away }
  usePanels.setState({ folded })
  try {
    localStorage.setItem(storageKey, JSON.stringify(folded))
  } catch {
    // Folded all the same, and forgotten with the page.
  }
}

export const showSheet = (sheet: boolean) => usePanels.setState({ sheet })
