import type { RawResource } from '@/importers/raw/raw-resource'
import type { Link, Part, ToldMap } from '@/importers/vocabulary/statement'
import type { ResourceId } from '@/model/resource'

/** What was told of an entity at one place: links mean what they mean in that input. */
export interface Saying {
  readonly told: ToldMap
  readonly input: number
  readonly raw: RawResource
}

export interface PartSaying {
  readonly part: Part
  readonly input: number
  readonly raw: RawResource
}

/** Something that the inputs tell of, put together from all that is said of it. */
export interface Entity {
  kind: string
  readonly awsId: string | undefined
  arn: string | undefined
  name: string | undefined
  /** Entry that it is, by which others of its input refer to it; null: nobody wrote it. */
  readonly raw: RawResource | null
  readonly sayings: Saying[]
  readonly parts: Map<string, PartSaying[]>
  /** null: told in passing only. */
  counted: string | null
  /** Named by others, and not part of the input. */
  readonly isStub: boolean
  /** Times that its id was seen again. */
  seenAgain: number
  /** Lists of which something is not told, so that nothing can be said of the whole. */
  readonly partly: Set<string>
  id: ResourceId | null
}

/** An entity of which nothing is known yet but what is given. */
export const newEntity = (kind: string, given: Partial<Omit<Entity, 'kind'>> = {}): Entity => ({
  kind,
  awsId: undefined,
  arn: undefined,
  name: undefined,
  raw: null,
  sayings: [],
  parts: new Map(),
  counted: null,
  isStub: false,
  seenAgain: 0,
  partly: new Set(),
  id: null,
  ...given,
})

/** Kinds that only help to read others, and never become resources. */
const helpers: ReadonlySet<string> = new Set([
  'db-subnet-group',
  'elasticache-subnet-group',
  'redshift-subnet-group',
  'launch-template',
  'listener',
  'block-public-access-exclusion',
])

export const isHelper = (kind: string): boolean => helpers.has(kind)

/** A name under which an entity is found, in all inputs or, for what is no name of AWS, in its own. */
export const keyOf = (link: Link, input: number): string =>
  typeof link.to === 'string' ? textKey(link.to, input) : addressKey(link.to.address, input)

export const addressKey = (address: string, input: number): string => `${input}\u0000${address}`

export const textKey = (text: string, input: number): string => (text.startsWith('\u0000') ? `${input}${text}` : text)
