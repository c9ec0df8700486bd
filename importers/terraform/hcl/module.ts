import { type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'
import { blockValues, bodyValues } from '@/importers/terraform/hcl/body-values'
import { dataValue } from '@/importers/terraform/hcl/data-sources'
import { work } from '@/importers/terraform/hcl/evaluate'
import { type Expansion, expansionOf, type Instance } from '@/importers/terraform/hcl/expansion'
import type { Folder } from '@/importers/terraform/hcl/folder'
import type { Calls, Target } from '@/importers/terraform/hcl/module-calls'
import { regionOf } from '@/importers/terraform/hcl/providers'
import type { Run } from '@/importers/terraform/hcl/run'
import { evaluate, type Names, type Scope, within } from '@/importers/terraform/hcl/scope'
import type { At, Block, Step } from '@/importers/terraform/hcl/syntax'
import { Failure, mapOf, Whole } from '@/importers/terraform/hcl/values'
import { hidden } from '@/importers/terraform/sensitive'

/** The block that calls a module, and where. */
interface Caller {
  readonly module: Module
  readonly block: Block
  readonly scope: Scope
}

/** Value of a variable of a module; the root's come from files and the command line, the others' from their caller. */
export type Inputs = (name: string, block: Block, module: Module) => RawValue

const pending = Symbol('is being worked out')

/** One instance of a module; everything in it is worked out when it is asked for, and once. */
export class Module implements Names {
  readonly scope: Scope
  private readonly known = new Map<string, RawValue | typeof pending>()
  private readonly expansions = new Map<string, Expansion | null>()

  constructor(
    readonly run: Run,
    readonly folder: Folder,
    /** Empty for the root, else `module.net["a"]`. */
    readonly address: string,
    readonly caller: Caller | null,
    private readonly inputs: Inputs,
    private readonly calls: Calls,
  ) {
    for (const diagnostic of folder.diagnostics) run.report(diagnostic)
    this.scope = { run, module: this, worker: work, inner: null }
  }

  /** Address of what the module holds. */
  addressOf(name: string): string {
    return this.address === '' ? name : `${this.address}.${name}`
  }

  lookUp(name: string, steps: readonly Step[], at: At): { readonly value: RawValue; readonly used: number } {
    const first = nameOf(steps[0])
    const second = nameOf(steps[1])
    switch (name) {
      case 'var':
        return { value: this.declared('variable', this.folder.variables, first, at, (block) => this.variable(block)), used: 1 }
      case 'local':
        return {
          value: this.declared('local value', this.folder.locals, first, at, (local) =>
            this.once(`local.${local.name}`, at, () => evaluate(local.value, this.scope)),
          ),
          used: 1,
        }
      case 'module':
        return { value: this.declared('module', this.folder.calls, first, at, (call) => this.call(call)), used: 1 }
      case 'data':
        return {
          value: this.declared('data source', this.folder.data, `${first}.${second}`, at, (block) => dataValue(block, this)),
          used: 2,
        }
      case 'path':
        if (first === 'cwd') return { value: new Unknown('it depends on the folder in which Terraform runs'), used: 1 }
        return { value: first === 'module' ? this.folder.path || '.' : '.', used: 1 }
      case 'terraform':
      case 'tofu':
        return { value: first === 'workspace' ? 'default' : new Unknown(`${name}.${first} is known when Terraform runs`), used: 1 }
      case 'each':
      case 'count':
      case 'self':
        return {
          value: this.run.fail(
            'hcl/undeclared',
            at,
            `"${name}" has no meaning here.`,
            `Use it in a block with ${name === 'each' ? 'for_each' : 'count'}.`,
          ),
          used: steps.length,
        }
    }
    if (first === null)
      return {
        value: this.run.fail('hcl/undeclared', at, 'Nothing has this name here.', 'Texts stand in quotes; correct the name.'),
        used: steps.length,
      }
    return { value: this.declared('resource', this.folder.resources, `${name}.${first}`, at, (block) => this.resource(block)), used: 1 }
  }

  private declared<T>(what: string, table: ReadonlyMap<string, T>, name: string | null, at: At, use: (found: T) => RawValue): RawValue {
    const found = name === null ? undefined : table.get(name)
    if (found !== undefined) return use(found)
    const where = this.address === '' ? 'the folder' : this.address
    return this.run.fail('hcl/undeclared', at, `No ${what} "${name ?? ''}" is declared in ${where}.`, 'Correct the name, or declare it.')
  }

  /** Works a value out once; one that waits for itself is a mistake. */
  once(key: string, at: At, work: () => RawValue, cycle?: () => RawValue): RawValue {
    const before = this.known.get(key)
    if (before === pending)
      return (
        cycle?.() ??
        this.run.fail(
          'hcl/cycle',
          at,
          `${this.addressOf(key)} waits for its own value.`,
          'Break the circle: one of them must not name the other.',
        )
      )
    if (before !== undefined) return before
    this.known.set(key, pending)
    const value = work()
    this.known.set(key, value)
    return value
  }

  private variable(block: Block): RawValue {
    const name = block.labels[0] ?? ''
    return this.once(`var.${name}`, block.at, () => {
      if (block.isBroken) return new Unknown(`the declaration of variable "${name}" cannot be read`)
      const value = this.inputs(name, block, this)
      return isSensitive(block) ? hidden(value, `variable "${name}" is sensitive`) : value
    })
  }

  /** Value that an output gives to whoever calls the module. */
  output(name: string, at: At): RawValue {
    const block = this.folder.outputs.get(name)
    if (block === undefined)
      return this.run.fail('hcl/undeclared', at, `${this.address} has no output "${name}".`, 'Correct the name, or declare the output.')
    const value = block.body.attributes.get('value')
    if (value === undefined) return new Unknown(`output "${name}" of ${this.address} cannot be read`)
    return this.once(`output.${name}`, block.at, () => {
      const given = evaluate(value.value, this.scope)
      return isSensitive(block) ? hidden(given, `output "${name}" is sensitive`) : given
    })
  }

  /** Instances of a resource or of a module call. */
  expansion(block: Block): Expansion {
    const name = block.type === 'resource' ? block.labels.join('.') : `${block.type}.${block.labels.join('.')}`
    const address = this.addressOf(name)
    const before = this.expansions.get(name)
    if (before === null) {
      const doubt = this.run.fail('hcl/cycle', block.at, `The number of ${address} depends on itself.`, 'Break the circle.').mistake
      return { shape: 'uncertain', instances: [], doubt }
    }
    if (before !== undefined) return before
    this.expansions.set(name, null)
    const expansion = expansionOf(block, address, this.scope)
    this.expansions.set(name, expansion)
    return expansion
  }

  private resource(block: Block): RawValue {
    const name = block.labels.join('.')
    return this.once(`resource ${name}`, block.at, () =>
      shaped(this.expansion(block), this.addressOf(name), (instance, isUncertain) => this.whole(block, instance, isUncertain)),
    )
  }

  scopeOf(instance: Instance): Scope {
    return instance.names.size === 0 ? this.scope : within(this.scope, instance.names)
  }

  private whole(block: Block, instance: Instance, isUncertain: boolean): Whole {
    const address = this.addressOf(block.labels.join('.') + instance.index)
    return new Whole(address, (name) => this.attribute(block, instance, address, name), null, 'resource', isUncertain)
  }

  /** What a block says of its own attribute if that can be known; else the attribute of what is made of it. */
  private attribute(block: Block, instance: Instance, address: string, name: string): RawValue {
    const reference = () => new Reference(address, name)
    if (name === 'id' || name === 'arn') return reference()
    return this.once(
      `${address} ${name}`,
      block.at,
      () => {
        const written = block.body.attributes.get(name)
        const isBlock =
          written === undefined && block.body.blocks.some((one) => one.type === name || (one.type === 'dynamic' && one.labels[0] === name))
        if (written === undefined && !isBlock) return reference()
        const value =
          written === undefined ? blockValues(block.body, name, this.scopeOf(instance)) : evaluate(written.value, this.scopeOf(instance))
        return value === null || value instanceof Unknown ? reference() : value
      },
      reference,
    )
  }

  /** All that a resource is given. */
  values(block: Block, instance: Instance) {
    return bodyValues(block.body, this.scopeOf(instance))
  }

  private call(block: Block): RawValue {
    const name = `module.${block.labels[0] ?? ''}`
    return this.once(`${name} `, block.at, () => {
      const target = this.target(block)
      if (target.folder === null) return new Unknown(`${this.addressOf(name)} ${target.reason}`)
      return shaped(this.expansion(block), this.addressOf(name), (instance, isUncertain) => this.wholeModule(block, instance, isUncertain))
    })
  }

  private wholeModule(block: Block, instance: Instance, isUncertain: boolean): RawValue {
    const module = this.child(block, instance)
    if (module === null) return new Unknown(`module.${block.labels[0] ?? ''} is beyond the most modules that are read`)
    const names = () => [...module.folder.outputs.keys()]
    return new Whole(module.address, (name) => module.output(name, block.at), names, 'module', isUncertain)
  }

  target(block: Block): Target {
    return this.calls.targetOf(block, this)
  }

  /** An instance of a module that this one calls; null: there are too many. */
  child(block: Block, instance: Instance): Module | null {
    const { folder } = this.target(block)
    if (folder === null) return null
    return this.calls.instanceOf(
      this.addressOf(`module.${block.labels[0] ?? ''}${instance.index}`),
      block.at,
      (address, inputs) =>
        new Module(this.run, folder, address, { module: this, block, scope: this.scopeOf(instance) }, inputs, this.calls),
    )
  }

  /** Region of the provider of a block, if it is known. */
  region(block: Block): string | undefined {
    return regionOf(block, this)
  }
}

/** What is not to be shown is not read. */
const isSensitive = ({ body }: Block): boolean => {
  const written = body.attributes.get('sensitive')?.value
  return written?.kind === 'literal' && (written.value === true || written.value === 'true')
}

const nameOf = (step: Step | undefined): string | null => {
  if (step?.kind === 'attribute') return step.name
  return step?.kind === 'index' && step.index.kind === 'literal' && typeof step.index.value === 'string' ? step.index.value : null
}

function shaped(expansion: Expansion, address: string, make: (instance: Instance, isUncertain: boolean) => RawValue): RawValue {
  const isUncertain = expansion.shape === 'uncertain'
  const values = expansion.instances.map((instance) => make(instance, isUncertain))
  if (expansion.shape === 'list') return values
  if (expansion.shape === 'map') return mapOf(expansion.instances.map(({ key }, i) => [String(key), values[i] ?? null] as const))
  const [only] = values
  return only ?? (expansion.doubt === null ? null : new Failure(expansion.doubt)) ?? new Unknown(`${address} is not known`)
}
