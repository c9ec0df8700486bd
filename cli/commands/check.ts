import { type Command, flag, type Given, inputWords, textOption } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { openInputs } from '@/cli/open-topology'
import { countsOf, printDiagnostics } from '@/cli/print-diagnostics'
import { stdinName } from '@/cli/read-input'
import { type Terminal, tell, write } from '@/cli/terminal'
import type { Diagnostic, Severity } from '@/model/diagnostic'

export const checkCommand: Command = {
  name: 'check',
  summary: 'Judge a network: mistakes, findings, and whether every declared flow passes',
  arguments: [{ name: '<input>', description: inputWords }],
  options: [
    { flags: '-f, --format <id>', description: 'text, json, github (annotations of a pull request) or sarif', default: 'text' },
    { flags: '--json', description: 'the same as --format json' },
    { flags: '--fail-on <severity>', description: 'error, warning or note: exit 1 from this on', default: 'error' },
  ],
  examples: [
    {
      command: 'hopline check topologies/omnigen.yaml',
      does: 'exit 0 where nothing is an error, 1 where something is, 2 where nothing could be read',
    },
    { command: 'hopline check network.yaml --format github --fail-on warning', does: 'annotations in a pull request' },
    { command: 'hopline check network.yaml --format sarif > hopline.sarif', does: 'a report for code scanning' },
  ],
  imports: true,
  run: check,
}

const severities: readonly Severity[] = ['error', 'warning', 'note']

async function check(given: Given, terminal: Terminal) {
  const { formats } = await import('@/cli/reports/index')
  const wanted = flag(given, 'json') ? 'json' : (textOption(given, 'format') ?? 'text')
  const format = formats.find((f) => f.id === wanted)
  const failOn = severities.find((s) => s === (textOption(given, 'failOn') ?? 'error'))
  if (format === undefined || failOn === undefined) {
    const [what, known] = format === undefined ? ['--format', formats.map((f) => f.id)] : ['--fail-on', severities]
    tell(terminal, `${terminal.colors.red('error')}: ${what}: expected one of ${known.join(', ')}.`)
    return exitCodes.failure
  }
  const path = given.arguments[0] ?? '-'
  const opened = await openInputs([path], given, terminal)
  if (opened === null) return exitCodes.failure
  const { topology, diagnostics } = opened.read
  if (topology === null) {
    printDiagnostics(diagnostics, terminal)
    return exitCodes.failure
  }
  const name = path === '-' ? stdinName : path
  const { checkTopology } = await import('@/model/analyses/check-topology')
  const { placesIn } = await import('@/importers/places')
  const { inReadingOrder } = await import('@/model/diagnostic')
  const placeOf = placesIn(opened.files, topology, opened.read.tree)
  const { findings, flows } = checkTopology(topology)
  const found = findings.map(
    ({ resource, path, step, ...rest }): Diagnostic => ({
      ...rest,
      code: rest.code as Diagnostic['code'],
      // A flow that was proposed for what is imported stands in no file: what stops it does.
      place: placeOf(resource ?? (topology.imported === undefined ? null : (step?.at ?? null)), path),
    }),
  )
  const all = inReadingOrder([...diagnostics, ...found].map((d) => fromHere(d, path, opened.files)))
  await write(terminal.out, format.write({ file: name, diagnostics: all, flows }))
  const counts = countsOf(all)
  tell(
    terminal,
    `${name}: ${counts === '' ? 'nothing to mend' : counts}; ${flows.filter((f) => f.verdict === 'reachable').length} of ${flows.length} flows pass.`,
  )
  const grave = severities.slice(0, severities.indexOf(failOn) + 1)
  return all.some((d) => grave.includes(d.severity)) ? exitCodes.finding : exitCodes.fine
}

/** Files of a folder are named from there: annotations of a pull request, and editors, look for them from the working directory. */
function fromHere(diagnostic: Diagnostic, input: string, files: readonly { readonly name: string }[]): Diagnostic {
  const { place } = diagnostic
  if (place === undefined || input === '-' || files.some((f) => f.name === input)) return diagnostic
  const isOfFolder = files.some((f) => f.name === place.file)
  return isOfFolder ? { ...diagnostic, place: { ...place, file: `${input.replace(/[\\/]+$/, '')}/${place.file}` } } : diagnostic
}
