import type { ReportFormat } from '@/cli/reports/report'
import type { Severity } from '@/model/diagnostic'

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' }

/** Source: GitHub Docs, "Workflow commands for GitHub Actions"; the escapes are those of @actions/core. */
const data = (value: string): string => value.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
const property = (value: string): string => data(value).replace(/:/g, '%3A').replace(/,/g, '%2C')

/** Annotations of a pull request. */
export const github: ReportFormat = {
  id: 'github',
  write: ({ file, diagnostics }) =>
    diagnostics
      .map(({ place, severity, code, message, fix }) => {
        const at = [
          `file=${property(place?.file ?? file)}`,
          ...(place?.line === undefined ? [] : [`line=${place.line}`, `col=${place.column ?? 1}`]),
          `title=${property(code)}`,
        ]
        return `::${commands[severity]} ${at.join(',')}::${data(fix === undefined ? message : `${message}\n${fix}`)}\n`
      })
      .join(''),
}
