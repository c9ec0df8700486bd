import { Stack } from '@/importers/cloudformation/template/stack'
import { isObject, type ParsedFile } from '@/importers/importer'
import type { RawInput } from '@/importers/raw/raw-resource'
import type { RawValue } from '@/importers/raw/raw-value'

export interface TemplateOptions {
  readonly parameters: Readonly<Record<string, string>>
  readonly region: string | undefined
  readonly account: string | undefined
}

/** Whether a value is a template: by its version, or by resources with types of AWS. */
export function isTemplate(value: unknown): boolean {
  if (!isObject(value) || Object.hasOwn(value, 'schemaVersion')) return false
  if (Object.hasOwn(value, 'AWSTemplateFormatVersion') && isObject(value.Resources)) return true
  return isObject(value.Resources) && Object.values(value.Resources).some(isResource)
}

const isResource = (value: unknown): boolean =>
  isObject(value) && typeof value.Type === 'string' && /^(?:AWS|Alexa|Custom)::/.test(value.Type)

/** Stacks may nest as deep as somebody writes them; no real one goes this far. */
const deepestNesting = 16

/**
 * Reads templates that were opened together into one input: those that others nest inside of them, and values that one exports where
 * another imports them.
 */
export function readTemplates(mains: readonly ParsedFile[], all: readonly ParsedFile[], options: TemplateOptions): RawInput {
  const stacks: Stack[] = []
  const exported = (name: string): RawValue | undefined => {
    for (const stack of stacks) {
      const value = stack.exports(name)
      if (value !== undefined) return value
    }
    return undefined
  }
  const stackOf = (file: ParsedFile, prefix: string, parameters: Readonly<Record<string, RawValue>>, above: readonly ParsedFile[]): Stack =>
    new Stack({
      template: isObject(file.tree.value) ? file.tree.value : {},
      file: file.name,
      placeOf: file.tree.placeOf,
      prefix,
      parameters,
      region: options.region,
      account: options.account,
      nested: (url, inner, given) => {
        const found = fileAt(url, file.name, all)
        // A template that nests itself would never end.
        if (found === undefined || above.includes(found) || above.length >= deepestNesting) return null
        return stackOf(found, inner, given, [...above, found])
      },
      exported,
    })
  const alone = mains.map((file) => stackOf(file, '', options.parameters, [file]))
  const ids = alone.flatMap((stack) => stack.ids)
  const isUnique = new Set(ids).size === ids.length
  for (const [i, file] of mains.entries()) {
    const single = alone[i]
    stacks.push(isUnique && single !== undefined ? single : stackOf(file, `${file.name} `, options.parameters, [file]))
  }
  const read = stacks.map((stack) => stack.read())
  return {
    resources: read.flatMap((one) => one.resources),
    leftOut: read.flatMap((one) => one.leftOut),
    diagnostics: read.flatMap((one) => one.diagnostics),
  }
}

/** A nested template by its address: beside the outer one, or by its last step alone. */
function fileAt(url: string, from: string, all: readonly ParsedFile[]): ParsedFile | undefined {
  const folder = from.includes('/') ? from.replace(/\/[^/]*$/, '') : ''
  const local = normal(`${folder}/${url}`)
  const last = url.replace(/[?#].*$/, '').replace(/^.*\//, '')
  return (
    all.find((file) => normal(file.name) === local) ??
    (last === '' ? undefined : all.find((file) => file.name.replace(/^.*\//, '') === last))
  )
}

function normal(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  return steps.join('/')
}
