import { isObject } from '@/importers/importer'
import { isRawMap, type RawValue, Unknown } from '@/importers/raw/raw-value'

type Output = Record<string, unknown>

/** What a stack needs to tell of its outputs. */
interface OutputStack {
  readonly outputs: unknown
  evaluate(node: unknown): RawValue | undefined
  condition(name: string): boolean | null
  once(key: string, work: () => RawValue | undefined): RawValue | undefined
}

/** Outputs of a stack, by their names and by the names under which they are exported. */
export class Outputs {
  private exported: ReadonlyMap<string, readonly [string, Output]> | null = null
  private looking = false

  constructor(private readonly stack: OutputStack) {}

  /** @returns undefined where there is none of that name */
  value(name: string): RawValue | undefined {
    const { outputs } = this.stack
    const output = isObject(outputs) && Object.hasOwn(outputs, name) ? outputs[name] : undefined
    return isObject(output) ? this.valueOf(name, output) : undefined
  }

  /** @returns undefined where nothing is exported under that name */
  export(exportName: string): RawValue | undefined {
    const [name, output] = this.exports().get(exportName) ?? []
    return name === undefined || output === undefined ? undefined : this.valueOf(name, output)
  }

  private valueOf(name: string, output: Output): RawValue | undefined {
    const value = this.stack.once(`output ${name}`, () => this.stack.evaluate(output.Value))
    return isRawMap(value) ? new Unknown('an output is no map') : value
  }

  private exports(): ReadonlyMap<string, readonly [string, Output]> {
    const { outputs } = this.stack
    // A name that is made of what is imported may ask for itself.
    if (this.exported !== null || this.looking) return this.exported ?? new Map()
    this.looking = true
    const found = new Map<string, readonly [string, Output]>()
    for (const [name, output] of isObject(outputs) ? Object.entries(outputs) : []) {
      if (!isObject(output) || !isObject(output.Export)) continue
      if (typeof output.Condition === 'string' && this.stack.condition(output.Condition) === false) continue
      const exportName = this.stack.evaluate(output.Export.Name)
      if (typeof exportName === 'string' && !found.has(exportName)) found.set(exportName, [name, output])
    }
    this.looking = false
    this.exported = found
    return found
  }
}
