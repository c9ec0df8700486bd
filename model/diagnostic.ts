/** Where a mistake stands: in a file (1-based line and column) or at a resource. */
export interface Place {
  readonly file?: string
  readonly line?: number
  readonly column?: number
  /** Path inside the value, such as `resources/3/cidr`: what an editor or a tree view jumps to. */
  readonly path?: string
  readonly resource?: string
}

export type Severity = 'error' | 'warning' | 'note'

/** A user's mistake, or anything else worth telling, as data. Nothing a user can type throws. */
export interface Diagnostic {
  /** Stable, documented, searchable: `area/what`, such as `topology/dangling-reference`. */
  readonly code: `${string}/${string}`
  readonly severity: Severity
  /** What was found and what was expected. */
  readonly message: string
  readonly place?: Place
  /** What to do next. */
  readonly fix?: string
}

const rank: Record<Severity, number> = { error: 0, warning: 1, note: 2 }

/** By file, line and column, then severity and code: the order in which a reader mends them. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      (a.place?.file ?? '').localeCompare(b.place?.file ?? '', 'en') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      rank[a.severity] - rank[b.severity] ||
      a.code.localeCompare(b.code, 'en'),
  )
}
