import { isRawMap, type RawValue, Unknown } from '@/importers/raw/raw-value'
import { asNumber, asText } from '@/importers/terraform/hcl/conversions'
import { passedOn } from '@/importers/terraform/hcl/operators'
import { evaluate, type Scope } from '@/importers/terraform/hcl/scope'
import type { At, Step } from '@/importers/terraform/hcl/syntax'
import { isList, isOpaque, isSet, isZones, keyOf, ofUnknownLength, ownOf, Whole, zone } from '@/importers/terraform/hcl/values'

/** Takes attributes and items of a value, one step after the other. */
export function takeSteps(start: RawValue, steps: readonly Step[], scope: Scope): RawValue {
  let value = start
  for (const [i, step] of steps.entries()) {
    if (step.kind === 'splat') return splat(value, steps.slice(i + 1), scope)
    if (step.kind === 'attribute-splat') {
      // It takes the attributes behind it; an index behind those is one of the list that comes out.
      const rest = steps.slice(i + 1)
      const firstOther = rest.findIndex((one) => one.kind !== 'attribute')
      const count = firstOther < 0 ? rest.length : firstOther
      return takeSteps(splat(value, rest.slice(0, count), scope), rest.slice(count), scope)
    }
    value =
      step.kind === 'attribute'
        ? takeItem(value, step.name, step.at, scope, false)
        : takeItem(value, evaluate(step.index, scope), step.at, scope, true)
  }
  return value
}

function splat(value: RawValue, rest: readonly Step[], scope: Scope): RawValue {
  if (value === null) return []
  if (value instanceof Whole && value.kind === 'data') return passedOn(value)
  // One thing that is no list counts as a list of one.
  const items = isList(value) ? value : value instanceof Whole ? [value] : null
  if (items === null) return isOpaque(value) ? passedOn(value) : [takeSteps(value, rest, scope)]
  const [first] = rest
  const made = first === undefined ? items : items.map((item) => scope.run.deeper(first.at, () => takeSteps(item, rest, scope)))
  return value instanceof Whole && value.isUncertain ? ofUnknownLength(made) : made
}

/** An attribute, or an item of a list or map. */
function takeItem(value: RawValue, index: RawValue, at: At, scope: Scope, isIndex: boolean): RawValue {
  if (value instanceof Whole) {
    if (typeof index === 'string' && !(value.isUncertain && isIndex)) return value.get(index)
    return value.isUncertain ? value : scope.run.fail('hcl/value', at, `${value.address} is one, and no list.`, 'Take the index away.')
  }
  if (isOpaque(value)) return passedOn(value)
  if (isList(value)) return itemOf(value, index, at, scope)
  const key = keyOf(index)
  if (isRawMap(value)) {
    if (key === null)
      return isOpaque(index) ? passedOn(index) : scope.run.fail('hcl/value', at, 'The key of a map is a text.', 'Give it a text.')
    const found = ownOf(value, key)
    return found === undefined
      ? scope.run.fail('hcl/missing', at, `There is nothing called "${key}" here.`, didHave(Object.keys(value)))
      : found
  }
  return scope.run.fail(
    'hcl/value',
    at,
    `${value === null ? 'Null' : 'A value that is no list or map'} holds nothing that could be taken.`,
    'Look at where the value comes from.',
  )
}

const didHave = (names: readonly string[]) =>
  names.length === 0
    ? 'The map is empty: look at where it comes from.'
    : `It has ${names.slice(0, 8).join(', ')}${names.length > 8 ? ' …' : ''}.`

function itemOf(list: readonly RawValue[], index: RawValue, at: At, scope: Scope): RawValue {
  if (isOpaque(index)) return passedOn(index)
  const i = asNumber(index)
  if (i === null)
    return scope.run.fail(
      'hcl/value',
      at,
      `"${asText(index) ?? ''}" is taken of a list, expected a number.`,
      'Write [0] for the first item, or [*] for all of them.',
    )
  if (isZones(list) && Number.isInteger(i) && i >= 0 && i < 100) return zone(i)
  if (isSet(list) && list.length > 1 && list.some(isOpaque)) return new Unknown('the order of a set is not known before its items are')
  return (
    list[i] ??
    (Number.isInteger(i) && i >= 0 && i < list.length
      ? null
      : scope.run.fail(
          'hcl/missing',
          at,
          `The list has ${list.length} items; there is none with the number ${i}.`,
          'Mind that the first one is 0.',
        ))
  )
}
