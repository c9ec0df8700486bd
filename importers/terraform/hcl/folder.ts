import { mistake } from '@/importers/terraform/hcl/source'
import type { Attribute, Block, Body } from '@/importers/terraform/hcl/syntax'
import type { Diagnostic } from '@/model/diagnostic'
import { didYouMean } from '@/model/validation/nearest'

/** What the files of one folder declare: a module. */
export interface Folder {
  /** Relative to what was opened; empty for the top. */
  readonly path: string
  readonly variables: ReadonlyMap<string, Block>
  readonly locals: ReadonlyMap<string, Attribute>
  readonly outputs: ReadonlyMap<string, Block>
  /** By `type.name`. */
  readonly resources: ReadonlyMap<string, Block>
  readonly data: ReadonlyMap<string, Block>
  readonly calls: ReadonlyMap<string, Block>
  /** By `aws` or `aws.alias`. */
  readonly providers: ReadonlyMap<string, Block>
  /** Told once the module is called: what nobody calls does not matter. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface FolderFile {
  readonly name: string
  readonly body: Body
  readonly diagnostics: readonly Diagnostic[]
}

/** Labels that a block has before its brace. */
const labels: Readonly<Record<string, number>> = {
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  resource: 2,
  data: 2,
  ephemeral: 2,
  locals: 0,
}

/** Blocks that declare nothing that is shown. */
const ignored = new Set(['terraform', 'moved', 'import', 'removed', 'check', 'ephemeral', 'action', 'list'])

const isOverride = (file: string): boolean => /(^|\/|_)override\.tf(\.json)?$/.test(file)

/** Brings the files of a folder together; those called override change what the others declare. */
export function folderOf(path: string, files: readonly FolderFile[]): Folder {
  const diagnostics: Diagnostic[] = files.flatMap((file) => file.diagnostics)
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic)
  const tables = new Map<string, Map<string, Block>>(Object.keys(labels).map((type) => [type, new Map()]))
  const locals = new Map<string, Attribute>()
  const inTurn = [...files.filter((file) => !isOverride(file.name)), ...files.filter((file) => isOverride(file.name))]
  for (const { name: file, body } of inTurn) {
    const overrides = isOverride(file)
    for (const attribute of body.attributes.values())
      report(
        mistake(
          'hcl/misplaced',
          'error',
          attribute.at,
          `"${attribute.name}" stands outside of every block.`,
          'Put it into a block such as locals, or into a file ending in .tfvars.',
        ),
      )
    for (const block of body.blocks) {
      const table = tables.get(block.type)
      if (table === undefined) {
        if (!ignored.has(block.type) && !block.isBroken)
          report(
            mistake(
              'hcl/unknown-block',
              'error',
              block.at,
              `"${block.type}" is no block of Terraform, and is not read.`,
              `Correct the name.${didYouMean(block.type, [...tables.keys()])}`,
            ),
          )
        continue
      }
      if (block.type === 'locals') {
        for (const [name, attribute] of block.body.attributes) {
          if (locals.has(name) && !overrides) report(twice(attribute, `The local "${name}"`))
          else locals.set(name, attribute)
        }
        continue
      }
      if (block.labels.length !== labels[block.type]) {
        report(
          mistake(
            'hcl/labels',
            'error',
            block.at,
            `A block "${block.type}" has ${labels[block.type]} names before its brace, found ${block.labels.length}.`,
            'Correct the names.',
          ),
        )
        continue
      }
      const key = block.type === 'provider' ? providerKey(block) : block.labels.join('.')
      const before = table.get(key)
      if (before === undefined) table.set(key, block)
      else if (overrides) table.set(key, overridden(before, block))
      else report(twice(block, `The ${block.type} "${key}"`))
    }
  }
  const of = (type: string) => tables.get(type) ?? new Map<string, Block>()
  return {
    path,
    diagnostics,
    locals,
    variables: of('variable'),
    outputs: of('output'),
    resources: of('resource'),
    data: of('data'),
    calls: of('module'),
    providers: of('provider'),
  }
}

const twice = (one: Block | Attribute, what: string) =>
  mistake(
    'hcl/duplicate',
    'error',
    one.at,
    `${what} is declared twice in one module; only the first one counts.`,
    'Rename one of them, or take it out.',
  )

function providerKey(block: Block): string {
  const alias = block.body.attributes.get('alias')?.value
  const name = block.labels[0] ?? ''
  return alias?.kind === 'literal' && alias.value !== null ? `${name}.${alias.value}` : name
}

/** Attributes one by one, blocks by all of their type: as Terraform merges override files. */
function overridden(before: Block, by: Block): Block {
  const types = new Set(by.body.blocks.map(typeOf))
  return {
    ...before,
    isBroken: before.isBroken || by.isBroken,
    body: {
      attributes: new Map([...before.body.attributes, ...by.body.attributes]),
      blocks: [...before.body.blocks.filter((block) => !types.has(typeOf(block))), ...by.body.blocks],
    },
  }
}

const typeOf = (block: Block) => (block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type)
