import { create } from 'zustand'
import { type Emphasis, plainEmphasis, type Stand } from '@/components/canvas/emphasis'
import type { OverlayChip } from '@/model/overlays/overlay'

interface CanvasState {
  readonly emphasis: Emphasis
  readonly chips: ReadonlyMap<string, readonly OverlayChip[]>
  readonly toggle: (group: string) => void
}

/** What boxes and lines look up by their own id, so that a hover redraws only those that change. Written by `use-attention.ts`. */
export const useCanvas = create<CanvasState>(() => ({ emphasis: plainEmphasis, chips: new Map(), toggle: () => {} }))

export const useBoxStand = (id: string): Stand => useCanvas((s) => s.emphasis.boxes.get(id) ?? s.emphasis.rest.boxes)

export const useLinkStand = (id: string): Stand => useCanvas((s) => s.emphasis.links.get(id) ?? s.emphasis.rest.links)

const noChips: readonly OverlayChip[] = []

export const useChips = (id: string): readonly OverlayChip[] => useCanvas((s) => s.chips.get(id) ?? noChips)
