import type { KeptFile } from '@/components/home/kept-file'
import type { Opened } from '@/exporters/first-sight/summary'
import type { Imported } from '@/model/estate'

/** Sides of a Terraform plan. */
export type PlanSide = 'planned' | 'prior'

/** What came of files that the user opened. */
export interface ImportedFiles extends Opened {
  /** What they are called together. */
  readonly name: string
  /** A topology file to keep: what was read, and nothing else of the files; null: nothing was. */
  readonly topology: KeptFile | null
  /** Text of a topology file, whose mistakes are shown beside its lines; null: it is a file of others, of which nothing is shown. */
  readonly ownText: string | null
  /** Formats that were found. */
  readonly formats: readonly { readonly label: string; readonly files: readonly string[] }[]
  /** What was read, kept as generic, missing and left out; null: a topology file. */
  readonly coverage: Imported | null
}
