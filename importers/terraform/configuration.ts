import { isObject } from '@/importers/importer'
import { type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'
import { indexOf, withoutIndexes } from '@/importers/terraform/addresses'

/** What an expression of a plan's configuration refers to, seen from one resource. */
export interface Scope {
  /** Whether the configuration tells every attribute and block that is written of the resource. */
  readonly isWhole: boolean
  /** Values that the references of an expression stand for. */
  valueOf(expression: unknown): RawValue | undefined
}

const deepest = 32

/**
 * The configuration that a plan carries: which resources the unknown attributes of others refer to. It holds no locals and no texts of
 * expressions, so that what goes through them stays unknown.
 */
export class Configuration {
  private readonly byBase = new Map<string, string[]>()
  private readonly root: Record<string, unknown> | null
  private readonly providers: Record<string, unknown>

  /** @param isOld  format 0.1, which leaves inline blocks such as `route` out of its expressions */
  constructor(
    configuration: unknown,
    addresses: ReadonlySet<string>,
    private readonly isOld: boolean,
  ) {
    this.root = isObject(configuration) && isObject(configuration.root_module) ? configuration.root_module : null
    this.providers = isObject(configuration) && isObject(configuration.provider_config) ? configuration.provider_config : {}
    for (const address of addresses) {
      const base = withoutIndexes(address)
      const known = this.byBase.get(base)
      if (known === undefined) this.byBase.set(base, [address])
      else known.push(address)
    }
  }

  expressionsOf(address: string): Record<string, unknown> {
    const found = this.resource(address)
    return found !== null && isObject(found.expressions) ? found.expressions : {}
  }

  /** Region of the provider, where it is written as a text. */
  regionOf(address: string): string | undefined {
    const key = this.resource(address)?.provider_config_key
    const provider = typeof key === 'string' && Object.hasOwn(this.providers, key) ? this.providers[key] : undefined
    const region = isObject(provider) && isObject(provider.expressions) ? provider.expressions.region : undefined
    return isObject(region) && typeof region.constant_value === 'string' ? region.constant_value : undefined
  }

  scopeOf(address: string): Scope {
    const { path, index } = splitAddress(address)
    const resource = this.resource(address)
    const each = resource?.for_each_expression
    return { isWhole: resource !== null && !this.isOld, valueOf: (expression) => this.value(expression, path, index, 0, each) }
  }

  private value(expression: unknown, path: string, index: string, depth: number, each?: unknown): RawValue | undefined {
    if (!isObject(expression) || depth > deepest) return undefined
    if (Object.hasOwn(expression, 'constant_value')) return expression.constant_value as RawValue
    if (!Array.isArray(expression.references)) return undefined
    const all = expression.references.filter((one) => typeof one === 'string')
    // `aws_subnet.a.id` comes with `aws_subnet.a`; the longest of them tells the most.
    const named = all.filter((one) => !all.some((other) => other !== one && (other.startsWith(`${one}.`) || other.startsWith(`${one}[`))))
    const counters = named.filter((one) => one === 'count.index' || one.startsWith('each.'))
    const others = named.filter((one) => !counters.includes(one))
    // Beside resources, variables and locals choose among their instances; they are not what is meant.
    const resources = others.filter((one) => !/^(?:var|local|data|path|terraform)\./.test(one))
    const meant = resources.length > 0 ? resources : others
    const values = meant.map((one) => this.reference(one, path, index, counters.length > 0, depth + 1))
    if (values.length === 0)
      return each === undefined || !counters.some((one) => one.startsWith('each.'))
        ? undefined
        : this.repeated(each, path, index, depth + 1)
    return values.length === 1
      ? values[0]
      : values
          .map((value) => value ?? new Unknown('the plan does not tell it'))
          .flatMap((value) => (Array.isArray(value) ? value : [value]))
  }

  /** What `each` stands for where a resource is repeated over another one: the instance of that with the same key. */
  private repeated(each: unknown, path: string, index: string, depth: number): RawValue | undefined {
    if (!isObject(each) || !Array.isArray(each.references) || index === '') return undefined
    const [base, ...more] = each.references.filter(
      (one) => typeof one === 'string' && /^[a-z0-9_]+\.[A-Za-z0-9_-]+$/.test(one) && !/^(?:var|local|data|each)\./.test(one),
    )
    return typeof base === 'string' && more.length === 0 ? this.reference(`${base}${index}`, path, index, true, depth) : undefined
  }

  private reference(text: string, path: string, index: string, isCounted: boolean, depth: number): RawValue | undefined {
    const parts = splitReference(text)
    const [first = '', second = ''] = parts
    if (first === 'var') return this.variable(withoutIndexes(second), path, index, depth)
    if (first === 'module') return this.output(second, parts[2], path, index, isCounted, depth)
    if (first === 'local' || first === 'data' || first === 'path' || first === 'terraform' || first === 'each' || first === 'count')
      return undefined
    const base = `${path === '' ? '' : `${path}.`}${first}.${withoutIndexes(second)}`
    return this.instances(base, indexOf(second), index, isCounted, parts[2] === undefined ? null : withoutIndexes(parts[2]))
  }

  /** Instances of a resource that a reference means: the one it names, the one beside its own, or all of them. */
  private instances(base: string, wanted: string, own: string, isCounted: boolean, attribute: string | null): RawValue | undefined {
    const all = this.inModules(base)
    if (all.length === 0) return undefined
    const found = wanted === '' ? undefined : all.filter((address) => indexOf(address) === wanted)
    const [only] = found ?? all
    if ((found ?? all).length === 1 && only !== undefined) return new Reference(only, attribute)
    if (found !== undefined && found.length === 0) return undefined
    const beside = isCounted && own !== '' ? all.filter((address) => indexOf(address) === own) : []
    if (beside.length === 1 && beside[0] !== undefined) return new Reference(beside[0], attribute)
    return isCounted ? undefined : all.map((address) => new Reference(address, attribute))
  }

  /** A module that is there several times holds several of a resource; those of the very same instance are meant. */
  private inModules(base: string): readonly string[] {
    const all = this.byBase.get(withoutIndexes(base)) ?? []
    const { path } = splitAddress(base)
    const same = all.filter((address) => splitAddress(address).path === path)
    return same.length > 0 ? same : all
  }

  private variable(name: string, path: string, index: string, depth: number): RawValue | undefined {
    const { outer, call, callIndex } = splitModule(path)
    if (call === null) return undefined
    const module = this.moduleAt(outer)
    const found = module === null ? undefined : callOf(module, call)
    const expressions = found !== undefined && isObject(found.expressions) ? found.expressions : {}
    return this.value(Object.hasOwn(expressions, name) ? expressions[name] : undefined, outer, callIndex === '' ? index : callIndex, depth)
  }

  private output(
    step: string,
    name: string | undefined,
    path: string,
    index: string,
    isCounted: boolean,
    depth: number,
  ): RawValue | undefined {
    const call = withoutIndexes(step)
    const module = this.moduleAt(path)
    const found = module === null || name === undefined ? undefined : callOf(module, call)
    const inner = found !== undefined && isObject(found.module) ? found.module : undefined
    const outputs = inner !== undefined && isObject(inner.outputs) ? inner.outputs : {}
    const own = name === undefined ? '' : withoutIndexes(name)
    const output = Object.hasOwn(outputs, own) ? outputs[own] : undefined
    if (!isObject(output)) return undefined
    const at = indexOf(step) !== '' ? indexOf(step) : isCounted ? index : ''
    const value = this.value(output.expression, `${path === '' ? '' : `${path}.`}module.${call}${at}`, at, depth)
    const wanted = indexOf(name ?? '')
    // `module.net.subnet_ids[0]`: the one at that place of the list.
    if (Array.isArray(value) && /^\[\d+\]$/.test(wanted)) return value[Number(wanted.slice(1, -1))] as RawValue | undefined
    if (Array.isArray(value) && isCounted && /^\[\d+\]$/.test(index))
      return (value[Number(index.slice(1, -1))] as RawValue | undefined) ?? value
    return value
  }

  private resource(address: string): Record<string, unknown> | null {
    const { path, own } = splitAddress(address)
    const resources = this.moduleAt(path)?.resources
    const wanted = withoutIndexes(own)
    const found = Array.isArray(resources) ? resources.find((one) => isObject(one) && one.address === wanted) : undefined
    return isObject(found) ? found : null
  }

  private moduleAt(path: string): Record<string, unknown> | null {
    let at = this.root
    for (const name of modulesIn(path)) {
      const call = at === null ? undefined : callOf(at, name)
      at = call !== undefined && isObject(call.module) ? call.module : null
    }
    return at
  }
}

function callOf(module: Record<string, unknown>, name: string): Record<string, unknown> | undefined {
  const calls = isObject(module.module_calls) ? module.module_calls : {}
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined
  return isObject(call) ? call : undefined
}

/** Steps of a reference or an address, the dots inside of indexes left alone. */
export const splitReference = (text: string): readonly string[] => text.match(/(?:[^.[]|\["(?:[^"\\]|\\.)*"\]|\[[^\]"]*\])+/g) ?? []

function splitAddress(address: string): { readonly path: string; readonly own: string; readonly index: string } {
  const steps = splitReference(address)
  let i = 0
  while (steps[i] === 'module') i += 2
  return { path: steps.slice(0, i).join('.'), own: steps.slice(i).join('.'), index: indexOf(address) }
}

const modulesIn = (path: string): readonly string[] =>
  splitReference(path)
    .filter((step) => step !== 'module')
    .map(withoutIndexes)

function splitModule(path: string): { readonly outer: string; readonly call: string | null; readonly callIndex: string } {
  const steps = splitReference(path)
  const last = steps.at(-1)
  return {
    outer: steps.slice(0, -2).join('.'),
    call: last === undefined ? null : withoutIndexes(last),
    callIndex: last === undefined ? '' : indexOf(last),
  }
}
