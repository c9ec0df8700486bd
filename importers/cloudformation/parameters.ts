import { OpenText, textOfPieces } from '@/importers/cloudformation/open-text'
import { isObject } from '@/importers/importer'
import { type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'

const isList = (type: string): boolean => /^(?:CommaDelimitedList$|List<)/.test(type)

const typeOf = (declared: unknown): string => (isObject(declared) && typeof declared.Type === 'string' ? declared.Type : 'String')

const isHidden = (declared: unknown): boolean => isObject(declared) && (declared.NoEcho === true || declared.NoEcho === 'true')

const isStored = (declared: unknown): boolean => typeOf(declared).startsWith('AWS::SSM::Parameter::Value')

/**
 * Value of a parameter of a template, told by its type. Source: AWS CloudFormation User Guide, "Parameters".
 *
 * @param given  by the user a text; by an outer stack whatever it hands on
 */
export function parameterValue(name: string, declared: unknown, given: RawValue | undefined): RawValue {
  // What is not to be shown is not read.
  if (isHidden(declared)) return new Unknown(`parameter "${name}" is NoEcho`)
  if (isStored(declared)) return new Unknown(`parameter "${name}" is read from the parameter store`)
  const value = given ?? (isObject(declared) ? (declared.Default as RawValue | undefined) : undefined)
  if (value === undefined || value === null) return new Unknown(`parameter "${name}" has no value`)
  const list = listOf(value)
  if (isList(typeOf(declared))) return list ?? value
  if (Array.isArray(value)) return textOfPieces((list ?? []).flatMap((one, i) => (i === 0 ? [one] : [',', one])))
  // A map made of maps that are made of it would grow without end, and no parameter is one.
  return list === null && !(value instanceof Unknown) ? new Unknown(`parameter "${name}" is no text`) : value
}

/** Entries of what is handed over for a list: a list, a text with commas, or the reference to its only one; null: it is none of them. */
function listOf(value: RawValue): readonly RawValue[] | null {
  if (value instanceof OpenText) return value.split(',').map(trimmed)
  if (value instanceof Reference) return [value]
  if (Array.isArray(value)) return value.filter((one) => one instanceof Reference || one instanceof Unknown || typeof one !== 'object')
  if (typeof value === 'object') return null
  return value === '' ? [] : String(value).split(',').map(trimmed)
}

const trimmed = (value: RawValue): RawValue => (typeof value === 'string' ? value.trim() : value)

/** Whether nobody has told it, neither the user nor the template, and telling it would help. */
export const lacksValue = (declared: unknown, given: RawValue | undefined): boolean =>
  given === undefined &&
  !isHidden(declared) &&
  !isStored(declared) &&
  (!isObject(declared) || declared.Default === undefined || declared.Default === null)
