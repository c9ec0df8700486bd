import type { Layout, LayoutEngine, Shape } from '@/layouts/layout'
import { requestsOf } from '@/layouts/route/requests'
import { type Routing, routeLines } from '@/layouts/route/router'
import { buildScene } from '@/layouts/route/scene'
import type { Room } from '@/layouts/structured/block'
import { extent } from '@/layouts/structured/extent'
import { grow, growthOf, prune } from '@/layouts/structured/grow'
import { type Picture, placePicture } from '@/layouts/structured/picture'
import type { Arrangement, Placing } from '@/layouts/structured/placing'
import { measureDiagram } from '@/layouts/structured/sizes'
import { paddingsOf, spacings } from '@/layouts/structured/spacing'
import { readTree } from '@/layouts/structured/tree'
import type { Diagram } from '@/model/views/diagram'

const combined = (nodeColumns: readonly number[], zoneColumns: readonly number[]): readonly Arrangement[] =>
  nodeColumns.flatMap((nodes) =>
    [1, 2].flatMap((subnets) => zoneColumns.map((zones) => ({ nodeColumns: nodes, subnetColumns: subnets, zoneColumns: zones }))),
  )

const arrangements: Readonly<Record<Shape, readonly Arrangement[]>> = {
  wide: combined([1, 2, 3, 4], [Number.POSITIVE_INFINITY]),
  upright: combined([1, 2], [1, 2]),
}

/** Pictures with more boxes than this are placed with fewer tries, and routed once. */
const largeCount = 400

/** How often a picture may be placed and routed again, by how many lines it has: a round of many lines takes long, and betters little. */
const mostRounds = (lines: number, boxes: number): number => {
  if (boxes > largeCount || lines > 160) return 1
  if (lines > 80) return 2
  return lines > 40 ? 3 : 6
}

/** What a flaw of the lines counts against the size of the picture, px: where width is dear, lines may run closer. */
const flawPx: Readonly<Record<Shape, number>> = { wide: 120, upright: 60 }

/** The arrangement whose picture fits a screen best; boxes only, whatever lines there are. */
function bestArrangement(placing: Omit<Placing, 'arrangement' | 'room'>, count: number): Arrangement {
  const room: Room = new Map()
  let best = arrangements[placing.shape][0] as Arrangement
  let least = Number.POSITIVE_INFINITY
  for (const arrangement of arrangements[placing.shape]) {
    if (count > largeCount && arrangement.subnetColumns > 1) continue
    const { widthPx, heightPx } = placePicture({ ...placing, arrangement, room })
    const size = extent(widthPx, heightPx, placing.shape)
    if (size >= least) continue
    least = size
    best = arrangement
  }
  return best
}

const toLayout = (picture: Picture, routing: Routing): Layout => ({
  widthPx: picture.widthPx,
  heightPx: picture.heightPx,
  boxes: Object.fromEntries(picture.boxes),
  lines: routing.lines,
})

/** Places a diagram by the structure of its network and routes its links. Pure and synchronous. */
export function layOutStructured(diagram: Diagram, shape: Shape = 'wide'): Layout {
  const look = { shape, spacing: spacings[shape], paddings: paddingsOf[shape], listsBelow: new Map<string, boolean>() }
  const placing = { tree: readTree(diagram), sizes: measureDiagram(diagram), ...look }
  const count = diagram.nodes.length + diagram.groups.length
  const arrangement = bestArrangement(placing, count)
  const requests = requestsOf(diagram)
  const most = mostRounds(requests.length, count)
  let room: Room = new Map()
  let best: Layout | null = null
  let least = Number.POSITIVE_INFINITY
  for (let round = 1; ; round++) {
    const picture = placePicture({ ...placing, arrangement, room })
    const scene = buildScene(diagram, (id) => picture.boxes.get(id), picture.widthPx, picture.heightPx)
    const growth = growthOf({ ...placing, arrangement, room }, picture, count <= largeCount)
    const routing = routeLines(scene, requests, { growth })
    const score = extent(picture.widthPx, picture.heightPx, shape) + routing.flaws * flawPx[shape]
    if (best === null || score < least) {
      best = toLayout(picture, routing)
      least = score
    }
    const grown = routing.flaws > 0 ? grow(room, picture.gaps, routing.demands) : null
    const next = grown ?? prune(room, picture.gaps, routing.lines)
    if (round >= most || next === null) return best
    room = next
  }
}

export const structuredEngine: LayoutEngine = {
  id: 'structured',
  layout: async (diagram, shape) => layOutStructured(diagram, shape),
}
