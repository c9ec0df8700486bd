import type { TextTree } from '@/importers/text/text-tree'
import type { Diagnostic } from '@/model/diagnostic'
import type { Topology } from '@/model/topology'

export interface ReadTopology {
  /** null: nothing could be read, and the diagnostics say why. */
  readonly topology: Topology | null
  readonly diagnostics: readonly Diagnostic[]
  /** Further mistakes that were found and not written out. */
  readonly hidden?: number
}

/** A format that files of networks come in. */
export interface Importer {
  readonly id: string
  /** As people call it: `Terraform state`. */
  readonly label: string
  /** Whether a file's value is of this format; looks at the names at its top, not at the file's name. */
  recognises(value: unknown): boolean
  read(tree: TextTree, fileName: string): ReadTopology
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
