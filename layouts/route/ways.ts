import { measureLabel } from '@/layouts/measure'
import type { Grid } from '@/layouts/route/grid'
import { bestHost, type Growth } from '@/layouts/route/labels'
import { horizontal, type Port, portsOf, type Side, sides, vertical } from '@/layouts/route/ports'
import { ancestors, type Obstacle, root, type Scene } from '@/layouts/route/scene'
import { type Costs, Search, type Way } from '@/layouts/route/search'
import { gatherTrunks, type Request } from '@/layouts/route/trunks'

/** A line with its way over the tracks, before the lines that share a track are parted. */
export interface Routed {
  readonly request: Request
  readonly way: Way
  /** Lines of one trunk carry the same number; a line alone has its own. */
  readonly trunk: number
}

const costs: Costs = { bend: 48, crossing: 36, crowd: 0.06, cramped: 0.5, full: 60 }

/** Up to this many lines are routed again once all the others are known. */
const reroutedAtMost = 80
const reroutePasses = 1

/** A line that leaves or reaches a box on a side that does not face the other end, px of length. */
const notFacingCost = 30

/** A line that leaves or reaches a box across the direction of reading, px of length. */
const againstFlowCost = 80

/** Nuisance of a label up to which its line keeps its way, px. */
const bearableNuisance = 60

/** Other gaps tried for a line whose label finds no place. */
const otherGaps = 3

/** Sides of its boxes that a line has to use; null leaves it free. */
interface Sides {
  readonly leaves: Side | null
  readonly reaches: Side | null
}

const anySide: Sides = { leaves: null, reaches: null }

export interface Manner {
  readonly growth: Growth
  readonly flow: 'down' | 'right' | null
  /** Over 1: coarser and faster. */
  readonly haste: number
  /** Lines are not routed again once all the others are known. */
  readonly quick: boolean
}

interface Team {
  readonly at: number
  readonly requests: readonly Request[]
  ways: (Way | null)[]
}

const distance = (a: Obstacle, b: Obstacle) =>
  Math.max(a.left - b.right, b.left - a.right, 0) + Math.max(a.top - b.bottom, b.top - a.bottom, 0)

/** Routes lines one after the other, short ones first; those of a trunk follow each other and share what they can. */
export class WayFinder {
  private readonly search: Search
  private readonly ports = new Map<number, readonly Port[]>()

  constructor(
    private readonly scene: Scene,
    private readonly grid: Grid,
    private readonly manner: Manner,
  ) {
    this.search = new Search(grid, scene.obstacles.length, manner.haste)
  }

  /** Way of one line that begins at a point on the border of its first box; null where there is none. */
  fromPoint(request: Request, point: { readonly x: number; readonly y: number }): Way | null {
    const from = this.indexOf(request.from)
    const to = this.indexOf(request.to)
    if (from === undefined || to === undefined) return null
    const start = [true, false].flatMap((inward) => this.portsOf(from, inward)).filter((port) => port.x === point.x && port.y === point.y)
    return start.length === 0 ? null : this.find(from, to, start)
  }

  route(requests: readonly Request[]): { readonly routed: readonly Routed[]; readonly failed: readonly Request[] } {
    const teams = this.teamsOf(requests)
    for (const team of teams) this.routeTeam(team)
    if (!this.manner.quick && requests.length <= reroutedAtMost) {
      for (let pass = 0; pass < reroutePasses; pass++) {
        for (const team of teams) {
          for (const way of team.ways) if (way) this.search.use(way, -1)
          this.routeTeam(team)
          if (pass === reroutePasses - 1) this.suitLabel(team, teams)
        }
      }
    }
    const routed: Routed[] = []
    const failed: Request[] = []
    teams.forEach((team, trunk) => {
      team.requests.forEach((request, i) => {
        const way = team.ways[i]
        if (way && way.corners.length > 1) routed.push({ request, way, trunk })
        else failed.push(request)
      })
    })
    return { routed, failed }
  }

  private teamsOf(requests: readonly Request[]): Team[] {
    const known = requests.filter((request) => this.indexOf(request.from) !== undefined && this.indexOf(request.to) !== undefined)
    // A line from a group to what it holds runs inside it: it shares no trunk with those outside.
    const { trunks, single } = gatherTrunks(known.map((request) => (this.nested(request) ? { ...request, mark: null } : request)))
    const teams: Team[] = [
      ...trunks.map((trunk) => {
        const lines = [...trunk.lines].sort((a, b) => this.lengthOf(a) - this.lengthOf(b) || (a.id < b.id ? -1 : 1))
        return { at: this.indexOf(trunk.at) ?? -1, requests: lines, ways: [] }
      }),
      ...single.map((request) => ({ at: this.indexOf(request.from) ?? -1, requests: [request], ways: [] })),
    ]
    const rank = (team: Team) => (team.requests[0] ? this.lengthOf(team.requests[0]) : 0)
    return teams.sort((a, b) => rank(a) - rank(b) || ((a.requests[0]?.id ?? '') < (b.requests[0]?.id ?? '') ? -1 : 1))
  }

  private nested(request: Request): boolean {
    const from = this.indexOf(request.from) ?? root
    const to = this.indexOf(request.to) ?? root
    return ancestors(this.scene, from).includes(to) || ancestors(this.scene, to).includes(from)
  }

  private indexOf(id: string): number | undefined {
    return this.scene.indexOf.get(id)
  }

  private lengthOf(request: Request): number {
    const a = this.scene.obstacles[this.indexOf(request.from) ?? -1]
    const b = this.scene.obstacles[this.indexOf(request.to) ?? -1]
    return a && b ? distance(a, b) : 0
  }

  private portsOf(index: number, inward: boolean): readonly Port[] {
    const key = index * 2 + (inward ? 1 : 0)
    const known = this.ports.get(key)
    if (known) return known
    const found = portsOf(this.scene, this.grid, index, inward)
    this.ports.set(key, found)
    return found
  }

  /** Groups around an end; a gateway on a border counts as inside for what stands inside. */
  private around(index: number, other: number): number[] {
    const onBorderOf = this.scene.obstacles[index]?.onBorderOf ?? root
    const inner = onBorderOf !== root && ancestors(this.scene, other).includes(onBorderOf)
    return inner ? ancestors(this.scene, index, onBorderOf) : ancestors(this.scene, index)
  }

  /** Ports of a box for a line to another one; those on sides that do not face it cost more. */
  private usable(
    index: number,
    inward: boolean,
    side: Side | null,
    own: Obstacle,
    towards: Obstacle,
    ground: readonly number[],
  ): readonly Port[] {
    const dx = Math.max(own.left - towards.right, towards.left - own.right, 0)
    const dy = Math.max(own.top - towards.bottom, towards.top - own.bottom, 0)
    const turnedFrom = dx > 2 * dy ? vertical : dy > 2 * dx ? horizontal : null
    const { flow } = this.manner
    const againstFlow = flow === null ? null : flow === 'right' ? vertical : horizontal
    return this.portsOf(index, inward).flatMap((port) => {
      if (side !== null && port.side !== side) return []
      // Of a gateway on the upper border, the lower side belongs to what stands inside and the upper one to what stands outside.
      if (own.onBorderOf !== root && port.side === (ground.includes(own.onBorderOf) ? 'top' : 'bottom')) return []
      const extra = (port.direction === turnedFrom ? notFacingCost : 0) + (port.direction === againstFlow ? againstFlowCost : 0)
      return extra > 0 ? [{ ...port, cost: port.cost + extra }] : [port]
    })
  }

  private routeTeam(team: Team): void {
    this.search.newTrunk()
    team.ways = []
    // All lines of a trunk start where its first one does.
    let start: readonly Port[] | null = null
    for (const request of team.requests) {
      const other = this.indexOf(request.from) === team.at ? request.to : request.from
      const way = this.find(team.at, this.indexOf(other) ?? -1, start)
      team.ways.push(way && request.from !== this.scene.obstacles[team.at]?.id ? reversed(way) : way)
      if (!way) continue
      this.search.use(way, 1)
      this.search.addToTrunk(way)
      if (start === null) {
        const first = way.corners[0]
        start = [true, false].flatMap((inward) => this.portsOf(team.at, inward)).filter((port) => port.x === first?.x && port.y === first.y)
      }
    }
  }

  /** A line alone whose label finds no place takes another side of its boxes or another gap, where that makes room at less cost. */
  private suitLabel(team: Team, teams: readonly Team[]): void {
    const [request] = team.requests
    const [way] = team.ways
    if (!request || !way || team.requests.length > 1) return
    const label = measureLabel(request.label)
    if (label.lines.length === 0) return
    const others = teams.flatMap((one) => (one === team ? [] : one.ways.flatMap((other) => (other ? [{ points: other.corners }] : []))))
    const nuisance = (one: Way) => bestHost(this.scene, { points: one.corners }, [], others, label, this.manner.growth)?.cost ?? 0
    let best = way
    let least = nuisance(way)
    if (least < bearableNuisance) return
    least += way.cost
    this.search.use(way, -1)
    this.search.newTrunk()
    const to = this.indexOf(request.to) ?? -1
    const consider = (found: Way | null) => {
      if (!found || found.cost >= least) return
      const total = found.cost + nuisance(found)
      if (total >= least) return
      least = total
      best = found
    }
    for (const side of sides) {
      consider(this.find(team.at, to, null, { leaves: side, reaches: null }, least))
      consider(this.find(team.at, to, null, { leaves: null, reaches: side }, least))
    }
    const avoided = [way]
    while (avoided.length <= otherGaps) {
      const found = this.search.without(avoided, () => this.find(team.at, to, null, anySide, least))
      consider(found)
      if (!found) break
      avoided.push(found)
    }
    this.search.use(best, 1)
    team.ways = [best]
  }

  /** @param most  cost from which on a way is of no use */
  private find(
    from: number,
    to: number,
    start: readonly Port[] | null,
    only: Sides = anySide,
    most = Number.POSITIVE_INFINITY,
  ): Way | null {
    const target = this.scene.obstacles[to]
    if (!target || from === to) return null
    const around = this.around(to, from)
    const own = this.around(from, to)
    const fromHolds = around.includes(from)
    const toHolds = own.includes(to)
    const source = this.scene.obstacles[from] ?? target
    const goals = this.usable(to, toHolds, only.reaches, target, source, around)
    const fresh = this.usable(from, fromHolds, only.leaves, source, target, own)
    // Both ends stand in the same groups from here outwards: a line leaves the innermost of them only where it must.
    const shared = own.find((index) => around.includes(index)) ?? root
    const inner = [...own.slice(0, own.indexOf(shared) + 1 || own.length), ...around.slice(0, around.indexOf(shared) + 1 || around.length)]
    const attempts: readonly (readonly [readonly Port[], readonly number[], boolean])[] = [
      ...(start ? ([[start, inner, shared === root]] as const) : []),
      [fresh, inner, shared === root],
      [fresh, [...own, ...around], true],
    ]
    for (const [sources, ground, everywhere] of attempts) {
      const way = this.search.find(sources, goals, { groups: ground, everywhere }, target, costs, most)
      if (way === 'dear') return null
      if (way) return way
    }
    return null
  }
}

const reversed = (way: Way): Way => ({ ...way, corners: [...way.corners].reverse(), crossings: [...way.crossings].reverse() })
