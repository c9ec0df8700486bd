import type { ReportFormat } from '@/cli/reports/report'

export const json: ReportFormat = {
  id: 'json',
  write: ({ file, diagnostics, flows }) => `${JSON.stringify({ schemaVersion: 1, file, diagnostics, flows }, null, 2)}\n`,
}
