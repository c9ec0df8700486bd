import type { Statement } from '@/importers/vocabulary/statement'
import { isPart, isThing } from '@/importers/vocabulary/terms'

/** What became of the entries of one type. */
export interface TypeCoverage {
  readonly type: string
  /** Entries that the input has of it. */
  total: number
  /** Drawn as a kind of its own, or added to what it is about. */
  read: number
  /** Drawn as a box that says no more than its type. */
  generic: number
  leftOut: number
  /** Why entries were left out, with how many. */
  readonly reasons: Map<string, number>
}

/** Counts what was read, what was kept as generic and what was left out, so that nothing goes silently. */
export class Coverage {
  private readonly types = new Map<string, TypeCoverage>()
  private readonly counted = new Map<string, number>()

  read(type: string, said: readonly Statement[]): void {
    this.of(type).total++
    this.of(type).read++
    const counted = new Set(said.flatMap((s) => (isPart(s) && s.counted !== undefined ? [s] : [])))
    for (const part of counted) this.count(part.counted ?? '')
    for (const s of said) if (isThing(s) && s.is === 'generic') this.of(type).generic++
  }

  generic(type: string): void {
    this.of(type).total++
    this.of(type).generic++
  }

  leftOut(type: string, reason: string): void {
    const of = this.of(type)
    of.total++
    of.leftOut++
    of.reasons.set(reason, (of.reasons.get(reason) ?? 0) + 1)
  }

  count(what: string): void {
    this.counted.set(what, (this.counted.get(what) ?? 0) + 1)
  }

  countOf(what: string): number {
    return this.counted.get(what) ?? 0
  }

  /** By type, in the order of their names. */
  all(): readonly TypeCoverage[] {
    return [...this.types.values()].sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0))
  }

  private of(type: string): TypeCoverage {
    const known = this.types.get(type)
    if (known !== undefined) return known
    const made: TypeCoverage = { type, total: 0, read: 0, generic: 0, leftOut: 0, reasons: new Map() }
    this.types.set(type, made)
    return made
  }
}
