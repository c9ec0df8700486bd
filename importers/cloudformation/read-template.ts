import { tooDeep, tooMuch, unknownParameter } from '@/importers/cloudformation/findings'
import { isForEach } from '@/importers/cloudformation/for-each'
import { Stack } from '@/importers/cloudformation/stack'
import { fileAt } from '@/importers/cloudformation/template-address'
import { Work } from '@/importers/cloudformation/work'
import { isObject, type ParsedFile } from '@/importers/importer'
import type { InputFile, RawInput } from '@/importers/raw/raw-resource'
import type { RawMap, RawValue } from '@/importers/raw/raw-value'
import { readText } from '@/importers/text/read-text'
import { type Diagnostic, inReadingOrder } from '@/model/diagnostic'

export interface TemplateOptions {
  /** Values by name; those of lists with commas between them. */
  readonly parameters: Readonly<Record<string, string>>
  readonly region: string | undefined
  readonly account: string | undefined
}

/** Whether a value is a template: by its version, or by resources with types of AWS. */
export function isTemplate(value: unknown): boolean {
  if (!isObject(value) || Object.hasOwn(value, 'schemaVersion') || !isObject(value.Resources)) return false
  return (
    Object.hasOwn(value, 'AWSTemplateFormatVersion') ||
    Object.entries(value.Resources).some(([id, one]) => isForEach(id) || isResource(one))
  )
}

const isResource = (value: unknown): boolean =>
  isObject(value) && typeof value.Type === 'string' && /^(?:AWS|Alexa|Custom)::/.test(value.Type)

/** Stacks may nest as deep as somebody writes them; no real one goes this far. */
const deepestNesting = 16

/** Reads a template; the others are those that it may nest, or whose exports it imports. */
export function readTemplate(main: InputFile, others: readonly InputFile[], options: TemplateOptions): RawInput {
  const diagnostics: Diagnostic[] = []
  const parsed = (file: InputFile): readonly ParsedFile[] => {
    const { tree, diagnostics: mistakes } = readText(file.text, file.name)
    diagnostics.push(...mistakes)
    return tree === null ? [] : [{ ...file, tree }]
  }
  const [first] = parsed(main)
  const rest = others.flatMap(parsed).filter(({ tree }) => isTemplate(tree.value))
  if (first === undefined) return { resources: [], leftOut: [], diagnostics }
  const read = readTemplates([first], [first, ...rest], options)
  return { ...read, diagnostics: inReadingOrder([...diagnostics, ...read.diagnostics]) }
}

/**
 * Reads templates that were opened together into one input: those that others nest inside of them, and values that one exports where
 * another imports them.
 *
 * @param mains  those whose resources are wanted
 * @param all    those and further ones, which may be nested or export values
 */
export function readTemplates(mains: readonly ParsedFile[], all: readonly ParsedFile[], options: TemplateOptions): RawInput {
  const work = new Work()
  const nestedFiles = new Set<ParsedFile>()
  const stackOf = (file: ParsedFile, prefix: string, given: RawMap, above: readonly ParsedFile[], budget: Work): Stack =>
    new Stack({
      template: templateOf(file),
      file: file.name,
      placeOf: file.tree.placeOf,
      prefix,
      isNested: above.length > 0,
      parameters: given,
      region: options.region,
      account: options.account,
      work: budget,
      nested: (address, inner, handed) => {
        const found = fileAt(address, file.name, all)
        if (found === undefined) return 'its template is not opened'
        if (found === file || above.includes(found)) return 'its template nests itself'
        if (above.length >= deepestNesting) return `it is nested ${deepestNesting} deep`
        nestedFiles.add(found)
        return stackOf(found, inner, handed, [...above, file], budget)
      },
      exported: (name) => exported(name),
    })
  const isWanted = new Set(mains)
  // Filled one by one: what a loop repeats over may be imported from those before.
  const exporters: Stack[] = []
  let othersAreRead = false
  const exportedBy = (name: string): RawValue | undefined => {
    for (const stack of exporters) {
      const found = stack.exports(name)
      if (found !== undefined) return found
    }
    return undefined
  }
  const exported = (name: string): RawValue | undefined => {
    const found = exportedBy(name)
    if (found !== undefined || othersAreRead || exporters.length < mains.length) return found
    othersAreRead = true
    for (const file of all)
      if (!isWanted.has(file) && !nestedFiles.has(file)) exporters.push(stackOf(file, `${file.name} `, options.parameters, [], work))
    return exportedBy(name)
  }
  const prefixes = prefixesOf(mains, (file) => stackOf(file, '', options.parameters, [], new Work()).ids)
  for (const file of mains) exporters.push(stackOf(file, prefixes.get(file) ?? '', options.parameters, [], work))
  const stacks = exporters.slice(0, mains.length)
  const read = stacks.map((stack) => stack.read())
  const [{ name: file = '' } = {}] = mains
  const whole = [
    ...(work.isSpent || work.hadTooManyResources ? [tooMuch] : []),
    ...(work.wentTooDeep ? [tooDeep] : []),
    ...Object.keys(options.parameters)
      .filter((name) => !all.some((one) => hasParameter(templateOf(one), name)))
      .map(unknownParameter),
  ]
  return {
    resources: read.flatMap((one) => one.resources),
    leftOut: read.flatMap((one) => one.leftOut),
    diagnostics: [
      ...whole.map((finding): Diagnostic => ({ ...finding, place: { file, line: 1, column: 1 } })),
      ...read.flatMap((one) => one.diagnostics),
    ],
  }
}

const templateOf = (file: ParsedFile): Record<string, unknown> => (isObject(file.tree.value) ? file.tree.value : {})

const hasParameter = ({ Parameters }: Record<string, unknown>, name: string): boolean =>
  isObject(Parameters) && Object.hasOwn(Parameters, name)

/** Where two templates use a name for two things, the names of their files stand before it. */
function prefixesOf(mains: readonly ParsedFile[], idsOf: (file: ParsedFile) => readonly string[]): ReadonlyMap<ParsedFile, string> {
  const ids = mains.length < 2 ? [] : mains.flatMap(idsOf)
  const areUnique = new Set(ids).size === ids.length
  return new Map(mains.map((file) => [file, areUnique ? '' : `${file.name} `]))
}
