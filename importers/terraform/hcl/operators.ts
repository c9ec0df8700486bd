import { type RawValue, type Reference, Unknown } from '@/importers/raw/raw-value'
import { asFlag, asNumber } from '@/importers/terraform/hcl/conversions'
import { decimal, Failure, isOpaque, isZone, same } from '@/importers/terraform/hcl/values'

/** The words of a mistake, before its place is known. */
export class Wrong {
  constructor(
    readonly message: string,
    readonly fix: string,
  ) {}
}

export type Result = RawValue | Wrong

/** What a value that cannot be looked into makes of whatever is computed with it. */
export function passedOn(value: Reference | Unknown): Unknown {
  if (value instanceof Unknown) return value
  if (isZone(value)) return new Unknown('the availability zones of the region are read when Terraform runs')
  if (/(^|\.)data\./.test(value.address)) return new Unknown(`${value.address} is read when Terraform runs`)
  return new Unknown(
    value.attribute === null ? `${value.address} is known after apply` : `${value.address}.${value.attribute} is known after apply`,
  )
}

/** A mistake goes before what is merely not known. */
export function firstOpaque(values: readonly RawValue[]): Unknown | null {
  const failure = values.find((value) => value instanceof Failure)
  if (failure instanceof Failure) return failure
  const opaque = values.find(isOpaque)
  return opaque === undefined ? null : passedOn(opaque)
}

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
}

const comparison: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
}

/** Every operator with two sides but `&&` and `||`, which may leave one of them alone. */
export function binary(operator: string, left: RawValue, right: RawValue): Result {
  if (operator === '==' || operator === '!=') {
    const failure = [left, right].find((side) => side instanceof Failure)
    if (failure !== undefined) return failure
    const equal = same(left, right)
    if (equal === undefined) return firstOpaque([left, right]) ?? new Unknown('a part of what is compared is known after apply')
    return operator === '==' ? equal : !equal
  }
  const opaque = firstOpaque([left, right])
  if (opaque !== null) return opaque
  const a = asNumber(left)
  const b = asNumber(right)
  if (a === null || b === null) return new Wrong(`"${operator}" stands between numbers`, 'Give it a number on either side.')
  if ((operator === '/' || operator === '%') && b === 0) return new Wrong('Nothing can be divided by 0', 'Divide by another number.')
  const compare = comparison[operator]
  if (compare !== undefined) return compare(a, b)
  const result = decimal(arithmetic[operator]?.(a, b) ?? Number.NaN)
  return Number.isFinite(result) ? result : new Wrong('The number is too large', 'Use a smaller one.')
}

export function unary(operator: string, operand: RawValue): Result {
  if (isOpaque(operand)) return passedOn(operand)
  if (operator === '!') {
    const flag = asFlag(operand)
    return flag === null ? new Wrong('"!" stands before true or false', 'Give it a condition.') : !flag
  }
  const value = asNumber(operand)
  return value === null ? new Wrong('"-" stands before a number', 'Give it a number.') : 0 - value
}

/** `&&` and `||`: one side may decide, whatever the other is. */
export function logic(operator: string, left: RawValue, right: () => RawValue): Result {
  const decides = operator === '||'
  const a = asFlag(left)
  if (a === decides) return decides
  const other = right()
  const b = asFlag(other)
  if (b === decides && !(left instanceof Failure)) return decides
  const opaque = firstOpaque([left, other])
  if (opaque !== null) return opaque
  return a === null || b === null ? new Wrong(`"${operator}" stands between conditions`, 'Give it true or false on either side.') : b
}
