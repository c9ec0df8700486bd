import type { RawResource } from '@/importers/raw/raw-resource'
import { Link, type Part, type Setting, type Statement, type Thing, type Told, type ToldMap } from '@/importers/vocabulary/statement'
import type { Values } from '@/importers/vocabulary/values'

/** What an entry of one type says. */
export type Term = (values: Values, raw: RawResource) => readonly Statement[]

/** What a type means: what its entries say, or why they are left out. */
export type Meaning = Term | { readonly leftOut: string }

/** What the types of one source of files mean. */
export interface Vocabulary {
  readonly meanings: Readonly<Record<string, Meaning>>
  /** Whether a type belongs to it at all, known or not. */
  isOwn(type: string): boolean
}

/** How one attribute of a kind is told. */
export type Get = (values: Values) => Told

export const text =
  (...paths: readonly string[]): Get =>
  (v) =>
    v.text(...paths)
export const number =
  (...paths: readonly string[]): Get =>
  (v) =>
    v.number(...paths)
export const flag =
  (...paths: readonly string[]): Get =>
  (v) =>
    v.flag(...paths)
export const texts =
  (...paths: readonly string[]): Get =>
  (v) =>
    v.texts(...paths)
export const link =
  (kind: string, ...paths: readonly string[]): Get =>
  (v) =>
    v.link(kind, ...paths)
export const links =
  (kind: string, ...paths: readonly string[]): Get =>
  (v) =>
    v.links(kind, ...paths)
/** What a helper that is named holds, such as the subnets of a subnet group. */
export const through =
  (kind: string, take: string, ...paths: readonly string[]): Get =>
  (v) => {
    const found = v.link(kind, ...paths)
    return found === undefined ? undefined : new Link(found.to, kind, take)
  }
export const constant =
  (value: Told): Get =>
  () =>
    value
/** First that is told. */
export const either =
  (...gets: readonly Get[]): Get =>
  (v) => {
    for (const get of gets) {
      const found = get(v)
      if (found !== undefined) return found
    }
    return undefined
  }
/** One of the words that the model knows; other ones are not told. */
export const oneOf =
  (words: readonly string[], ...paths: readonly string[]): Get =>
  (v) => {
    const found = v.text(...paths)
    return found === undefined ? undefined : words.find((word) => word.toLowerCase() === found.toLowerCase())
  }

export type Attributes = Readonly<Record<string, Get>>

export const toldBy = (attributes: Attributes, v: Values): ToldMap =>
  Object.fromEntries(Object.entries(attributes).flatMap(([name, get]) => told(name, get(v))))

const told = (name: string, value: Told) => (value === undefined ? [] : [[name, value] as const])

export const leaveOut = (reason: string): Meaning => ({ leftOut: reason })

export const all =
  (...terms: readonly Term[]): Term =>
  (v, raw) =>
    terms.flatMap((term) => term(v, raw))

/** A link to the entry itself, for parts and settings that it makes beside. */
export const selfLink = (raw: RawResource, kind: string): Link => new Link(ownKey(raw), kind)

/** Name that no file can hold: an entry by its place in the input. */
export const ownKey = (raw: RawResource): string => `\u0000${raw.address}`

/** An attribute of another resource. */
export const setting =
  (kind: string, path: string, attributes: Attributes): Term =>
  (v): readonly Setting[] => [{ sets: v.link(kind, path), told: toldBy(attributes, v) }]

export const isThing = (statement: Statement): statement is Thing => 'is' in statement
export const isPart = (statement: Statement): statement is Part => 'partOf' in statement
