import type { ReportFormat } from '@/cli/reports/report'
import { analyses } from '@/model/analyses/findings/index'
import type { Severity } from '@/model/diagnostic'
import { version } from '@/package.json'

interface Rule {
  readonly code: string
  readonly title: string
  readonly about: string
  readonly severity: Severity
}

const flowRules: readonly Rule[] = [
  {
    code: 'flow/blocked',
    severity: 'error',
    title: 'A flow is stopped',
    about: 'A step of a flow does not pass, by proof of security groups, network ACLs and routes. All that stops it is named.',
  },
  {
    code: 'flow/undecided',
    severity: 'warning',
    title: 'A flow cannot be decided',
    about: 'Whether a step of a flow passes depends on what the input does not tell.',
  },
]

/** What services show beside a result, and how grave it is unless a result says otherwise. */
const described = (rule: Rule | undefined) =>
  rule === undefined
    ? {}
    : { fullDescription: { text: rule.about }, help: { text: rule.about }, defaultConfiguration: { level: rule.severity } }

/** SARIF 2.1.0, which code scanning services read. Source: OASIS Standard, "Static Analysis Results Interchange Format". */
export const sarif: ReportFormat = {
  id: 'sarif',
  write: ({ file, diagnostics }) => {
    const codes = [...new Set(diagnostics.map((d) => d.code as string))].sort()
    const about = new Map<string, Rule>([...flowRules, ...analyses].map((rule) => [rule.code, rule]))
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
                ...described(about.get(id)),
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
                  artifactLocation: { uri: uriOf(place?.file ?? file) },
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

/** A path below the working directory stays relative, as services that know the repository want it. */
function uriOf(path: string): string {
  const uri = encodeURI(path.replace(/\\/g, '/'))
  if (/^[A-Za-z]:\//.test(uri)) return `file:///${uri}`
  return uri.startsWith('/') ? `file://${uri}` : uri
}
