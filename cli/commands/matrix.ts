import { type Command, flag, type Given, inputWords, textOption } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { openTopology } from '@/cli/open-topology'
import { printable } from '@/cli/printable'
import { type Terminal, tell, write } from '@/cli/terminal'
import type { GroupedPair } from '@/model/reachability/matrix/grouped'

export const matrixCommand: Command = {
  name: 'matrix',
  summary: 'Tell what passes between all pairs at once: protocols and ports',
  arguments: [{ name: '<input>', description: inputWords }],
  options: [
    { flags: '--by <what>', description: 'subnet, security-group or resource', default: 'resource' },
    { flags: '--all', description: 'every row of the table, however many they are' },
    { flags: '--json', description: 'for programs, on standard output: { schemaVersion, by, pairs }' },
  ],
  examples: [
    { command: 'hopline matrix topologies/omnigen.yaml', does: 'what passes between resources, and to and from the internet' },
    { command: 'hopline matrix network.yaml --by subnet', does: 'what passes between some interface of one subnet and some of another' },
    { command: 'hopline matrix network.yaml --by security-group --json', does: 'the same by groups, for programs' },
  ],
  imports: true,
  run: matrix,
}

/** Rows of the table that a person reads before looking for something narrower. */
const mostRows = 100

async function matrix(given: Given, terminal: Terminal) {
  const { groupings, groupedPairs } = await import('@/model/reachability/matrix/grouped')
  const by = textOption(given, 'by') ?? 'resource'
  if (!isKeyOf(by, groupings)) {
    tell(terminal, `${terminal.colors.red('error')}: --by: "${printable(by)}" is no grouping, expected subnet, security-group or resource.`)
    return exitCodes.failure
  }
  const opened = await openTopology(given.arguments[0] ?? '-', given, terminal)
  if (opened === null) return exitCodes.failure
  const { indexOf } = await import('@/model/topology-index')
  const { allPairs } = await import('@/model/reachability/matrix/all-pairs')
  const found = groupedPairs(allPairs(indexOf(opened.topology)), by)
  if (flag(given, 'json')) await writeJson(by, found, terminal)
  else await writeTable(groupings[by].plural, found, flag(given, 'all') ? Number.POSITIVE_INFINITY : mostRows, terminal)
  return opened.exit
}

const isKeyOf = <T extends object>(key: string, table: T): key is keyof T & string => Object.hasOwn(table, key)

/** Pair by pair: of a large network the whole is more than one text can hold. */
async function writeJson(by: string, pairs: Iterable<GroupedPair>, terminal: Terminal): Promise<void> {
  const { serviceFacts } = await import('@/model/reachability/matrix/service-words')
  let text = `{\n  "schemaVersion": 1,\n  "by": ${JSON.stringify(by)},\n  "pairs": [`
  let separator = '\n'
  for (const { from, to, must, may } of pairs) {
    text += `${separator}    ${JSON.stringify({ from, to, passes: serviceFacts(must), mayPass: serviceFacts(may) })}`
    separator = ',\n'
    if (text.length < 65_536) continue
    await write(terminal.out, text)
    text = ''
  }
  await write(terminal.out, `${text}\n  ]\n}\n`)
}

async function writeTable(plural: string, pairs: Iterable<GroupedPair>, most: number, terminal: Terminal): Promise<void> {
  const { servicesText } = await import('@/model/reachability/matrix/service-words')
  const rows: (readonly [string, string, string])[] = []
  let count = 0
  for (const { from, to, must, may } of pairs) {
    count++
    if (rows.length >= most) continue
    const sure = servicesText(must)
    const perhaps = servicesText(may)
    const passes = sure === perhaps ? sure : [...(sure === '' ? [] : [sure]), `perhaps ${perhaps}`].join(' — ')
    rows.push([printable(from), printable(to), passes])
  }
  const widths = [0, 1].map((column) => Math.max(4, ...rows.map((row) => (row[column] ?? '').length)))
  const lines = rows.map(([from, to, passes]) => `${from.padEnd(widths[0] ?? 4)}  →  ${to.padEnd(widths[1] ?? 4)}  ${passes}\n`)
  await write(terminal.out, lines.join(''))
  if (count === 0) tell(terminal, `Nothing passes between ${plural}.`)
  else if (count > rows.length)
    tell(
      terminal,
      `The first ${rows.length} of ${count} pairs of ${plural}. --all shows every one, --by subnet fewer of them, --json is for programs.`,
    )
  else tell(terminal, `${count} pair${count === 1 ? '' : 's'} of ${plural}, the internet among them.`)
}
