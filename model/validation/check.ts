import type { Severity } from '@/model/diagnostic'
import type { ShapePath } from '@/model/kinds/schema-shape'
import type { TopologyIndex } from '@/model/topology-index'

/** What the reader of a file knows beside the topology: a resource that it could not read is there all the same. */
export interface Unread {
  /** Ids of resources of the file that were left out. */
  readonly ids: ReadonlySet<string>
  /** Of resources that were kept as generic because their kind's attributes are broken: the kind. */
  readonly brokenKinds: ReadonlyMap<string, string>
}

export interface CheckInput {
  readonly t: TopologyIndex
  readonly unread: Unread
  /** Where a part of the topology stands in the file, whose lists may hold entries that were left out: for numbers in messages. */
  originOf(path: ShapePath): ShapePath
}

/** A mistake at a path inside the topology. */
export interface Problem {
  readonly code: `topology/${string}`
  readonly severity: Severity
  readonly message: string
  readonly fix: string
  readonly path: ShapePath
  /** Id of the resource that it concerns. */
  readonly resource?: string
  /** The name at the end of the path is what is wrong, not its value. */
  readonly part?: 'key'
}

export interface Check {
  readonly id: string
  find(input: CheckInput): readonly Problem[]
}

/** How messages call a resource: `subnet "web-a"`. */
export const called = (resource: { readonly kind: string; readonly id: string }): string => `${resource.kind} "${shortened(resource.id)}"`

export const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

/** `a vpc`, `an elastic-ip`. */
export const withArticle = (words: string): string => `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}`

/** `a`, `a or b`, `a, b or c`. */
export const either = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
