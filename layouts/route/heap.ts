/** Binary heap of numbers by cost, smallest first; of equal costs the smaller number first. */
export class Heap {
  private costs: number[] = []
  private items: number[] = []

  get size(): number {
    return this.items.length
  }

  clear(): void {
    this.costs.length = 0
    this.items.length = 0
  }

  private before(costA: number, itemA: number, b: number): boolean {
    const costB = this.costs[b] ?? 0
    return costA < costB || (costA === costB && itemA < (this.items[b] ?? 0))
  }

  push(cost: number, item: number): void {
    const { costs, items } = this
    let at = items.length
    items.push(item)
    costs.push(cost)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.before(cost, item, parent)) break
      costs[at] = costs[parent] ?? 0
      items[at] = items[parent] ?? 0
      at = parent
    }
    costs[at] = cost
    items[at] = item
  }

  /** Cost of the first item; infinite of an empty heap. */
  firstCost(): number {
    return this.costs[0] ?? Number.POSITIVE_INFINITY
  }

  /** Takes the first item; -1 of an empty heap. */
  pop(): number {
    const { costs, items } = this
    const first = items[0] ?? -1
    const cost = costs.pop() ?? 0
    const item = items.pop() ?? 0
    const count = items.length
    if (count === 0) return first
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= count) break
      if (child + 1 < count && this.before(costs[child + 1] ?? 0, items[child + 1] ?? 0, child)) child++
      const childCost = costs[child] ?? 0
      if (cost < childCost || (cost === childCost && item < (items[child] ?? 0))) break
      costs[at] = childCost
      items[at] = items[child] ?? 0
      at = child
    }
    costs[at] = cost
    items[at] = item
    return first
  }
}
