import type { TopologyIndex } from '@/model/topology-index'

/** A part of the document; null where the topology has nothing to say in it. */
export interface DocumentSection {
  readonly id: string
  write(t: TopologyIndex): string | null
}

/** Blocks of Markdown below each other; empty ones are left out. */
export const blocks = (...parts: readonly (string | null | undefined)[]): string => parts.filter((p) => p != null && p !== '').join('\n\n')

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')
