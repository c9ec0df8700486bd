import { create } from 'zustand'

/** Whether the sequence pane stands beside the picture; unset until the user says, then the width of the screen decides. */
const useShown = create<{ readonly shown: boolean | null }>(() => ({ shown: null }))

const wide = () => typeof window !== 'undefined' && window.matchMedia('(min-width: 1100px)').matches

export const useSequenceShown = (): boolean => useShown((s) => s.shown) ?? wide()

export const toggleSequence = () => useShown.setState((s) => ({ shown: !(s.shown ?? wide()) }))
