import type { CheckedFlow } from '@/model/analyses/check-topology'
import type { Diagnostic } from '@/model/diagnostic'

/** Everything that `hopline check` has found, each with its place in the file. */
export interface Report {
  readonly file: string
  /** Mistakes of the file and findings about the network, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[]
  readonly flows: readonly CheckedFlow[]
}

/** A way to write a report. */
export interface ReportFormat {
  readonly id: string
  readonly write: (report: Report) => string
}
