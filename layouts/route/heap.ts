/** Binary heap of whole numbers by cost, smallest first; of equal costs the smaller number first. */
export class Heap {
  private costs = new Float64Array(1024)
  private items = new Int32Array(1024)
  private count = 0

  get size(): number {
    return this.count
  }

  clear(): void {
    this.count = 0
  }

  push(cost: number, item: number): void {
    if (this.count === this.items.length) this.widen()
    const { costs, items } = this
    let at = this.count++
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = costs[parent] as number
      if (cost > above || (cost === above && item >= (items[parent] as number))) break
      costs[at] = above
      items[at] = items[parent] as number
      at = parent
    }
    costs[at] = cost
    items[at] = item
  }

  /** Cost of the first item; infinite of an empty heap. */
  firstCost(): number {
    return this.count === 0 ? Number.POSITIVE_INFINITY : (this.costs[0] as number)
  }

  /** Takes the first item; -1 of an empty heap. */
  pop(): number {
    if (this.count === 0) return -1
    const { costs, items } = this
    const first = items[0] as number
    const count = --this.count
    const cost = costs[count] as number
    const item = items[count] as number
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= count) break
      if (child + 1 < count && comesFirst(costs, items, child + 1, child)) child++
      const below = costs[child] as number
      if (cost < below || (cost === below && item < (items[child] as number))) break
      costs[at] = below
      items[at] = items[child] as number
      at = child
    }
    costs[at] = cost
    items[at] = item
    return first
  }

  private widen(): void {
    const costs = new Float64Array(this.costs.length * 2)
    costs.set(this.costs)
    this.costs = costs
    const items = new Int32Array(this.items.length * 2)
    items.set(this.items)
    this.items = items
  }
}

function comesFirst(costs: Float64Array, items: Int32Array, a: number, b: number): boolean {
  const costA = costs[a] as number
  const costB = costs[b] as number
  return costA < costB || (costA === costB && (items[a] as number) < (items[b] as number))
}
