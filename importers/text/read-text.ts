import { openBrackets } from '@/importers/text/json-scan'
import { readJson, readJsonRow } from '@/importers/text/json-tree'
import { lineMap } from '@/importers/text/line-map'
import { limits } from '@/importers/text/text-tree'
import { type ReadTree, readYaml } from '@/importers/text/yaml-tree'
import type { Diagnostic } from '@/model/diagnostic'

/** Reads a file of YAML or JSON. Never throws, and refuses what would exhaust the machine. */
export function readText(text: string, file: string): ReadTree {
  // A lone CR, the line end of old Macs, becomes LF: of the same length, so that offsets stay.
  const body = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).replace(/\r(?!\n)/g, '\n')
  const refusal = refuse(body, file)
  if (refusal !== null) return { tree: null, diagnostics: [refusal] }
  const isJson = /^[ \t\r\n]*[{[]/.test(body.slice(0, 10_000))
  if (isJson && body.length <= (isOfTool(body) ? limits.toolJsonLength : limits.jsonLength)) {
    const json = readJson(body, file) ?? readJsonRow(body, file)
    if (json !== null) return json
  }
  if (body.length > limits.yamlLength) return { tree: null, diagnostics: [tooLarge(isJson, body.length, file)] }
  const read = readYaml(body, file)
  return read.tree === null && /^\s*(?:\{\s*["}]|\[\s*[{["\d])/.test(body)
    ? { ...read, diagnostics: inJsonWords(body, file, read.diagnostics) }
    : read
}

/** JSON is YAML, and whoever has a mistake in JSON does not look for one of YAML. */
function inJsonWords(text: string, file: string, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const [first] = found
  if (first?.code !== 'file/syntax') return found
  const open = openBrackets(text)
  const positionOf = lineMap(text)
  const last = open.at(-1)
  if (last === undefined)
    return [{ ...first, message: 'This is not valid JSON.', fix: 'Look here for a comma, a colon or a quote that is missing or too much.' }]
  return [
    {
      ...first,
      message: `The JSON breaks off here: ${open.length === 1 ? 'a bracket is' : `${open.length} brackets are`} still open, the innermost from line ${positionOf(last).line}.`,
      place: { file, ...positionOf(text.trimEnd().length) },
      fix: 'Fetch the file anew: a part of it is missing. In a file of your own, close the bracket.',
    },
  ]
}

/** What no reader has to look at: nothing, or no text. */
function refuse(text: string, file: string): Diagnostic | null {
  const start = { file, line: 1, column: 1 }
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    const every = text.length > 4 && [...text.slice(0, 64)].filter((c) => c === '\0').length >= Math.min(text.length, 64) / 4
    return {
      code: 'file/not-text',
      severity: 'error',
      message: every
        ? 'The file looks like UTF-16 or UTF-32, expected YAML or JSON as UTF-8 text.'
        : `The file is binary (NUL at character ${nul + 1}), expected YAML or JSON as UTF-8 text.`,
      place: start,
      fix: every ? 'Save it as UTF-8.' : 'Open a topology file, ending in .yaml, .yml or .json.',
    }
  }
  if (text.charCodeAt(0) === 0xfffd || text.charCodeAt(0) === 0xfffe)
    return {
      code: 'file/not-text',
      severity: 'error',
      message: 'The file is not UTF-8 text, expected YAML or JSON as UTF-8 text.',
      place: start,
      fix: 'Save it as UTF-8.',
    }
  if (text.trim() === '')
    return {
      code: 'file/empty',
      severity: 'error',
      message: 'The file is empty, expected a topology.',
      place: start,
      fix: 'Begin with `schemaVersion: 1`, `name: my-network` and `resources:`.',
    }
  return null
}

/** Names that tools write at the top of their JSON. Sources: Terraform, AWS Config, AWS command line. */
const toolNames =
  /"(?:terraform_version|format_version|configurationItems|configSnapshotId|Vpcs|Subnets|Reservations|NetworkInterfaces|SecurityGroups|RouteTables|LoadBalancers|Functions)"/

const isOfTool = (text: string): boolean => toolNames.test(text.slice(0, 4096))

const megabytes = (length: number) => Math.round(length / 1024 / 1024)

function tooLarge(isJson: boolean, length: number, file: string): Diagnostic {
  const most = isJson && length > limits.jsonLength ? limits.jsonLength : limits.yamlLength
  const what = isJson ? (length > limits.jsonLength ? 'JSON' : 'text that is not valid JSON') : 'YAML'
  return {
    code: 'file/too-large',
    severity: 'error',
    message: `The file holds ${megabytes(length)} MB of ${what}; the most that is read is ${megabytes(most)} MB.`,
    place: { file, line: 1, column: 1 },
    fix: isJson
      ? 'Check that it is valid JSON, or split the topology.'
      : 'Write it as JSON, which is read up to 32 MB, or split the topology.',
  }
}
