import type { ReportFormat } from '@/cli/reports/report'
import { analyses } from '@/model/analyses/findings/index'
import { version } from '@/package.json'

/** SARIF 2.1.0, which code scanning services read. Source: OASIS Standard, "Static Analysis Results Interchange Format". */
export const sarif: ReportFormat = {
  id: 'sarif',
  write: ({ file, diagnostics }) => {
    const codes = [...new Set(diagnostics.map((d) => d.code as string))].sort()
    const about = new Map<string, { readonly title: string; readonly about: string }>(analyses.map((a) => [a.code, a]))
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'hopline',
              version,
              rules: codes.map((id) => ({
                id,
                shortDescription: { text: about.get(id)?.title ?? id },
                ...(about.has(id) ? { fullDescription: { text: about.get(id)?.about } } : {}),
              })),
            },
          },
          columnKind: 'utf16CodeUnits',
          results: diagnostics.map(({ code, severity, message, fix, place }) => ({
            ruleId: code,
            ruleIndex: codes.indexOf(code),
            level: severity,
            message: { text: fix === undefined ? message : `${message} ${fix}` },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI((place?.file ?? file).replace(/\\/g, '/')) },
                  ...(place?.line === undefined ? {} : { region: { startLine: place.line, startColumn: place.column ?? 1 } }),
                },
              },
            ],
          })),
        },
      ],
    }
    return `${JSON.stringify(log, null, 2)}\n`
  },
}
