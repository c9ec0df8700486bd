import type { PlanSide } from '@/components/worker/import-protocol'

const priorMark = '-prior'
const twoSided: ReadonlySet<string> = new Set(['opened', 'local'])

/** What the address names, and of a plan the side: `opened-prior` is what is there before the plan that the server has opened. */
export function sideOf(topology: string | null): { readonly source: string | null; readonly side: PlanSide } {
  const source = topology?.endsWith(priorMark) === true ? topology.slice(0, -priorMark.length) : null
  return source !== null && twoSided.has(source) ? { source, side: 'prior' } : { source: topology, side: 'planned' }
}

/** The same with another side. */
export const onSide = (topology: string | null, side: PlanSide): string =>
  `${sideOf(topology).source ?? 'opened'}${side === 'prior' ? priorMark : ''}`
