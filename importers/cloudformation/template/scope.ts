import type { RawValue } from '@/importers/raw/raw-value'
import type { Diagnostic } from '@/model/diagnostic'

/** What an expression of a template may ask of its stack. */
export interface Scope {
  /** Value of a `Ref`; null: the template has nothing of that name. */
  ref(name: string): RawValue | undefined | null
  attribute(logicalId: string, attribute: string): RawValue | undefined
  /** true, false, or null where it cannot be known. */
  condition(name: string): boolean | null
  mapping(map: string, top: string, second: string): unknown
  exported(name: string): RawValue | undefined
  readonly region: string | undefined
  report(diagnostic: Pick<Diagnostic, 'code' | 'severity' | 'message' | 'fix'>): void
}

/** A scope in which some names stand for the values of a loop. */
export const withLocals = (scope: Scope, locals: ReadonlyMap<string, string>): Scope => ({
  ...scope,
  ref: (name) => locals.get(name) ?? scope.ref(name),
  attribute: scope.attribute,
  condition: scope.condition,
  mapping: scope.mapping,
  exported: scope.exported,
  report: scope.report,
})
