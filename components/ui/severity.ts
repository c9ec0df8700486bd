import { AlertTriangle, CircleX, Info } from 'lucide-react'
import type { Severity } from '@/model/diagnostic'

/** How grave something is by sign, colour and word, never by colour alone. */
export const severityLooks = {
  error: { Sign: CircleX, colour: 'text-bad', word: 'Error' },
  warning: { Sign: AlertTriangle, colour: 'text-doubt', word: 'Warning' },
  note: { Sign: Info, colour: 'text-ink-quiet', word: 'Note' },
} as const satisfies Record<Severity, unknown>

/** `1 error, 3 warnings`; empty of none. */
export function countsOf(told: readonly { readonly severity: Severity }[]): string {
  const count = (severity: Severity) => told.filter((d) => d.severity === severity).length
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const n = count(severity)
    return n === 0 ? [] : [`${n} ${severity}${n === 1 ? '' : 's'}`]
  })
  return counts.join(', ')
}
