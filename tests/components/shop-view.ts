import type { TopologyWorker } from '@/components/worker/protocol'
import type { TopologySummary } from '@/exporters/first-sight/summary'
import type { Box, DrawnView } from '@/layouts/layout'
import { resourceId } from '@/model/resource'
import type { DiagramGroup, DiagramLink, DiagramNode } from '@/model/views/diagram'

//  users ──HTTPS── [ vpc: [ web: lb, nat ] ──8080── [ app: api ] ]

const group = (id: string, parent: string | null, title: string, rest: Partial<DiagramGroup> = {}): DiagramGroup => ({
  id,
  parent,
  lines: [title],
  role: 'subnet',
  tone: null,
  resources: [resourceId(id)],
  ...rest,
})

const node = (id: string, parent: string | null, lines: readonly string[]): DiagramNode => ({
  id,
  parent,
  lines,
  shape: 'box',
  glyph: 'generic',
  category: 'general',
  area: parent === null ? 'edge' : 'inside',
  tone: null,
  resources: [resourceId(id)],
})

const link = (from: string, to: string, label: string): DiagramLink => ({
  id: `${from}>${to}`,
  from,
  to,
  label,
  arrows: 'forward',
  stroke: 'solid',
  relation: 'traffic',
  because: [],
})

const box = (xPx: number, yPx: number, widthPx: number, heightPx: number): Box => ({ xPx, yPx, widthPx, heightPx })

export const shopView: DrawnView = {
  diagram: {
    id: 'network',
    title: 'Network',
    direction: 'down',
    arrangement: 'structured',
    groups: [
      group('vpc', null, 'shop', { role: 'vpc' }),
      group('web', 'vpc', 'web 10.0.1.0/24', { tier: 'public' }),
      group('app', 'vpc', 'app 10.0.2.0/24', { tier: 'private' }),
    ],
    nodes: [
      node('users', null, ['Users']),
      node('lb', 'web', ['Balancer', 'Primary']),
      node('nat', 'web', ['NAT']),
      node('api', 'app', ['API']),
    ],
    links: [link('users', 'lb', 'HTTPS'), link('lb', 'api', '8080')],
  },
  layout: {
    widthPx: 600,
    heightPx: 500,
    boxes: {
      users: box(200, 0, 128, 48),
      vpc: box(0, 80, 600, 400),
      web: box(20, 120, 560, 120),
      lb: box(40, 160, 128, 48),
      nat: box(300, 160, 128, 48),
      app: box(20, 300, 560, 120),
      api: box(40, 340, 128, 48),
    },
    lines: [
      {
        id: 'users>lb',
        points: [
          { xPx: 264, yPx: 48 },
          { xPx: 264, yPx: 100 },
          { xPx: 100, yPx: 100 },
          { xPx: 100, yPx: 160 },
        ],
        label: box(240, 60, 50, 18),
      },
      {
        id: 'lb>api',
        points: [
          { xPx: 100, yPx: 208 },
          { xPx: 100, yPx: 340 },
        ],
        label: null,
      },
    ],
  },
}

export const shopSummary: TopologySummary = {
  name: 'shop',
  title: 'A shop',
  description: '',
  resourceCount: 7,
  imported: null,
  views: [
    { id: 'network', title: 'Network', type: 'diagram', formats: ['mermaid', 'json'] },
    { id: 'security-groups', title: 'Security groups', type: 'diagram', formats: ['mermaid'] },
    { id: 'flow-buy', title: 'Buying', type: 'sequence', formats: ['mermaid'] },
  ],
  flows: [{ id: 'buy', name: 'Buying', description: 'A customer buys', stepCount: 3 }],
  overlays: [
    { id: 'security-groups', label: 'Security groups', description: 'Who may talk to whom' },
    { id: 'routes', label: 'Routes', description: 'Where packets go' },
  ],
  search: [],
}

const unasked = (what: string) => () => Promise.reject(new Error(`the test did not expect to be asked for ${what}`))

/** A worker that answers what a test gives it, and refuses everything else. */
export const workerDouble = (answers: Partial<TopologyWorker> = {}): TopologyWorker => ({
  open: unasked('open'),
  importFiles: unasked('importFiles'),
  topologyFile: unasked('topologyFile'),
  fallible: async () => [],
  proposals: async () => [],
  whatIf: unasked('whatIf'),
  openAsked: unasked('openAsked'),
  verdicts: async () => ({}),
  drawFor: async () => {},
  draw: unasked('draw'),
  place: async (_resource, _view, toggled) => ({ boxes: [], toggled }),
  overlay: unasked('overlay'),
  details: unasked('details'),
  flow: unasked('flow'),
  askableEnds: async () => [],
  ask: unasked('ask'),
  reachList: unasked('reachList'),
  exportView: unasked('exportView'),
  document: unasked('document'),
  ...answers,
})
