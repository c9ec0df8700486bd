import { printable } from '@/cli/printable'
import type { ReportFormat } from '@/cli/reports/report'
import type { VerdictWord } from '@/model/reachability/verdict'

const signs: Readonly<Record<VerdictWord, string>> = { reachable: '✓', blocked: '✗', undecided: '?' }

/** `file:line:col: severity: message (code)`, which editors turn into links; flows below. */
export const text: ReportFormat = {
  id: 'text',
  write: ({ file, diagnostics, flows }) =>
    [
      ...diagnostics.flatMap(({ place, severity, message, code, fix }) => [
        `${[place?.file ?? file, place?.line, place?.line === undefined ? undefined : place.column].filter((p) => p !== undefined).join(':')}: ${severity}: ${message} (${code})`,
        ...(fix === undefined ? [] : [`  fix: ${fix}`]),
      ]),
      ...flows.map(
        ({ name, verdict, steps }) =>
          `${verdict === null ? '-' : signs[verdict]} ${name}: ${verdict ?? 'no step can be asked'}, ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`,
      ),
    ]
      .map((line) => `${printable(line)}\n`)
      .join(''),
}
