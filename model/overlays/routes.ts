import { inside } from '@/model/describe/members'
import { isPlace } from '@/model/kinds/kind'
import { type BoxFinder, boxFinder } from '@/model/overlays/boxes'
import { coloursOf } from '@/model/overlays/colours'
import type { Overlay, OverlayArrow, OverlayCard, OverlayChip, OverlayMarks } from '@/model/overlays/overlay'
import type { ResourceId } from '@/model/resource'
import { referenceTo, titleOf } from '@/model/resource-names'
import { type RankedRoute, rankedRoutes, routePath, routeStatus } from '@/model/routing/effective-routes'
import type { Resource } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'
import { listInWords } from '@/model/words'

/** Which table decides for each subnet, and where its winning routes lead. */
export const routesOverlay: Overlay = {
  id: 'routes',
  label: 'Routes',
  description: 'Where packets from a subnet go: its route table and the winning route for each destination',
  mark: (topology, diagram, focus) => {
    const t = indexOf(topology)
    const find = boxFinder(diagram, t)
    const tables = t.of('route-table')
    const colour = coloursOf(tables)
    const chips = chipsOf(t, find, colour)
    const legend = tables
      .filter((table) => chips.some((c) => c.resource === table.id))
      .map((table) => ({ label: referenceTo(table.id, t), colour: colour(table.id) }))
    const asked = questionOf(focus, t)
    if (focus === null || asked === null) return { chips, arrows: [], lit: [], card: null, legend, hint: hintOf(focus, tables.length, t) }
    const arrows = arrowsOf(asked, find, colour, t)
    return { chips, arrows, lit: litBoxes(focus, asked, arrows, find), card: cardOf(asked, t), legend, hint: asked.unknown }
  },
}

/** On every subnet the table that decides for it. */
const chipsOf = (t: TopologyIndex, find: BoxFinder, colour: (id: string) => number): readonly OverlayChip[] => {
  const chips = t.of('subnet').flatMap((subnet) => {
    const table = t.routeTableOf(subnet.id)
    return table === undefined
      ? []
      : find(subnet.id).map((box) => ({ box, label: referenceTo(table.id, t), colour: colour(table.id), resource: table.id }))
  })
  return [...new Map(chips.map((c) => [JSON.stringify([c.box, c.resource]), c])).values()]
}

/** What the focus asks for: routes of tables, for the subnets that go by them. */
interface Question {
  readonly title: string
  readonly tables: readonly { readonly table: Resource; readonly subnets: readonly ResourceId[]; readonly routes: readonly RankedRoute[] }[]
  /** Set where the routes of a subnet are unknown. */
  readonly unknown: string
  /** Set where the focus is a gateway: only the routes that lead to it are asked for. */
  readonly gateway: ResourceId | null
}

function questionOf(focus: ResourceId | null, t: TopologyIndex): Question | null {
  const resource = t.get(focus ?? undefined)
  if (resource === undefined) return null
  if (resource.kind === 'route-table') {
    const subnets = t.subnetsOf(resource.id)
    return {
      title: titleOf(resource.id, t),
      tables: [{ table: resource, subnets, routes: rankedRoutes(resource.id, t) }],
      unknown: subnets.length === 0 ? 'No subnet goes by this table.' : '',
      gateway: null,
    }
  }
  const led = t.kindOf(resource).routeTarget === undefined ? [] : tablesLeadingTo(resource, t)
  if (led.length > 0) return { title: `Routes that lead to ${titleOf(resource.id, t)}`, tables: led, unknown: '', gateway: resource.id }
  const subnets = subnetsOf(resource, t)
  return subnets.length === 0 ? null : questionOfSubnets(resource, subnets, t)
}

function tablesLeadingTo(gateway: Resource, t: TopologyIndex): Question['tables'] {
  return t.of('route-table').flatMap((table) => {
    const routes = rankedRoutes(table.id, t).filter((r) => r.route.target === gateway.id)
    return routes.length === 0 ? [] : [{ table, subnets: t.subnetsOf(table.id), routes }]
  })
}

/** A subnet itself, the subnets of a zone, or those that a resource's interfaces stand in. */
function subnetsOf(resource: Resource, t: TopologyIndex): readonly ResourceId[] {
  const role = t.kindOf(resource).container?.role
  if (role === 'subnet') return [resource.id]
  if (role === 'zone') return inside(resource, t).flatMap((r) => (r.kind === 'subnet' ? [r.id] : []))
  if (role !== undefined) return []
  return [...new Set(t.interfacesOf(resource).flatMap((i) => i.subnet ?? []))]
}

function questionOfSubnets(resource: Resource, subnets: readonly ResourceId[], t: TopologyIndex): Question {
  const tables = new Map<string, { table: Resource; subnets: ResourceId[] }>()
  const unknown: ResourceId[] = []
  for (const subnet of subnets) {
    const table = t.get(t.routeTableOf(subnet)?.id)
    if (table === undefined) unknown.push(subnet)
    else tables.set(table.id, { table, subnets: [...(tables.get(table.id)?.subnets ?? []), subnet] })
  }
  const names = listInWords([...tables.values()].map(({ table }) => referenceTo(table.id, t)))
  return {
    title: names === '' ? titleOf(resource.id, t) : `${names}, for ${titleOf(resource.id, t)}`,
    tables: [...tables.values()].map((of) => ({ ...of, routes: rankedRoutes(of.table.id, t) })),
    unknown:
      unknown.length === 0 ? '' : `unknown: the input tells no route table for ${listInWords(unknown.map((s) => referenceTo(s, t)))}.`,
    gateway: null,
  }
}

/** One arrow for each subnet and target, the destinations together; local traffic has none, it goes everywhere in the VPC. */
function arrowsOf(asked: Question, find: BoxFinder, colour: (id: string) => number, t: TopologyIndex): readonly OverlayArrow[] {
  const arrows = new Map<string, OverlayArrow>()
  for (const { table, subnets, routes } of asked.tables)
    for (const ranked of routes) {
      const { route, status } = ranked
      if (status !== 'active' || !isPlace(route.target)) continue
      for (const from of subnets.flatMap((s) => find(s)))
        for (const to of find(route.target)) {
          if (from === to) continue
          const id = `${from} → ${to}`
          const known = arrows.get(id)
          const name = t.destinationName(route.destination, 'full')
          const path = routePath(route)
          const text = `${name} → ${referenceTo(route.target, t)} in ${referenceTo(table.id, t)}: ${routeStatus(ranked, t)}`
          const labels = known === undefined ? [] : known.label.split(', ')
          arrows.set(id, {
            id,
            from,
            to,
            label: [...new Set([...labels, name])].join(', '),
            colour: colour(table.id),
            state: 'allowed',
            reasons: distinct([...(known?.reasons ?? []), { text, resource: table.id, ...(path === undefined ? {} : { path }) }]),
          })
        }
    }
  return [...arrows.values()]
}

const distinct = (reasons: OverlayArrow['reasons']): OverlayArrow['reasons'] => [...new Map(reasons.map((r) => [r.text, r])).values()]

/** The focus and its subnets, the targets, and the tables; a table that drops packets is marked so. */
function litBoxes(focus: ResourceId, asked: Question, arrows: readonly OverlayArrow[], find: BoxFinder): OverlayMarks['lit'] {
  const lit = new Map<string, OverlayMarks['lit'][number]>()
  const add = (box: string, as: 'focus' | 'target' | 'blackhole') => {
    if (!lit.has(box)) lit.set(box, { box, as })
  }
  for (const box of find(focus)) add(box, 'focus')
  for (const { table, routes } of asked.tables)
    if (routes.some((r) => r.status === 'blackhole' || r.status === 'missing')) for (const box of find(table.id)) add(box, 'blackhole')
  if (asked.gateway === null)
    for (const { subnets } of asked.tables) for (const subnet of subnets) for (const box of find(subnet)) add(box, 'focus')
  for (const arrow of arrows) for (const box of [arrow.from, arrow.to]) add(box, 'target')
  for (const { table } of asked.tables) for (const box of find(table.id)) add(box, 'target')
  return [...lit.values()]
}

function cardOf(asked: Question, t: TopologyIndex): OverlayCard | null {
  const [first] = asked.tables
  if (first === undefined) return null
  const several = asked.tables.length > 1 || asked.gateway !== null
  return {
    title: asked.title,
    resource: asked.gateway ?? first.table.id,
    columns: [...(several ? ['Route table'] : []), 'Destination', 'Target', 'Status'],
    rows: asked.tables.flatMap(({ table, routes }) =>
      routes.map((ranked): OverlayCard['rows'][number] => {
        const { route, status } = ranked
        const target = t.get(route.target)
        const cells = [
          t.destinationName(route.destination, 'full'),
          target === undefined ? route.target : referenceTo(target.id, t),
          routeStatus(ranked, t),
        ]
        const tone = status === 'blackhole' || status === 'missing' ? 'bad' : status === 'shadowed' ? 'quiet' : undefined
        return {
          cells: several ? [referenceTo(table.id, t), ...cells] : cells,
          ...(tone === undefined ? {} : { tone }),
          ...(target === undefined ? {} : { link: target.id }),
        }
      }),
    ),
  }
}

function hintOf(focus: ResourceId | null, tables: number, t: TopologyIndex): string {
  if (tables === 0) return 'The topology has no route table.'
  if (focus === null || t.get(focus) === undefined) return 'Hover or select a subnet, a route table or a gateway to see its routes.'
  return `${titleOf(focus, t)} stands in no subnet: select a subnet, a route table or a gateway to see its routes.`
}
