import type { Work } from '@/importers/cloudformation/work'
import type { RawValue } from '@/importers/raw/raw-value'
import type { Diagnostic } from '@/model/diagnostic'

export type Finding = Pick<Diagnostic, 'code' | 'severity' | 'message' | 'fix'>

/** What an expression of a template may ask of its stack. */
export interface Scope {
  /** Value of a `Ref`; null: the template has nothing of that name. */
  ref(name: string): RawValue | undefined | null
  /** Value of a `Fn::GetAtt`; null: the template has no such resource. */
  attribute(logicalId: string, attribute: string): RawValue | undefined | null
  /** true, false, null where it cannot be known, undefined where the template has none of that name. */
  condition(name: string): boolean | null | undefined
  mapping(map: string, top: string, second: string): unknown
  exported(name: string): RawValue | undefined
  /** Whether all that a name may refer to stands in the template: no macro adds to it. */
  readonly isComplete: boolean
  /** Names of the loops around, with what they stand for in this round. */
  readonly locals: ReadonlyMap<string, string>
  readonly work: Work
  /** @param node  what is meant, where it is a map or a list; otherwise the resource around it */
  report(finding: Finding, node?: unknown): void
}

export type Evaluate = (node: unknown, scope: Scope) => RawValue | undefined

/** A scope in which some names stand for the values of a loop. */
export const withLocals = (scope: Scope, locals: ReadonlyMap<string, string>): Scope =>
  locals.size === 0 ? scope : { ...scope, locals: new Map([...scope.locals, ...locals]) }

/** Names of loops inside a name: `${Name}` as it stands, `&{Name}` without what no logical id may hold. */
export function fillIn(text: string, locals: ReadonlyMap<string, string>): string {
  let filled = text
  for (const [name, value] of locals)
    filled = filled.replaceAll(`\${${name}}`, () => value).replaceAll(`&{${name}}`, () => value.replace(/[^A-Za-z0-9]/g, ''))
  return filled
}

export function broken(name: string, expected: string, scope: Scope, node: unknown): void {
  scope.report(
    {
      code: 'import/bad-intrinsic',
      severity: 'warning',
      message: `${name} is not written as CloudFormation expects it: ${expected}.`,
      fix: 'Correct the function; its value is taken for unknown.',
    },
    node,
  )
}

export function dangling(name: string, scope: Scope, node: unknown): void {
  if (!scope.isComplete) return
  scope.report(
    {
      code: 'import/dangling-reference',
      severity: 'warning',
      message: `Nothing in the template is called ${brief(name)}; what refers to it is taken for unknown.`,
      fix: 'Correct the name, or add the parameter or resource.',
    },
    node,
  )
}

const brief = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
