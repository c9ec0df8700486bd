import type { Path } from '@/importers/text/text-tree'

export type Step = string | number

const keyOf = (path: readonly Step[]) => JSON.stringify(path)

/** Remembers where the entries of lists stood in the file, where others before them were left out. */
export class Origins {
  private readonly kept = new Map<string, readonly number[]>()

  /** Notes that of a list only the entries at these places of the file remain. */
  keep(list: readonly Step[], places: readonly number[]): void {
    this.kept.set(keyOf(list), places)
  }

  /** Path in the file of a path in what was read. */
  of(path: Path): Step[] {
    const origin: Step[] = []
    for (const step of path) {
      if (typeof step === 'number') origin.push((this.kept.size === 0 ? undefined : this.kept.get(keyOf(origin))?.[step]) ?? step)
      else origin.push(String(step))
    }
    return origin
  }
}
