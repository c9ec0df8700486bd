import { isObject } from '@/importers/importer'
import type { RawValue } from '@/importers/raw/raw-value'

/** Address of a nested template: a text as far as it is known, or else the last text of the function that makes it. */
export function templateAddress(node: unknown, value: RawValue | undefined): string | null {
  return typeof value === 'string' ? value : lastText(node)
}

/** The last step of an address, which names the file, is seldom made by a function. */
function lastText(node: unknown): string | null {
  if (typeof node === 'string') return node
  if (Array.isArray(node)) return node.map(lastText).findLast((text) => text !== null && /[^/]/.test(text)) ?? null
  if (!isObject(node)) return null
  const [name, argument] = Object.entries(node)[0] ?? []
  return lastText(name === 'Fn::Sub' && Array.isArray(argument) ? argument[0] : argument)
}

/** The opened file that an address means: beside the outer one, or by its last step alone. */
export function fileAt<T extends { readonly name: string }>(address: string, from: string, all: readonly T[]): T | undefined {
  const folder = from.includes('/') ? from.replace(/\/[^/]*$/, '') : ''
  const local = normal(`${folder}/${address}`)
  const last = fileName(address.replace(/[?#].*$/, ''))
  return all.find((file) => normal(file.name) === local) ?? (last === '' ? undefined : all.find((file) => fileName(file.name) === last))
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

function normal(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  return steps.join('/')
}
