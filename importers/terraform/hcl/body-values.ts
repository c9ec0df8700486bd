import { isRawMap, type RawMap, type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'
import { itemsOf } from '@/importers/terraform/hcl/evaluate-for'
import { evaluate, type Scope, within } from '@/importers/terraform/hcl/scope'
import type { Block, Body } from '@/importers/terraform/hcl/syntax'
import { Failure, mapOf, Whole } from '@/importers/terraform/hcl/values'

/** What a block says to Terraform itself, and not of the resource. */
const metaArguments = new Set(['count', 'for_each', 'provider', 'depends_on', 'lifecycle', 'provisioner', 'connection', 'providers'])

/** Values of a block in the shape of `terraform show -json`: its blocks are lists of maps by their type. */
export function bodyValues(body: Body, scope: Scope, isTop = true): RawMap {
  const entries = new Map<string, RawValue>()
  for (const [name, attribute] of body.attributes) {
    if (isTop && metaArguments.has(name)) continue
    const value = evaluate(attribute.value, scope)
    // What is null is as if it were not written.
    if (value !== null) entries.set(name, value)
  }
  for (const type of new Set(body.blocks.map(typeOf)))
    if (!(isTop && metaArguments.has(type))) entries.set(type, blockValues(body, type, scope))
  return mapOf(entries)
}

/** The block or dynamic blocks of one type, in the order in which they stand. */
export function blockValues(body: Body, type: string, scope: Scope): RawValue {
  const list: RawValue[] = []
  for (const block of body.blocks) {
    if (typeOf(block) !== type) continue
    if (block.type !== 'dynamic') {
      list.push(bodyValues(block.body, scope, false))
      continue
    }
    const made = dynamicValues(block, type, scope)
    // One that may stand any number of times leaves open what all of them say.
    if (made instanceof Unknown) return made
    list.push(...made)
  }
  return list
}

const typeOf = (block: Block) => (block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type)

function dynamicValues(block: Block, type: string, scope: Scope): readonly RawValue[] | Unknown {
  const forEach = block.body.attributes.get('for_each')
  const content = block.body.blocks.find((inner) => inner.type === 'content')
  if (forEach === undefined || content === undefined)
    return scope.run.fail(
      'hcl/dynamic',
      block.at,
      `The dynamic block "${type}" has no ${forEach === undefined ? 'for_each' : 'content'}.`,
      'Write for_each and a block content { … }.',
    )
  const collection = evaluate(forEach.value, scope)
  const items = collection === null ? [] : itemsOf(collection, scope, forEach.at)
  if (items instanceof Unknown) return items
  const written = block.body.attributes.get('iterator')?.value
  const iterator =
    written?.kind === 'name' ? written.name : written?.kind === 'literal' && typeof written.value === 'string' ? written.value : type
  return items.map(({ key, value }) =>
    bodyValues(
      content.body,
      within(
        scope,
        new Map([
          [
            iterator,
            mapOf([
              ['key', key],
              ['value', value],
            ]),
          ],
        ]),
      ),
      false,
    ),
  )
}

const plainOnes = new WeakMap<object, RawValue>()

/** A value as it goes on: mistakes are told, and what only this reader knows how to ask stands for itself. */
export function plain(value: RawValue, scope: Scope): RawValue {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Failure) {
    scope.run.report(value.mistake)
    return new Unknown(value.because)
  }
  if (value instanceof Whole)
    return value.kind === 'resource' ? new Reference(value.address, null) : new Unknown(`${value.address} is named as a whole`)
  const known = plainOnes.get(value)
  if (known !== undefined) return known
  const made = Array.isArray(value)
    ? value.map((item) => plain(item, scope))
    : isRawMap(value)
      ? mapOf(Object.entries(value).map(([name, item]) => [name, plain(item, scope)] as const))
      : value
  plainOnes.set(value, made)
  return made
}
