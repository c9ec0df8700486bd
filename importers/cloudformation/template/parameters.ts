import { isObject } from '@/importers/importer'
import { type RawValue, Unknown } from '@/importers/raw/raw-value'

/** Value of a parameter of a template, told by its type. Source: AWS CloudFormation User Guide, "Parameters". */
export function parameterValue(name: string, declared: unknown, given: RawValue | undefined): RawValue {
  const of = isObject(declared) ? declared : {}
  // What is not to be shown is not read.
  if (of.NoEcho === true || of.NoEcho === 'true') return new Unknown(`parameter ${name} is NoEcho`)
  const type = typeof of.Type === 'string' ? of.Type : 'String'
  if (type.startsWith('AWS::SSM::Parameter::Value')) return new Unknown(`parameter ${name} is read from the parameter store`)
  const value = given ?? (of.Default as RawValue | undefined)
  if (value === undefined || value === null) return new Unknown(`parameter ${name} has no value`)
  if (/^(?:CommaDelimitedList$|List<)/.test(type) && typeof value === 'string')
    return value === '' ? [] : value.split(',').map((one) => one.trim())
  if (Array.isArray(value) && !/^(?:CommaDelimitedList$|List<)/.test(type)) return value.join(',')
  return value
}

/** Whether nobody has told it: neither the user nor the template. */
export const lacksValue = (declared: unknown, given: RawValue | undefined): boolean =>
  given === undefined && (!isObject(declared) || (declared.Default ?? undefined) === undefined)
