import { printable } from '@/cli/printable'
import type { Terminal } from '@/cli/terminal'
import { tell } from '@/cli/terminal'
import { type Diagnostic, inReadingOrder, type Place, type Severity } from '@/model/diagnostic'

/** Most that are printed: a file that is wrong throughout is mended from its first lines. */
const maxPrinted = 100

/** `file:line:col: severity: message (code)`, which editors and terminals turn into a link, and below it what to do. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  const ordered = inReadingOrder(diagnostics)
  for (const diagnostic of ordered.slice(0, maxPrinted)) {
    tell(terminal, lineOf(diagnostic, terminal.colors))
    if (diagnostic.fix !== undefined) tell(terminal, `  ${terminal.colors.dim('fix:')} ${printable(diagnostic.fix)}`)
  }
  if (ordered.length > maxPrinted) tell(terminal, `… and ${ordered.length - maxPrinted} more. \`hopline validate --json\` prints them all.`)
}

/** `2 errors, 1 warning`; empty where there is nothing to tell. */
export function countsOf(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity) => diagnostics.filter((d) => d.severity === severity).length
  return (['error', 'warning', 'note'] as const)
    .flatMap((severity) => {
      const n = count(severity)
      return n === 0 ? [] : [`${n} ${severity}${n === 1 ? '' : 's'}`]
    })
    .join(', ')
}

export const hasError = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some((d) => d.severity === 'error')

function lineOf({ code, severity, message, place }: Diagnostic, colors: Terminal['colors']): string {
  const paint = { error: colors.red, warning: colors.yellow, note: colors.cyan }[severity]
  const where = placeOf(place)
  return `${where === '' ? '' : `${colors.bold(where)}: `}${paint(severity)}: ${printable(message)} ${colors.dim(`(${code})`)}`
}

function placeOf(place: Place | undefined): string {
  const parts = [place?.file, place?.line, place?.line === undefined ? undefined : place.column].filter((p) => p !== undefined)
  return printable(parts.join(':'))
}
