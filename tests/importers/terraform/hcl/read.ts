import type { RawInput } from '@/importers/raw/raw-resource'
import type { RawMap, RawValue } from '@/importers/raw/raw-value'
import { readHcl } from '@/importers/terraform/hcl/read-hcl'

type Files = Readonly<Record<string, string>>

const asFiles = (files: Files) => Object.entries(files).map(([name, text]) => ({ name, text }))

/** A folder by the names of its files. */
export const read = (files: Files, variables: Readonly<Record<string, string>> = {}, variableFiles: Files = {}): RawInput =>
  readHcl(asFiles(files), { variables, variableFiles: asFiles(variableFiles) })

/** Values of the resource with an address. */
export function at(input: Pick<RawInput, 'resources'>, address: string): RawMap {
  const found = input.resources.find((resource) => resource.address === address)
  if (found === undefined) throw new Error(`no ${address} in ${input.resources.map((resource) => resource.address).join(', ')}`)
  return found.values
}

/** Codes of what is told of a folder. */
export const none = (files: Files): readonly string[] => read(files).diagnostics.map((diagnostic) => diagnostic.code)

/** Value of an expression; `prelude` declares what it names. */
export function value(expression: string, prelude = ''): RawValue | undefined {
  return at(read({ 'main.tf': `${prelude}\nresource "test" "x" {\n  value = ${expression}\n}\n` }), 'test.x').value
}

/** Code and message of the first thing told of an expression. */
export function told(expression: string, prelude = ''): string | undefined {
  return read({ 'main.tf': `${prelude}\nresource "test" "x" {\n  value = ${expression}\n}\n` }).diagnostics[0]?.message
}
