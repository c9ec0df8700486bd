import { useUrlState } from '@/components/state/url-state'
import { useViewer } from '@/components/state/viewer-store'
import type { TopologySummary, ViewSummary } from '@/exporters/first-sight/summary'

const none: readonly ViewSummary[] = []

export const useSummary = (): TopologySummary | null => useViewer((s) => (s.opened.status === 'ready' ? s.opened.answer.summary : null))

/** The diagrams of the topology, and the one to show: that of the address, else the first. Sequences are shown by the flow player. */
export function useDiagramViews(): { readonly views: readonly ViewSummary[]; readonly current: string | null } {
  const [{ view }] = useUrlState()
  const views = (useSummary()?.views ?? none).filter((v) => v.type === 'diagram')
  const current = views.find((v) => v.id === view) ?? views[0]
  return { views, current: current?.id ?? null }
}
