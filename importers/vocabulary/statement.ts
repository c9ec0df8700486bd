import type { Reference } from '@/importers/raw/raw-value'

/** Another resource, as an input names it: by AWS id, ARN, name, or a reference inside of the input. */
export class Link {
  constructor(
    readonly to: string | Reference,
    /** Kind that it must be of, or a helper's such as `db-subnet-group`; `route-target`: any that a route may name. */
    readonly kind: string,
    /** Attribute of what is named that is meant in its place, such as the subnets of a subnet group. */
    readonly take: string | null = null,
  ) {}
}

/** What an input tells of an attribute; undefined: nothing. */
export type Told = undefined | string | number | boolean | Link | readonly Told[] | ToldMap
export interface ToldMap {
  readonly [name: string]: Told
}

/** That something is there. */
export interface Thing {
  readonly is: string
  readonly told: ToldMap
  /** Further names that others call it by. */
  readonly keys?: readonly string[]
  readonly awsId?: string | undefined
  readonly arn?: string | undefined
  readonly name?: string | undefined
  /** Counted as this by `hopline inspect`; null: told in passing, and not counted. Without it: as its kind. */
  readonly counted?: string | null
  /** A resource that AWS or the input only implies: nobody wrote it. */
  readonly implied?: boolean
}

/** An entry of a list of something else: a route, a permission, a listener. */
export interface Part {
  readonly partOf: Link | undefined
  readonly list: string
  readonly told: ToldMap
  /** What the entry is about, one by one, such as the peers of a permission. */
  readonly each?: { readonly name: string; readonly values: readonly Told[] }
  /** A part of it is not told, so that the list as a whole is not. */
  readonly isPartly?: boolean
  /** It is counted, and too little of it is told for a place in the list. */
  readonly isVague?: boolean
  /** Not written, but what AWS makes of what is written. */
  readonly implied?: boolean
  /** Names that others call it by. */
  readonly keys?: readonly string[]
  readonly counted?: string
}

/** An attribute of something else. */
export interface Setting {
  readonly sets: Link | undefined
  readonly told: ToldMap
  /** Nothing is said where the other is not in the input. */
  readonly onlyIfThere?: boolean
}

export type Statement = Thing | Part | Setting

/** In the place of an attribute to take: the text of the link itself, where nothing is found by it. */
export const unresolvedText = '@unresolved'
