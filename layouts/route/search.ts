import { crampedHorizontal, crampedVertical, type Grid, noHorizontal, noVertical } from '@/layouts/route/grid'
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
  /** Share of the length added where a border is close. */
  readonly cramped: number
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

/** Part of a turn's cost that a line pays on its own trunk. */
const leastTurn = 0.5

/** A* over the crossings of a grid. Holds its working memory, so that one search costs only what it visits. */
export class Search {
  private readonly heap = new Heap()
  private readonly cost: Float64Array
  private readonly from: Int32Array
  private readonly seen: Int32Array
  private readonly closed: Int32Array
  private readonly goalAt: Int32Array
  private readonly goalPort: Int32Array
  private readonly trunk: Int32Array
  private readonly allowed: Int32Array
  private stamp = 0
  private trunkStamp = 0

  constructor(
    private readonly grid: Grid,
    obstacleCount: number,
    /** Over 1: looks less far around, and may miss the cheapest way. */
    private readonly haste: number,
  ) {
    const states = grid.owner.length * 2
    this.cost = new Float64Array(states)
    this.from = new Int32Array(states)
    this.seen = new Int32Array(states)
    this.closed = new Int32Array(states)
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
   * @param most  cost from which on a way is of no use
   * @returns null where there is no way; `dear` where there is none for less than `most`
   */
  find(
    sources: readonly Port[],
    goals: readonly Port[],
    ground: Ground,
    target: Obstacle,
    costs: Costs,
    most: number,
  ): Way | null | 'dear' {
    const stamp = ++this.stamp
    const { grid, heap } = this
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
    sources.forEach((port, i) => {
      if (open(port.crossing) && !this.barred(port.crossing, port.direction)) {
        this.reach(port.crossing * 2 + port.direction, port.cost, -1 - i, stamp, target, costs)
      }
    })
    let best = most
    let bestState = -1
    while (heap.size > 0 && heap.firstCost() < best) {
      const key = heap.firstCost()
      const state = heap.pop()
      const cost = this.cost[state] ?? 0
      // An entry that was bettered since.
      if (this.closed[state] === stamp && key > cost + this.estimate(state, target, costs.bend) + 1e-9) continue
      this.closed[state] = stamp
      if (this.goalAt[state] === stamp) {
        const total = cost + (goals[this.goalPort[state] ?? 0]?.cost ?? 0)
        if (total < best) {
          best = total
          bestState = state
        }
      }
      this.step(state, cost, stamp, target, costs)
    }
    if (bestState >= 0) return this.wayTo(bestState, sources, goals)
    return heap.size > 0 ? 'dear' : null
  }

  /** Least cost from a state to the target: its distance, and a turn where the line does not head for it. */
  private estimate(state: number, target: Obstacle, bend: number): number {
    const { xs, ys, columns } = this.grid
    const crossing = state >> 1
    const x = xs[crossing % columns] ?? 0
    const y = ys[(crossing / columns) | 0] ?? 0
    const dx = x < target.left ? target.left - x : x > target.right ? x - target.right : 0
    const dy = y < target.top ? target.top - y : y > target.bottom ? y - target.bottom : 0
    const turns = (state & 1) === horizontal ? dy > 0 : dx > 0
    return (dx + dy + (turns ? bend * leastTurn : 0)) * this.haste
  }

  private barred(crossing: number, direction: Direction): boolean {
    return ((this.grid.flags[crossing] ?? 0) & (direction === horizontal ? noHorizontal : noVertical)) !== 0
  }

  private step(state: number, cost: number, stamp: number, target: Obstacle, costs: Costs): void {
    const { xs, ys, columns, usedRight, usedDown, owner, narrow, flags } = this.grid
    const crossing = state >> 1
    const i = crossing % columns
    const j = (crossing / columns) | 0
    const level = (state & 1) === horizontal
    const along: Direction = level ? horizontal : 1
    const turned: Direction = level ? 1 : horizontal
    const onTrunk = this.trunk[crossing] === this.trunkStamp
    if (!this.barred(crossing, turned))
      this.reach(crossing * 2 + turned, cost + costs.bend * (onTrunk ? leastTurn : 1), state, stamp, target, costs)
    // Lines that run across here.
    const across = level
      ? Math.min(usedDown[crossing] ?? 0, usedDown[crossing - columns] ?? 0)
      : Math.min(usedRight[crossing] ?? 0, i > 0 ? (usedRight[crossing - 1] ?? 0) : 0)
    const passed = cost + (onTrunk ? 0 : across * costs.crossing)
    for (let side = -1; side <= 1; side += 2) {
      const ni = level ? i + side : i
      const nj = level ? j : j + side
      if (ni < 0 || nj < 0 || ni >= columns || nj >= ys.length) continue
      const next = nj * columns + ni
      if (this.allowed[(owner[next] ?? 0) + 2] !== stamp || this.barred(next, along)) continue
      const length = Math.abs(level ? (xs[ni] ?? 0) - (xs[i] ?? 0) : (ys[nj] ?? 0) - (ys[j] ?? 0))
      const first = side < 0 ? next : crossing
      const crowd = (level ? usedRight[first] : usedDown[first]) ?? 0
      const full = crowd > 0 && narrow[crossing] === 1 && narrow[next] === 1 ? costs.full * crowd : 0
      const shared = onTrunk && this.trunk[next] === this.trunkStamp
      const cramped =
        ((flags[crossing] ?? 0) & (flags[next] ?? 0) & (level ? crampedHorizontal : crampedVertical)) !== 0 ? costs.cramped : 0
      const paid = shared ? length * trunkShare : length * (1 + crowd * costs.crowd + cramped) + full
      this.reach(next * 2 + along, passed + paid, state, stamp, target, costs)
    }
  }

  private reach(state: number, cost: number, before: number, stamp: number, target: Obstacle, costs: Costs): void {
    if (this.seen[state] === stamp && (this.cost[state] ?? 0) <= cost) return
    // In haste a place once left is not looked at again.
    if (this.haste > 1 && this.closed[state] === stamp) return
    this.seen[state] = stamp
    this.cost[state] = cost
    this.from[state] = before
    this.heap.push(cost + this.estimate(state, target, costs.bend), state)
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

  /** Searches as if the tracks of some ways were full. */
  without<T>(ways: readonly Way[], search: () => T): T {
    const { narrow } = this.grid
    const crossings = ways.flatMap((way) => way.crossings)
    const before = crossings.map((crossing) => narrow[crossing] ?? 0)
    for (const crossing of crossings) narrow[crossing] = 1
    for (const way of ways) this.use(way, 1)
    const found = search()
    for (const way of ways) this.use(way, -1)
    // Backwards: a crossing that is listed twice gets back what it had at first.
    for (let k = crossings.length - 1; k >= 0; k--) narrow[crossings[k] ?? 0] = before[k] ?? 0
    return found
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
