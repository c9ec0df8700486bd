import type { Position } from '@/importers/text/line-map'

/** Keys and indices from the root to a value. */
export type Path = readonly PropertyKey[]

/** A file's value with the places where its parts stand. */
export interface TextTree {
  /** Plain objects, arrays, texts, numbers, booleans and null; no object holds a key named `__proto__`. */
  readonly value: unknown
  /**
   * Where a part begins: its value, or its key.
   *
   * @returns the place of the deepest part of the path that the file has
   */
  placeOf(path: Path, part?: 'key' | 'value'): Position
}

/** The most that is read, so that no file can exhaust the machine: what a network of tens of thousands of resources stays well under. */
export const limits = {
  /** Characters of a JSON file. */
  jsonLength: 32 * 1024 * 1024,
  /** Characters of a JSON file that tells at its top that a tool has written it: states of large estates are as long. */
  toolJsonLength: 256 * 1024 * 1024,
  /** Characters of a YAML file, which costs about ten times the time and memory of JSON. */
  yamlLength: 8 * 1024 * 1024,
  /** Words and marks of a YAML file: a parser's memory grows with them, not with the length. */
  yamlTokens: 1_500_000,
  /** Levels of nesting. */
  depth: 64,
  /** Values that the aliases of a YAML file may stand for, all told. */
  aliasValues: 100_000,
} as const
