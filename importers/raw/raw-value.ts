/**
 * What a reader found at a place of a file: JSON, and what only files that are not yet applied can say: a reference to something that
 * has no id yet, or nothing that can be known before it is applied.
 */
export type RawValue = string | number | boolean | null | Reference | Unknown | readonly RawValue[] | RawMap

export interface RawMap {
  readonly [name: string]: RawValue
}

/** Stands for an attribute of another resource of the same input. */
export class Reference {
  constructor(
    /** Address of a raw resource: `module.net.aws_vpc.main`, a logical id. */
    readonly address: string,
    /** `id`, `arn`, `Ref`, `VpcId` …; null: the resource as a whole. */
    readonly attribute: string | null,
  ) {}
}

/** A value that the input does not tell. */
export class Unknown {
  constructor(
    /** In words that end a sentence: `it is known after apply`. */
    readonly because: string,
    /** What a text ends with whose beginning is not told. */
    readonly tail = '',
  ) {}
}

export const isRawMap = (value: RawValue | undefined): value is RawMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Reference) && !(value instanceof Unknown)
