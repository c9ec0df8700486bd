import { nameTag } from '@/importers/cloudformation/vocabulary/thing'
import type { Thing } from '@/importers/vocabulary/statement'
import { type Attributes, type Get, type Term, toldBy } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

interface More {
  readonly name?: readonly string[]
  readonly arn?: readonly string[]
  readonly keys?: (v: Values) => readonly (string | undefined)[]
  readonly counted?: string | null
  /** States in which it is no longer there, at a path of their own. */
  readonly state?: string
}

/** Something that AWS lists, by its id. */
export const thing =
  (kind: string, id: string | readonly string[], attributes: Attributes, more: More = {}): Term =>
  (v): readonly Thing[] => [
    {
      is: kind,
      told: toldBy(attributes, v),
      awsId: v.text(...(typeof id === 'string' ? [id] : id)),
      arn: v.text(...(more.arn ?? [])),
      name: nameTag(v) ?? v.text('tags.Name', ...(more.name ?? [])),
      keys: (more.keys?.(v) ?? []).filter((key) => key !== undefined),
      ...(more.counted === undefined ? {} : { counted: more.counted }),
    },
  ]

export const zone =
  (...paths: readonly string[]): Get =>
  (v) =>
    v.link('availability-zone', ...paths)

/** One attribute of every entry of a list; undefined: the list is absent. */
export const every =
  (kind: string, list: string, path: string): Get =>
  (v) =>
    v.get(list) === undefined ? undefined : v.maps(list).flatMap((entry) => entry.link(kind, path) ?? [])

export const everyText =
  (list: string, path: string): Get =>
  (v) => {
    const all = v.maps(list).flatMap((entry) => entry.text(path) ?? [])
    return all.length === 0 ? undefined : all
  }

export function blocksOf(v: Values): readonly string[] | undefined {
  const blocks = (list: string, state: string, path: string) =>
    v
      .maps(list)
      .flatMap((entry) => (['disassociated', 'disassociating', 'failed'].includes(entry.text(state) ?? '') ? [] : (entry.text(path) ?? [])))
  const four = blocks('CidrBlockAssociationSet', 'CidrBlockState.State', 'CidrBlock')
  const six = blocks('Ipv6CidrBlockAssociationSet', 'Ipv6CidrBlockState.State', 'Ipv6CidrBlock')
  const primary = v.text('CidrBlock')
  if (primary === undefined && four.length === 0) return undefined
  return [...new Set([...(primary === undefined ? [] : [primary]), ...four, ...six])]
}
