import type { Source } from '@/importers/terraform/hcl/source'

/** Where a part of a file stands. */
export interface At {
  readonly source: Source
  readonly offset: number
}

/** A part of an expression. */
export type Node = { readonly at: At } & (
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly Part[] }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'object'; readonly entries: readonly Entry[] }
  | ForNode
  | { readonly kind: 'conditional'; readonly condition: Node; readonly yes: Node; readonly no: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Node }
  | CallNode
  | StepsNode
)

export interface Entry {
  readonly key: Node
  readonly value: Node
}

export interface ForNode {
  readonly kind: 'for'
  readonly keyName: string | null
  readonly valueName: string
  readonly collection: Node
  /** null: the result is a list. */
  readonly key: Node | null
  readonly value: Node
  readonly condition: Node | null
  /** `...`: values of the same key are gathered in a list. */
  readonly grouped: boolean
}

export interface CallNode {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly Node[]
  /** `...`: the last argument is a list of arguments. */
  readonly spread: boolean
}

/** What is taken of a value: `.name`, `[index]`, `.*`, `[*]`; kept flat, so that a long chain is no deep tree. */
interface StepsNode {
  readonly kind: 'steps'
  readonly base: Node
  readonly steps: readonly Step[]
}

export type Step = { readonly at: At } & (
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly index: Node }
  | { readonly kind: 'attribute-splat' }
  | { readonly kind: 'splat' }
)

/** A piece of a quoted text or heredoc. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: Node }
  | { readonly kind: 'if'; readonly condition: Node; readonly yes: readonly Part[]; readonly no: readonly Part[] }
  | {
      readonly kind: 'for'
      readonly at: At
      readonly keyName: string | null
      readonly valueName: string
      readonly collection: Node
      readonly parts: readonly Part[]
    }

export interface Attribute {
  readonly name: string
  readonly value: Node
  readonly at: At
}

export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly blocks: readonly Block[]
}

export interface Block {
  readonly type: string
  readonly labels: readonly string[]
  readonly body: Body
  readonly at: At
  /** Its text cannot be read to its end: what it holds is not wholly known. */
  readonly isBroken: boolean
}

export const emptyBody: Body = { attributes: new Map(), blocks: [] }
