import type { Path } from '@/importers/text/text-tree'

type Step = string | number

/** What is taken out of a value: everything at a path, or parts of it. */
export type Cut = 'all' | Map<Step, Cut>

/** Adds a path to what is taken out. */
export function cutAt(cut: Map<Step, Cut>, path: readonly Step[]): void {
  let at = cut
  for (const [i, step] of path.entries()) {
    const next = at.get(step)
    if (next === 'all') return
    if (i === path.length - 1) at.set(step, 'all')
    else if (next === undefined) {
      const made = new Map<Step, Cut>()
      at.set(step, made)
      at = made
    } else at = next
  }
}

/**
 * A value of a file from which parts are taken out, and which remembers where the rest stood: entries of lists move up.
 */
export class Remains {
  value: unknown
  /** By the path of a list in the file: the places its entries had there. */
  private readonly kept = new Map<string, readonly number[]>()

  constructor(value: unknown) {
    this.value = value
  }

  take(cut: Map<Step, Cut>): void {
    this.value = this.without(this.value, cut, [])
  }

  /** Path in the file of a path in what remains. */
  origin(path: Path): Step[] {
    const origin: Step[] = []
    for (const step of path) {
      const own = typeof step === 'number' ? step : String(step)
      origin.push(typeof own === 'number' ? (this.kept.get(keyOf(origin))?.[own] ?? own) : own)
    }
    return origin
  }

  private without(value: unknown, cut: Cut, origin: readonly Step[]): unknown {
    if (cut === 'all' || cut.size === 0) return value
    if (Array.isArray(value)) {
      const before = this.kept.get(keyOf(origin)) ?? value.map((_, i) => i)
      const items: unknown[] = []
      const places: number[] = []
      for (const [i, item] of value.entries()) {
        const inner = cut.get(i)
        const place = before[i] ?? i
        if (inner === 'all') continue
        items.push(inner === undefined ? item : this.without(item, inner, [...origin, place]))
        places.push(place)
      }
      this.kept.set(keyOf(origin), places)
      return items
    }
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, item]) => {
        const inner = cut.get(name)
        if (inner === 'all') return []
        return [[name, inner === undefined ? item : this.without(item, inner, [...origin, name])]]
      }),
    )
  }
}

const keyOf = (path: readonly Step[]) => JSON.stringify(path)
