import { expose } from 'comlink'
import { askedBy } from '@/components/worker/asked-topology'
import { documentText } from '@/components/worker/documents'
import { drawnOverlay, drawnView, placeOf, playableFlow, wholeOf } from '@/components/worker/drawing'
import type { AskedTopology, FoundTopology, TopologyWorker } from '@/components/worker/protocol'
import { answerTo } from '@/components/worker/questions'
import { endsOf, reachPage } from '@/components/worker/reach-list'
import { findTopology } from '@/components/worker/topology-source'
import { fingerprint } from '@/exporters/first-sight/fingerprint'
import { openTopology, type TopologyFile } from '@/exporters/first-sight/open-topology'
import type { Opened } from '@/exporters/first-sight/summary'
import { exporters } from '@/exporters/index'
import { writeTopology } from '@/exporters/topology/write-topology'
import { placesIn } from '@/importers/places'
import type { DrawnView, Shape } from '@/layouts/layout'
import { proposalSteps } from '@/model/analyses/proposals'
import { describe } from '@/model/describe/describe'
import { downWith } from '@/model/down'
import { fallibleOf } from '@/model/fallible'
import { flowOutcomes, type Supposition, withProposals } from '@/model/flow-outcomes'
import { worstVerdicts } from '@/model/flow-path/worst-verdicts'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'
import { drawView } from '@/model/views/draw-view'

/**
 * Holds the opened topology and answers the screen. Everything heavy (zod, YAML, views, layouts, exporters) is loaded here, away from the
 * main thread; ELK comes only with the first view that needs it.
 */
let topology: Topology | null = null
let file: TopologyFile | null = null
let places: ReturnType<typeof placesIn> | null = null
let opening: Promise<unknown> = Promise.resolve()
/** What everything is drawn for, until the page tells of another canvas. */
let shape: Shape = 'wide'
const drawings = new Map<string, Promise<DrawnView | null>>()
let changed: { readonly of: Topology; readonly key: string; readonly topology: Topology } | null = null

const asThingsAre: Supposition = { proposals: [], down: [] }

/** The page may show a topology before it is read here: whatever it asks meanwhile waits. */
async function current(): Promise<Topology> {
  await opening
  if (topology === null) throw new Error('Bug in the viewer: nothing is opened. Please report it with the topology file.')
  return topology
}

/** The topology with some of its proposals carried out; the same one for the same ones, for indexes are kept with it. */
async function supposed(proposals: readonly string[] = []): Promise<Topology> {
  const opened = await current()
  if (proposals.length === 0) return opened
  const key = JSON.stringify(proposals)
  if (changed?.of !== opened || changed.key !== key) changed = { of: opened, key, topology: withProposals(opened, proposals).topology }
  return changed.topology
}

/** Where the parts of the topology stand in its file: read at the first question, for few ask. */
function placesNow(opened: Topology): ReturnType<typeof placesIn> {
  places ??= placesIn(file === null ? [] : [file], opened)
  return places
}

/** A view is laid out once for each shape of the canvas, set of collapsed groups and of proposals. */
function draw(viewId: string, collapsed: readonly string[], proposals: readonly string[] = []): Promise<DrawnView | null> {
  const key = JSON.stringify([viewId, [...collapsed].sort(), proposals, shape])
  const known = drawings.get(key)
  if (known !== undefined) return known
  const drawnFor = shape
  const drawing = supposed(proposals).then((opened) => drawnView(opened, viewId, collapsed, drawnFor))
  drawings.set(key, drawing)
  return drawing
}

function hold(read: Topology | null, from: TopologyFile | null): void {
  topology = read
  file = from
  places = null
}

function open(found: TopologyFile): Opened {
  const read = openTopology(found)
  hold(read.topology, found)
  drawings.clear()
  return read.opened
}

async function openAsked(asked: AskedTopology): Promise<FoundTopology> {
  shape = asked.shape
  const found = await findTopology(asked.topology)
  if (!found.ok) return found
  const opened = open(found.file)
  const diagrams = opened.summary?.views.filter((v) => v.type === 'diagram') ?? []
  const first = diagrams.find((v) => v.id === asked.view) ?? diagrams[0]
  // After the answer has left: the page shows the shell while the picture is made.
  if (first !== undefined) setTimeout(() => void draw(first.id, asked.collapsed).catch(() => {}))
  return { ok: true, opened, fingerprint: fingerprint(found.file.text) }
}

const worker: TopologyWorker = {
  async drawFor(canvas) {
    shape = canvas
  },
  async open(file) {
    return open(file)
  },
  async importFiles(files, side, watch) {
    // The importers of others are many, and most pages never need them.
    const { importFiles } = await import('@/components/worker/import-files')
    const read = await importFiles(files, side, watch)
    hold(read.topology, read.imported.topology)
    drawings.clear()
    return read.imported
  },
  async openAsked(asked) {
    const early = begun
    begun = null
    return early !== null && early.topology === asked.topology ? early.found : begin(asked).found
  },
  draw,
  async place(resource, viewId, collapsed, proposals) {
    return placeOf(await supposed(proposals), viewId, collapsed, resource)
  },
  async overlay(overlayId, viewId, collapsed, focus, proposals) {
    const drawn = await draw(viewId, collapsed, proposals)
    return drawn === null ? null : drawnOverlay(await supposed(proposals), drawn, overlayId, focus)
  },
  async details(id, proposals) {
    return describe(await supposed(proposals), id, placesNow(await current())(id, ''))
  },
  async verdicts() {
    return worstVerdicts(await current())
  },
  async flow(flowId, viewId, collapsed, { proposals, down } = asThingsAre) {
    const drawn = await draw(viewId, collapsed, proposals)
    const topologyThen = await supposed(proposals)
    const whole = wholeOf(topologyThen, viewId)
    return drawn === null || whole === null ? null : playableFlow(topologyThen, flowId, whole, drawn, down)
  },
  async askableEnds() {
    return endsOf(indexOf(await current()))
  },
  async ask(question, viewId, collapsed, { proposals, down } = asThingsAre) {
    const drawn = await draw(viewId, collapsed, proposals)
    const topologyThen = await supposed(proposals)
    const t = indexOf(topologyThen)
    return answerTo(question, t, wholeOf(topologyThen, viewId), drawn, placesNow(await current()), downWith(down, t))
  },
  async reachList(question, start, { proposals, down } = asThingsAre) {
    const t = indexOf(await supposed(proposals))
    return reachPage(question, start, t, downWith(down, t))
  },
  async exportView(viewId, formatId) {
    const exporter = exporters.find((e) => e.id === formatId)
    const picture = drawView(await current(), viewId)
    if (exporter === undefined || picture === undefined) return null
    const text = exporter.write(picture.type === 'diagram' ? picture.diagram : picture.sequence, { whole: false })
    return { fileName: `${(await current()).name}-${viewId}.${exporter.extension}`, mediaType: exporter.mediaType, text }
  },
  async fallible(proposals) {
    return fallibleOf(indexOf(await supposed(proposals)))
  },
  async proposals() {
    const opened = await current()
    return opened.proposals.map((p) => {
      const { usdPerMonth, withoutPrice } = proposalSteps(p, opened)
      return { id: p.id, title: p.title, usdPerMonth, withoutPrice }
    })
  },
  async whatIf(down, proposals) {
    return flowOutcomes(await current(), { proposals, down })
  },
  async topologyFile() {
    const { name } = await current()
    return { fileName: `${name}.yaml`, mediaType: 'application/yaml', text: writeTopology(await current(), 'yaml') }
  },
  async document() {
    return documentText(await current())
  },
}

/** A worker that the page has started with its first line is named after what the address asks for, and begins before anyone asks. */
let begun = self.name === '' ? null : begin(askedBy(self.name))

function begin(asked: AskedTopology) {
  const found = openAsked(asked)
  opening = found.catch(() => {})
  return { topology: asked.topology, found }
}

expose(worker)
