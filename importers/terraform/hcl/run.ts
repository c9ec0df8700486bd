import { isRawMap, type RawValue, Unknown } from '@/importers/raw/raw-value'
import { mistake } from '@/importers/terraform/hcl/source'
import type { At } from '@/importers/terraform/hcl/syntax'
import { Failure } from '@/importers/terraform/hcl/values'
import type { Diagnostic } from '@/model/diagnostic'

/** The most that is worked out, so that no folder can exhaust the machine. */
export const limits = {
  instances: 50_000,
  moduleInstances: 2_000,
  moduleDepth: 32,
  diagnostics: 1_000,
  /** Parts of expressions that are evaluated, all told. */
  steps: 10_000_000,
  /** Expressions that wait for others: well within the stack of any JavaScript engine. */
  depth: 300,
  /** Characters of one value, with all that it holds. */
  weight: 4_000_000,
  /** Lists of lists of lists … of one value. */
  valueDepth: 60,
} as const

/** What is known of a list or map once and for all. */
interface Measure {
  readonly weight: number
  readonly depth: number
  readonly failure: Failure | null
}

const measures = new WeakMap<object, Measure>()

/** One reading of a folder: its diagnostics, each once, and what may still be spent. */
export class Run {
  readonly diagnostics: Diagnostic[] = []
  private readonly told = new Set<string>()
  private stepsLeft: number = limits.steps
  private depth = 0

  report(diagnostic: Diagnostic): void {
    const { file, line, column } = diagnostic.place ?? {}
    const key = `${diagnostic.code} ${file} ${line} ${column} ${diagnostic.message}`
    if (this.told.has(key) || this.diagnostics.length >= limits.diagnostics) return
    this.told.add(key)
    this.diagnostics.push(diagnostic)
  }

  fail(code: Diagnostic['code'], at: At, message: string, fix: string): Failure {
    return new Failure(mistake(code, 'error', at, message, fix))
  }

  /** @returns whether there is anything left to spend */
  spend(steps: number, at: At): boolean {
    if (this.stepsLeft > 0) {
      this.stepsLeft -= steps
      if (this.stepsLeft > 0) return true
      this.report(
        mistake(
          'hcl/too-much',
          'error',
          at,
          `The files ask for more than ${limits.steps.toLocaleString('en')} steps of computation, the most that is done; what follows is not read.`,
          'Read the output of `terraform show -json` instead.',
        ),
      )
    }
    return false
  }

  get isSpent(): boolean {
    return this.stepsLeft <= 0
  }

  /** Works out a value that may ask for others. */
  deeper(at: At, work: () => RawValue): RawValue {
    if (!this.spend(1, at)) return new Unknown('the files ask for more computation than is done')
    if (this.depth >= limits.depth)
      return this.fail(
        'hcl/too-deep',
        at,
        `More than ${limits.depth} expressions wait for each other here.`,
        'Shorten the chain of locals and brackets, or read the output of `terraform show -json`.',
      )
    this.depth++
    const value = work()
    this.depth--
    if (typeof value === 'string') return value.length > limits.weight ? this.tooLarge(at) : value
    if (typeof value !== 'object' || value === null) return value
    const known = measures.has(value)
    const { weight, depth } = measure(value)
    if (!known && Array.isArray(value)) this.spend(value.length >> 3, at)
    return weight > limits.weight || depth > limits.valueDepth ? this.tooLarge(at) : value
  }

  private tooLarge(at: At): Failure {
    return this.fail(
      'hcl/too-large',
      at,
      'The value that is made here is larger or deeper than any network needs.',
      'Look for a value that holds itself many times over.',
    )
  }
}

function measure(value: RawValue): Measure {
  if (typeof value === 'string') return { weight: 8 + value.length, depth: 0, failure: null }
  if (typeof value !== 'object' || value === null) return { weight: 8, depth: 0, failure: null }
  if (value instanceof Failure) return { weight: 8, depth: 0, failure: value }
  const items = Array.isArray(value) ? value : isRawMap(value) ? Object.values(value) : null
  if (items === null) return { weight: 8, depth: 0, failure: null }
  const known = measures.get(value)
  if (known !== undefined) return known
  let weight = 8
  let depth = 0
  let failure: Failure | null = null
  for (const item of items) {
    const one = measure(item)
    weight += one.weight
    depth = Math.max(depth, one.depth)
    failure ??= one.failure
  }
  const found = { weight, depth: depth + 1, failure }
  measures.set(value, found)
  return found
}

/** The first mistake in a value, however deep. */
export const failureIn = (value: RawValue): Failure | null => measure(value).failure

/** Whether a value can be worked with: functions may make large ones of small ones. */
export const weightOf = (value: RawValue): number => measure(value).weight
