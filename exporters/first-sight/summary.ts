import { exporters } from '@/exporters/index'
import type { Diagnostic } from '@/model/diagnostic'
import type { Imported } from '@/model/estate'
import type { Category, GlyphId } from '@/model/look'
import { overlays } from '@/model/overlays/index'
import type { OverlaySummary } from '@/model/overlays/overlay'
import type { ResourceId } from '@/model/resource'
import { searchTerms } from '@/model/search'
import { resolveText } from '@/model/text-template'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'
import { listViews } from '@/model/views/draw-view'

export interface Opened {
  /** null: nothing could be read, and the diagnostics say why. */
  readonly summary: TopologySummary | null
  readonly diagnostics: readonly Diagnostic[]
  /** Whether it is one of the two sides of a plan, and the other one can be opened too. */
  readonly isPlan?: boolean
}

export interface TopologySummary {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly resourceCount: number
  /** How it was imported; null: it was written as a topology file. */
  readonly imported: Imported | null
  readonly views: readonly ViewSummary[]
  readonly flows: readonly FlowSummary[]
  readonly overlays: readonly OverlaySummary[]
  readonly search: readonly SearchEntry[]
}

export interface ViewSummary {
  readonly id: string
  readonly title: string
  readonly type: 'diagram' | 'sequence'
  /** Formats of exportView. */
  readonly formats: readonly string[]
}

export interface FlowSummary {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly stepCount: number
  /** The network suggests it, nobody has declared it. */
  readonly proposed?: boolean
}

/** One line of the search: everything a resource, flow or view may be found by. */
export interface SearchEntry {
  readonly target: { readonly type: 'resource'; readonly id: ResourceId } | { readonly type: 'flow' | 'view'; readonly id: string }
  readonly label: string
  /** Kind of the resource, or "Flow", "View". */
  readonly hint: string
  readonly glyph: GlyphId
  readonly category: Category
  /** Ids, AWS ids, CIDRs, addresses. An address typed by the user also finds every CIDR that contains it. */
  readonly terms: readonly string[]
}

/** What the screen needs of a topology before it draws anything. */
export function summarise(topology: Topology): TopologySummary {
  const t = indexOf(topology)
  const views = listViews(topology)
  const flows = topology.flows.map((flow) => {
    const view = views.find((v) => v.type === 'sequence' && v.flow === flow.id)
    const picture = view?.draw()
    const stepCount = picture !== undefined && 'items' in picture ? countMessages(picture.items) : 0
    return {
      id: flow.id,
      name: flow.name,
      description: resolveText(flow.description ?? '', t),
      stepCount,
      ...(flow.proposed === true ? { proposed: true } : {}),
    }
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
