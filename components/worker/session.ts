import type { Opened, SearchEntry, TopologySummary } from '@/components/worker/protocol'
import { exporters } from '@/exporters/index'
import { readOwn } from '@/importers/read-own'
import { overlays } from '@/model/overlays/index'
import { searchTerms } from '@/model/search'
import { resolveText } from '@/model/text-template'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'
import { listViews } from '@/model/views/draw-view'

/** Reads a file and tells what the screen needs before it draws anything. */
export function openTopology(name: string, text: string): { readonly topology: Topology | null; readonly opened: Opened } {
  const { topology, diagnostics } = readOwn({ name, text })
  return { topology, opened: { summary: topology === null ? null : summarise(topology), diagnostics } }
}

export function summarise(topology: Topology): TopologySummary {
  const t = indexOf(topology)
  const views = listViews(topology)
  const flows = topology.flows.map((flow) => {
    const view = views.find((v) => v.type === 'sequence' && v.flow === flow.id)
    const picture = view?.draw()
    const stepCount = picture !== undefined && 'items' in picture ? countMessages(picture.items) : 0
    return { id: flow.id, name: flow.name, description: resolveText(flow.description ?? '', t), stepCount }
  })
  const viewEntries = views
    .filter((v) => v.type === 'diagram')
    .map(
      (v): SearchEntry => ({
        target: { type: 'view', id: v.id },
        label: v.title,
        hint: 'View',
        glyph: 'generic',
        category: 'general',
        terms: [],
      }),
    )
  const flowEntries = flows.map(
    (f): SearchEntry => ({
      target: { type: 'flow', id: f.id },
      label: f.name,
      hint: 'Flow',
      glyph: 'internet',
      category: 'external',
      terms: [f.description],
    }),
  )
  return {
    name: topology.name,
    title: topology.title ?? topology.name,
    description: topology.description ?? '',
    resourceCount: topology.resources.length,
    imported: topology.imported ?? null,
    views: views.map((v) => ({ id: v.id, title: v.title, type: v.type, formats: exporters.map((e) => e.id) })),
    flows,
    overlays: overlays.map(({ id, label, description }) => ({ id, label, description })),
    search: [
      ...searchTerms(topology).map((s): SearchEntry => ({ ...s, target: { type: 'resource', id: s.id } })),
      ...flowEntries,
      ...viewEntries,
    ],
  }
}

type Items = ReturnType<Extract<ReturnType<typeof listViews>[number], { type: 'sequence' }>['draw']>['items']

const countMessages = (items: Items): number =>
  items.reduce((sum, item) => {
    if (item.type === 'message') return sum + 1
    return item.type === 'note' ? sum : sum + item.branches.reduce((n, b) => n + countMessages(b.items), 0)
  }, 0)
