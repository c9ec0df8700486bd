import { createStore } from 'zustand/vanilla'

/**
 * How far the current moment has come: changes with every frame, so it stands apart from what React renders. Written by the player's clock;
 * the particles follow it by themselves.
 */
export const motion = createStore(() => ({ progress: 0, restedMs: 0 }))
