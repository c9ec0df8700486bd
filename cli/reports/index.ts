import { github } from '@/cli/reports/github'
import { json } from '@/cli/reports/json'
import type { ReportFormat } from '@/cli/reports/report'
import { sarif } from '@/cli/reports/sarif'
import { text } from '@/cli/reports/text'

/** Formats of `hopline check`. */
export const formats = [text, json, github, sarif] as const satisfies readonly ReportFormat[]
