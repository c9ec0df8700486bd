import { type RawValue, Unknown } from '@/importers/raw/raw-value'
import { convert } from '@/importers/terraform/hcl/conversions'
import type { Folder } from '@/importers/terraform/hcl/folder'
import type { Inputs, Module } from '@/importers/terraform/hcl/module'
import { limits, type Run } from '@/importers/terraform/hcl/run'
import { evaluate } from '@/importers/terraform/hcl/scope'
import { shapeOf } from '@/importers/terraform/hcl/shape'
import { mistake } from '@/importers/terraform/hcl/source'
import type { At, Block } from '@/importers/terraform/hcl/syntax'
import type { Diagnostic } from '@/model/diagnostic'

/** Folder that a call leads to, or words that follow the name of the module and say why there is none. */
export type Target =
  | { readonly folder: Folder; readonly reason: null; readonly doubt: null }
  | { readonly folder: null; readonly reason: string; readonly doubt: Diagnostic }

/** Finds what modules call, and makes each instance once. */
export class Calls {
  private readonly instances = new Map<string, Module>()

  constructor(
    private readonly run: Run,
    private readonly folders: ReadonlyMap<string, Folder>,
    /** Path of what Terraform has fetched for a call, by the address of the call. */
    private readonly fetched: (address: string) => string | undefined,
  ) {}

  targetOf(block: Block, caller: Module): Target {
    const name = caller.addressOf(`module.${block.labels[0] ?? ''}`)
    const none = (code: Diagnostic['code'], severity: Diagnostic['severity'], reason: string, fix: string): Target => ({
      folder: null,
      reason,
      doubt: mistake(code, severity, block.at, `${name} ${reason}.`, fix),
    })
    if (block.isBroken) return none('hcl/module-broken', 'note', 'cannot be read to its end, and is left out', 'Mend its block.')
    const attribute = block.body.attributes.get('source')
    const source = attribute === undefined ? null : evaluate(attribute.value, caller.scope)
    if (typeof source !== 'string')
      return none('hcl/module-source', 'error', 'names no source that can be known', 'Give it a source such as "./modules/network".')
    const isLocal = /^\.\.?(\/|$)/.test(source)
    const path = isLocal ? joined(caller.folder.path, source) : this.fetched(name)
    const folder = path === null || path === undefined ? undefined : this.folders.get(path)
    if (folder === undefined && !isLocal)
      return none(
        'hcl/remote-module',
        'note',
        `comes from ${withoutSecret(source)}, which is not below the opened folder, and is left out`,
        'Run `terraform init`, which fetches it into .terraform/modules, and open the folder again; or import the output of `terraform show -json`.',
      )
    if (folder === undefined)
      return none(
        'hcl/module-not-found',
        'error',
        `comes from ${source}, where no .tf files were opened, and is left out`,
        'Open the folder that holds both, or correct the source.',
      )
    let depth = 0
    for (let one: Module | undefined = caller; one !== undefined; one = one.caller?.module) {
      if (one.folder === folder)
        return none(
          'hcl/module-cycle',
          'error',
          `calls a module that it stands in itself (${source}), and is left out`,
          'Take the call out: Terraform would never come to an end.',
        )
      if (++depth > limits.moduleDepth)
        return none(
          'hcl/module-depth',
          'error',
          `stands more than ${limits.moduleDepth} modules deep, and is left out`,
          'Call it from a module further up.',
        )
    }
    return { folder, reason: null, doubt: null }
  }

  instanceOf(address: string, at: At, make: (address: string, inputs: Inputs) => Module): Module | null {
    const before = this.instances.get(address)
    if (before !== undefined) return before
    if (this.instances.size >= limits.moduleInstances) {
      this.run.report(
        mistake(
          'hcl/too-many',
          'error',
          at,
          `There are more than ${limits.moduleInstances.toLocaleString('en')} instances of modules, the most that are read; what follows is left out.`,
          'Open a part of the folder.',
        ),
      )
      return null
    }
    const module = make(address, fromCaller)
    this.instances.set(address, module)
    return module
  }
}

/** An address without the user and token that may stand in it. */
const withoutSecret = (source: string) =>
  source
    .slice(0, 200)
    .replace(/\/\/[^/@]*@/, '//')
    .replace(/\?.*$/s, '')

/** A path that a source names, seen from a folder; null: it leads out of what was opened. */
function joined(from: string, source: string): string | null {
  const parts = from === '' ? [] : from.split('/')
  for (const part of source.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** The variable of a module: what its caller gives, else its default. */
const fromCaller: Inputs = (name, block, module) => {
  const { caller } = module
  const given = caller?.block.body.attributes.get(name)
  const value = given === undefined || caller === null ? undefined : evaluate(given.value, caller.scope)
  const taken = withDefault(value, block, module)
  if (taken !== undefined) return taken
  module.run.report(
    mistake(
      'hcl/missing-input',
      'warning',
      caller?.block.at ?? block.at,
      `${module.address} is called without its variable "${name}", which has no default.`,
      `Write ${name} = … in the call.`,
    ),
  )
  return new Unknown(`variable "${name}" of ${module.address} has no value`)
}

/**
 * Value of a variable in the shape that its declaration demands.
 *
 * @returns undefined: it has none, and no default
 */
export function withDefault(given: RawValue | undefined, block: Block, module: Module): RawValue | undefined {
  const { attributes } = block.body
  const fallback = attributes.get('default')
  const nullable = attributes.get('nullable')
  const takesNull = nullable === undefined || evaluate(nullable.value, module.scope) !== false
  const isGiven = given !== undefined && (given !== null || takesNull)
  if (!isGiven && fallback === undefined) return undefined
  const value = isGiven ? given : fallback === undefined ? null : evaluate(fallback.value, module.scope)
  const type = attributes.get('type')
  if (type === undefined) return value
  const converted = convert(
    value,
    shapeOf(type.value, (node) => evaluate(node, module.scope)),
  )
  if (converted !== undefined) return converted
  const name = block.labels[0] ?? ''
  const at = isGiven ? (module.caller?.block.body.attributes.get(name)?.at ?? block.at) : (fallback?.at ?? block.at)
  return module.run.fail(
    'hcl/wrong-type',
    at,
    `The value of variable "${name}" is not of the type that its declaration demands.`,
    'Correct the value, or the type.',
  )
}
