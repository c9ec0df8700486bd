import type { Diagnostic } from '@/model/diagnostic'

/** Nobody reads more, and each costs time: a broken file of a hundred thousand resources has as many mistakes. */
const most = 1000

/** Collects diagnostics up to a bound, and counts the rest without making them. */
export class Findings {
  readonly diagnostics: Diagnostic[] = []
  hidden = 0

  get count(): number {
    return this.diagnostics.length + this.hidden
  }

  add(make: () => Diagnostic): void {
    if (this.diagnostics.length < most) this.diagnostics.push(make())
    else this.hidden++
  }
}
