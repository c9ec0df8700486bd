import { type Diagnostic, inReadingOrder } from '@/model/diagnostic'

/** Nobody reads more, and a page cannot show more. */
const mostDiagnostics = 500

/** Diagnostics in the order of the files, up to what anybody reads. */
export function withoutFlood(diagnostics: readonly Diagnostic[], hidden: number, file: string): readonly Diagnostic[] {
  const sorted = inReadingOrder(diagnostics)
  if (sorted.length <= mostDiagnostics) return sorted
  // Errors first: a flood of warnings must not hide them.
  const kept = [...sorted.filter((d) => d.severity === 'error'), ...sorted.filter((d) => d.severity !== 'error')].slice(0, mostDiagnostics)
  return [
    ...inReadingOrder(kept),
    {
      code: 'file/more-diagnostics',
      severity: 'note',
      message: `At least ${(sorted.length - mostDiagnostics + hidden).toLocaleString('en')} more mistakes are not shown.`,
      place: { file },
      fix: 'Mend these first, and read the file again.',
    },
  ]
}
