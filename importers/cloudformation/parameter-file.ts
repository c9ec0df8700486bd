import { isObject } from '@/importers/importer'
import { readText } from '@/importers/text/read-text'

/** Parameters as the AWS command line, CodePipeline and people write them; null: the file holds none. */
export function readParameters(text: string, file: string): Readonly<Record<string, string>> | null {
  const value = readText(text, file).tree?.value
  if (Array.isArray(value)) {
    const pairs = value.flatMap((one) => {
      if (typeof one === 'string' && one.includes('=')) return [[one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)] as const]
      return isObject(one) && typeof one.ParameterKey === 'string' ? [[one.ParameterKey, textOf(one.ParameterValue)] as const] : []
    })
    return pairs.length < value.length ? null : Object.fromEntries(pairs)
  }
  if (!isObject(value)) return null
  const own = isObject(value.Parameters) ? value.Parameters : value
  return Object.fromEntries(Object.entries(own).map(([key, one]) => [key, textOf(one)]))
}

const textOf = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(',') : String(value ?? ''))
