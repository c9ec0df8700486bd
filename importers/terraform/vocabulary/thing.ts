import type { RawResource } from '@/importers/raw/raw-resource'
import type { Statement, Thing } from '@/importers/vocabulary/statement'
import { type Attributes, type Get, type Term, toldBy } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

interface More {
  /** Attributes that hold its AWS id; none where AWS has no id of its own for it. */
  readonly id?: readonly string[]
  /** Attributes that hold what people call it, where it has no Name tag. */
  readonly name?: readonly string[]
  /** Further names that others call it by. */
  readonly keys?: (v: Values) => readonly (string | undefined)[]
  readonly counted?: string | null
}

/** A resource of the provider: its `id`, `arn` and Name tag, and the attributes of its kind. */
export const thing =
  (kind: string, attributes: Attributes, more: More = {}): Term =>
  (v): readonly Thing[] => [
    {
      is: kind,
      told: toldBy(attributes, v),
      awsId: v.text(...(more.id ?? ['id'])),
      arn: v.text('arn'),
      name: v.text('tags.Name', 'tags_all.Name', ...(more.name ?? [])),
      keys: [v.text('id'), ...(more.keys?.(v) ?? [])].filter((key) => key !== undefined),
      ...(more.counted === undefined ? {} : { counted: more.counted }),
    },
  ]

/** A kind that depends on an attribute. */
export const thingOf =
  (kindOf: (v: Values) => string, attributes: Attributes, more: More = {}): Term =>
  (v, raw: RawResource): readonly Statement[] =>
    thing(kindOf(v), attributes, more)(v, raw)

/** A zone as the model refers to it. */
export const zone =
  (...paths: readonly string[]): Get =>
  (v) =>
    v.link('availability-zone', ...paths)
