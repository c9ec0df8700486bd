import { isRawMap, type RawMap, type RawValue, Unknown } from '@/importers/raw/raw-value'
import { asFlag } from '@/importers/terraform/hcl/conversions'
import { passedOn } from '@/importers/terraform/hcl/operators'
import { evaluate, type Scope, within } from '@/importers/terraform/hcl/scope'
import type { At, ForNode } from '@/importers/terraform/hcl/syntax'
import { entriesOf, fromKey, isList, isOpaque, isSet, keyOf, mapOf, Whole } from '@/importers/terraform/hcl/values'

interface Item {
  readonly key: RawValue
  readonly value: RawValue
}

/** The items of a collection with their keys, in the order of Terraform. */
export function itemsOf(value: RawValue, scope: Scope, at: At): readonly Item[] | Unknown {
  if (isSet(value)) return value.map((item) => ({ key: item, value: item }))
  if (isList(value)) return value.map((item, key) => ({ key, value: item }))
  if (value instanceof Whole && value.isUncertain && value.kind !== 'data')
    return [{ key: new Unknown(`how many of ${value.address} there are is not known`), value }]
  if (value instanceof Whole && value.names !== null) return entriesOf(contents(value, value.names())).map(asItem)
  if (isOpaque(value)) return passedOn(value)
  if (isRawMap(value)) return entriesOf(value).map(asItem)
  return scope.run.fail('hcl/value', at, 'A list, set or map was expected to go through.', 'Give it a collection.')
}

const asItem = ([key, value]: readonly [string, RawValue]): Item => ({ key: fromKey(key), value })

const contents = (whole: Whole, names: readonly string[]): RawMap => mapOf(names.map((name) => [name, whole.get(name)] as const))

export function evaluateFor(node: ForNode, scope: Scope, at: At): RawValue {
  const items = itemsOf(evaluate(node.collection, scope), scope, at)
  if (items instanceof Unknown) return items
  const list: RawValue[] = []
  const entries = new Map<string, RawValue>()
  const groups = new Map<string, RawValue[]>()
  for (const { key, value } of items) {
    const names = new Map([[node.valueName, value]])
    if (node.keyName !== null) names.set(node.keyName, key)
    const inside = within(scope, names)
    if (node.condition !== null) {
      const condition = evaluate(node.condition, inside)
      if (isOpaque(condition)) return passedOn(condition)
      if (asFlag(condition) !== true) continue
    }
    const result = evaluate(node.value, inside)
    if (node.key === null) {
      list.push(result)
      continue
    }
    const made = evaluate(node.key, inside)
    const name = keyOf(made)
    if (name === null)
      return isOpaque(made) ? passedOn(made) : scope.run.fail('hcl/value', node.key.at, 'A key is a text.', 'Give it a text, or a number.')
    if (!node.grouped) {
      if (entries.has(name))
        return scope.run.fail(
          'hcl/value',
          at,
          'Two items have the same key.',
          'Write ... behind the value to gather the values of a key in a list.',
        )
      entries.set(name, result)
    } else {
      const group = groups.get(name)
      if (group === undefined) groups.set(name, [result])
      else group.push(result)
    }
  }
  return node.key === null ? list : mapOf(node.grouped ? groups : entries)
}
