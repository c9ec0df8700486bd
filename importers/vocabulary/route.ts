import type { RawValue } from '@/importers/raw/raw-value'
import type { Link, Part, Told } from '@/importers/vocabulary/statement'
import { linkOf, type Values } from '@/importers/vocabulary/values'

/** Attributes that may name the target of a route, in the words of one source of files. */
export type TargetPaths = Readonly<Record<string, string>>

/** A route as written: its destination and where it leads. */
export function routePart(
  table: Link | undefined,
  v: Values,
  destinations: { readonly blocks: readonly string[]; readonly prefixList: string },
  targets: TargetPaths,
  more: { readonly isBlackhole?: boolean; readonly propagated?: boolean } = {},
): Part {
  const block = v.text(...destinations.blocks)
  const list = v.link('prefix-list', destinations.prefixList)
  return {
    partOf: table,
    list: 'routes',
    told: {
      destination: block ?? list,
      target: more.isBlackhole === true ? 'blackhole' : (targetOf(v, targets) ?? 'unknown'),
      ...(more.propagated === true ? { propagated: true } : {}),
    },
    ...(block === undefined && list === undefined ? { isPartly: true } : {}),
  }
}

function targetOf(v: Values, targets: TargetPaths): Told {
  for (const [path, kind] of Object.entries(targets)) {
    const value: RawValue | undefined = v.get(path)
    if (value === undefined || value === '') continue
    if (value === 'local') return 'local'
    return linkOf(value, kind)
  }
  return undefined
}
