import type { Thing } from '@/importers/vocabulary/statement'
import { type Attributes, type Get, type Term, toldBy } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

interface More {
  /** Properties that hold what people call it, where it has no Name tag. */
  readonly name?: readonly string[]
  readonly keys?: (v: Values) => readonly (string | undefined)[]
  readonly counted?: string | null
}

/** A resource of a template, which has no id before it is deployed: its Name tag, and the attributes of its kind. */
export const thing =
  (kind: string, attributes: Attributes, more: More = {}): Term =>
  (v): readonly Thing[] => [
    {
      is: kind,
      told: toldBy(attributes, v),
      name: nameTag(v) ?? v.text(...(more.name ?? [])),
      keys: (more.keys?.(v) ?? []).filter((key) => key !== undefined),
      ...(more.counted === undefined ? {} : { counted: more.counted }),
    },
  ]

export const thingOf =
  (kindOf: (v: Values) => string, attributes: Attributes, more: More = {}): Term =>
  (v, raw) =>
    thing(kindOf(v), attributes, more)(v, raw)

export const nameTag = (v: Values): string | undefined =>
  v
    .maps('Tags')
    .find((tag) => tag.text('Key') === 'Name')
    ?.text('Value')

export const zone =
  (...paths: readonly string[]): Get =>
  (v) =>
    v.link('availability-zone', ...paths)
