import { type Grid, noHorizontal, noVertical } from '@/layouts/route/grid'
import { Heap } from '@/layouts/route/heap'
import { type Direction, horizontal, type Port } from '@/layouts/route/ports'
import type { Obstacle } from '@/layouts/route/scene'

/** What a line costs besides its length, in px of length. */
export interface Costs {
  readonly bend: number
  /** Each line crossed. */
  readonly crossing: number
  /** Share of the length added for each line already on the same track. */
  readonly crowd: number
  /** Each line already on a stretch that has no room for more. */
  readonly full: number
}

export interface Point2 {
  readonly x: number
  readonly y: number
}

/** A found way: its corners, and the crossings it runs through. */
export interface Way {
  readonly corners: readonly Point2[]
  readonly crossings: readonly number[]
  /** What the search counted, px of length. */
  readonly cost: number
}

export interface Ground {
  readonly groups: readonly number[]
  readonly everywhere: boolean
}

/** Part of the length that a line pays where it runs along its own trunk. */
const trunkShare = 0.02

/** A* over the crossings of a grid. Holds its working memory, so that one search costs only what it visits. */
export class Search {
  private readonly heap = new Heap()
  private readonly cost: Float64Array
  private readonly from: Int32Array
  private readonly seen: Int32Array
  private readonly goalAt: Int32Array
  private readonly goalPort: Int32Array
  private readonly trunk: Int32Array
  private readonly allowed: Int32Array
  private stamp = 0
  private trunkStamp = 0

  constructor(
    private readonly grid: Grid,
    obstacleCount: number,
  ) {
    const states = grid.owner.length * 2
    this.cost = new Float64Array(states)
    this.from = new Int32Array(states)
    this.seen = new Int32Array(states)
    this.goalAt = new Int32Array(states)
    this.goalPort = new Int32Array(states)
    this.trunk = new Int32Array(grid.owner.length)
    this.allowed = new Int32Array(obstacleCount + 2)
  }

  /** Forgets the trunk: the next line starts a new one. */
  newTrunk(): void {
    this.trunkStamp++
  }

  /** Makes a way part of the trunk that following lines may share. */
  addToTrunk(way: Way): void {
    for (const crossing of way.crossings) this.trunk[crossing] = this.trunkStamp
  }

  /**
   * Cheapest way from any of the sources to any of the goals.
   *
   * @param ground  groups that the line may enter, and whether it may run outside of all groups
   * @param target  box of the goals, for the estimate
   * @returns null where there is no way
   */
  find(sources: readonly Port[], goals: readonly Port[], ground: Ground, target: Obstacle, costs: Costs): Way | null {
    const stamp = ++this.stamp
    const { grid, heap } = this
    const { xs, ys, columns } = grid
    // Owners are shifted by 2: titles, the picture itself, then the boxes.
    if (ground.everywhere) this.allowed[1] = stamp
    for (const index of ground.groups) this.allowed[index + 2] = stamp
    const open = (crossing: number) => this.allowed[(grid.owner[crossing] ?? 0) + 2] === stamp
    heap.clear()
    goals.forEach((port, i) => {
      if (!open(port.crossing)) return
      const state = port.crossing * 2 + port.direction
      const known = this.goalAt[state] === stamp ? goals[this.goalPort[state] ?? 0] : undefined
      if (known && known.cost <= port.cost) return
      this.goalAt[state] = stamp
      this.goalPort[state] = i
    })
    const estimate = (crossing: number) => {
      const x = xs[crossing % columns] ?? 0
      const y = ys[(crossing / columns) | 0] ?? 0
      return Math.max(target.left - x, 0, x - target.right) + Math.max(target.top - y, 0, y - target.bottom)
    }
    const reach = (state: number, cost: number, before: number) => {
      if (this.seen[state] === stamp && (this.cost[state] ?? 0) <= cost) return
      this.seen[state] = stamp
      this.cost[state] = cost
      this.from[state] = before
      heap.push(cost + estimate(state >> 1), state)
    }
    sources.forEach((port, i) => {
      if (open(port.crossing) && !this.barred(port.crossing, port.direction)) reach(port.crossing * 2 + port.direction, port.cost, -1 - i)
    })
    let best = Number.POSITIVE_INFINITY
    let bestState = -1
    while (heap.size > 0 && heap.firstCost() < best) {
      const key = heap.firstCost()
      const state = heap.pop()
      const crossing = state >> 1
      const cost = this.cost[state] ?? 0
      // An entry that was bettered since.
      if (key > cost + estimate(crossing) + 1e-9) continue
      if (this.goalAt[state] === stamp) {
        const total = cost + (goals[this.goalPort[state] ?? 0]?.cost ?? 0)
        if (total < best) {
          best = total
          bestState = state
        }
      }
      this.step(state, cost, open, reach, costs)
    }
    return bestState < 0 ? null : this.wayTo(bestState, sources, goals)
  }

  private barred(crossing: number, direction: Direction): boolean {
    return ((this.grid.flags[crossing] ?? 0) & (direction === horizontal ? noHorizontal : noVertical)) !== 0
  }

  private step(
    state: number,
    cost: number,
    open: (crossing: number) => boolean,
    reach: (state: number, cost: number, before: number) => void,
    costs: Costs,
  ): void {
    const { xs, ys, columns, usedRight, usedDown } = this.grid
    const crossing = state >> 1
    const i = crossing % columns
    const j = (crossing / columns) | 0
    const along: Direction = (state & 1) === horizontal ? horizontal : 1
    const turned: Direction = along === horizontal ? 1 : horizontal
    const onTrunk = this.trunk[crossing] === this.trunkStamp
    if (!this.barred(crossing, turned)) reach(crossing * 2 + turned, cost + costs.bend * (onTrunk ? 0.5 : 1), state)
    // Lines that run across here.
    const across =
      along === horizontal
        ? Math.min(usedDown[crossing] ?? 0, usedDown[crossing - columns] ?? 0)
        : Math.min(usedRight[crossing] ?? 0, i > 0 ? (usedRight[crossing - 1] ?? 0) : 0)
    const passed = cost + (onTrunk ? 0 : across * costs.crossing)
    for (const side of [-1, 1] as const) {
      const ni = along === horizontal ? i + side : i
      const nj = along === horizontal ? j : j + side
      if (ni < 0 || nj < 0 || ni >= columns || nj >= ys.length) continue
      const next = nj * columns + ni
      if (!open(next) || this.barred(next, along)) continue
      const length = Math.abs(along === horizontal ? (xs[ni] ?? 0) - (xs[i] ?? 0) : (ys[nj] ?? 0) - (ys[j] ?? 0))
      const first = Math.min(crossing, next)
      const crowd = (along === horizontal ? usedRight[first] : usedDown[first]) ?? 0
      const full = crowd > 0 && this.grid.narrow[crossing] === 1 && this.grid.narrow[next] === 1 ? costs.full * crowd : 0
      const shared = onTrunk && this.trunk[next] === this.trunkStamp
      reach(next * 2 + along, passed + (shared ? length * trunkShare : length * (1 + crowd * costs.crowd) + full), state)
    }
  }

  private wayTo(last: number, sources: readonly Port[], goals: readonly Port[]): Way {
    const { xs, ys, columns } = this.grid
    const crossings: number[] = []
    let state = last
    while (state >= 0) {
      if (crossings.at(-1) !== state >> 1) crossings.push(state >> 1)
      state = this.from[state] ?? -1
    }
    crossings.reverse()
    const source = sources[-1 - state]
    const goal = goals[this.goalPort[last] ?? 0]
    const points: Point2[] = crossings.map((crossing) => ({ x: xs[crossing % columns] ?? 0, y: ys[(crossing / columns) | 0] ?? 0 }))
    if (source) points.unshift({ x: source.x, y: source.y })
    if (goal) points.push({ x: goal.x, y: goal.y })
    return { corners: cornersOf(points), crossings, cost: (this.cost[last] ?? 0) + (goal?.cost ?? 0) }
  }

  /** Notes that a line runs along a way (or, with -1, no longer does). */
  use(way: Way, by: 1 | -1): void {
    const { columns, usedRight, usedDown } = this.grid
    for (let k = 1; k < way.crossings.length; k++) {
      const a = way.crossings[k - 1] ?? 0
      const b = way.crossings[k] ?? 0
      const first = Math.min(a, b)
      const used = Math.abs(a - b) === columns ? usedDown : usedRight
      used[first] = (used[first] ?? 0) + by
    }
  }
}

/** Ends and turns of a line of points; what lies on a straight stretch is left out. */
export function cornersOf(points: readonly Point2[]): Point2[] {
  const corners: Point2[] = []
  for (const point of points) {
    const last = corners.at(-1)
    if (last && last.x === point.x && last.y === point.y) continue
    const before = corners.at(-2)
    const straight = before && last && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y))
    if (straight) corners.pop()
    corners.push(point)
  }
  return corners
}
