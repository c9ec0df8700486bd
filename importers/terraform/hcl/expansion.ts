import { type RawValue, Unknown } from '@/importers/raw/raw-value'
import { asNumber } from '@/importers/terraform/hcl/conversions'
import { itemsOf } from '@/importers/terraform/hcl/evaluate-for'
import { limits } from '@/importers/terraform/hcl/run'
import { evaluate, type Scope } from '@/importers/terraform/hcl/scope'
import { mistake } from '@/importers/terraform/hcl/source'
import type { Attribute, Block } from '@/importers/terraform/hcl/syntax'
import { Failure, isList, isOpaque, isSet, keyOf, mapOf } from '@/importers/terraform/hcl/values'
import type { Diagnostic } from '@/model/diagnostic'

/** One of those that a block stands for. */
export interface Instance {
  /** As the address writes it: empty, `[0]`, `["us-east-1a"]`. */
  readonly index: string
  readonly key: string | number | null
  /** `count` or `each`. */
  readonly names: ReadonlyMap<string, RawValue>
}

export interface Expansion {
  readonly shape: 'single' | 'list' | 'map' | 'uncertain'
  readonly instances: readonly Instance[]
  /** Why it cannot be known how many there are; told when they are made. */
  readonly doubt: Diagnostic | null
}

const noNames: ReadonlyMap<string, RawValue> = new Map()
const single: Expansion = { shape: 'single', instances: [{ index: '', key: null, names: noNames }], doubt: null }

/** Instances that `count` or `for_each` of a block makes. */
export function expansionOf(block: Block, address: string, scope: Scope): Expansion {
  const count = block.body.attributes.get('count')
  const forEach = block.body.attributes.get('for_each')
  if (count !== undefined) return byCount(count, address, scope)
  return forEach === undefined ? single : byKey(forEach, address, scope)
}

function uncertain(attribute: Attribute, address: string, why: Unknown): Expansion {
  const doubt =
    why instanceof Failure
      ? why.mistake
      : mistake(
          'hcl/unknown-count',
          'warning',
          attribute.at,
          `How many of ${address} there are cannot be known: ${why.because}. One is shown.`,
          'Give the variables that it depends on with --var, or read the output of `terraform show -json`.',
        )
  const unknown = new Unknown(why.because)
  const names = new Map<string, RawValue>([
    ['count', mapOf([['index', unknown]])],
    [
      'each',
      mapOf([
        ['key', unknown],
        ['value', unknown],
      ]),
    ],
  ])
  return { shape: 'uncertain', instances: [{ index: '', key: null, names }], doubt }
}

function byCount(attribute: Attribute, address: string, scope: Scope): Expansion {
  const value = evaluate(attribute.value, scope)
  if (value instanceof Unknown) return uncertain(attribute, address, value)
  if (isOpaque(value)) return uncertain(attribute, address, new Unknown(`${value.address}.${value.attribute ?? ''} is known after apply`))
  const count = asNumber(value)
  if (count === null || !Number.isInteger(count) || count < 0)
    return uncertain(
      attribute,
      address,
      scope.run.fail('hcl/bad-count', attribute.at, `The count of ${address} is no whole number from 0.`, 'Give it a number.'),
    )
  if (count > limits.instances) return uncertain(attribute, address, tooMany(attribute, address, scope))
  scope.run.spend(count >> 3, attribute.at)
  const instances = Array.from({ length: count }, (_, i) => ({
    index: `[${i}]`,
    key: i,
    names: new Map([['count', mapOf([['index', i]])]]),
  }))
  return { shape: 'list', instances, doubt: null }
}

const tooMany = (attribute: Attribute, address: string, scope: Scope) =>
  scope.run.fail(
    'hcl/too-many',
    attribute.at,
    `${address} asks for more than ${limits.instances.toLocaleString('en')} instances, the most that are read.`,
    'Take a smaller number.',
  )

function byKey(attribute: Attribute, address: string, scope: Scope): Expansion {
  const value = evaluate(attribute.value, scope)
  const items = itemsOf(value, scope, attribute.at)
  if (items instanceof Unknown) return uncertain(attribute, address, items)
  if (items.length > limits.instances) return uncertain(attribute, address, tooMany(attribute, address, scope))
  const isKeyed = !isList(value)
  const instances: Instance[] = []
  for (const item of items) {
    // A list is taken for the set that toset would make of it.
    const named = isKeyed ? item.key : item.value
    const key = keyOf(named)
    if (key === null) {
      if (isOpaque(named)) return uncertain(attribute, address, new Unknown('its keys are known after apply'))
      return uncertain(
        attribute,
        address,
        scope.run.fail(
          'hcl/bad-for-each',
          attribute.at,
          `The for_each of ${address} is no map and no set of texts.`,
          'Give it a map, or toset of a list of texts.',
        ),
      )
    }
    const each = mapOf([
      ['key', isKeyed ? item.key : named],
      ['value', item.value],
    ])
    instances.push({ index: `["${quoted(key)}"]`, key, names: new Map([['each', each]]) })
  }
  if (isList(value) && !isSet(value)) {
    const seen = new Set<string>()
    return { shape: 'map', instances: instances.filter(({ index }) => !seen.has(index) && seen.add(index)), doubt: null }
  }
  return { shape: 'map', instances, doubt: null }
}

/** A text as HCL writes it in quotes. */
const quoted = (text: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('${', '$${')
    .replaceAll('%{', '%%{')
