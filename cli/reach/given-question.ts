import { type Given, textOption } from '@/cli/command'
import { printable } from '@/cli/printable'
import { questionChecker } from '@/importers/queries/question-mistakes'
import { parseProtocol } from '@/model/net/protocol'
import type { Question } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'

const optionOf = {
  from: '--from',
  to: '--to',
  protocol: '--protocol',
  port: '--port',
  sourcePort: '--source-port',
  through: '--through',
} as const

/**
 * The question of the command line.
 *
 * @returns its mistakes, a line each, where it is none
 */
export function givenQuestion(given: Given, ids: ReadonlySet<string>): Question | readonly string[] {
  const from = textOption(given, 'from')
  const to = textOption(given, 'to')
  if (from === undefined || to === undefined) return ['--from and --to are both needed, or --queries with a file.']
  const mistakes: string[] = []
  const text = textOption(given, 'protocol') ?? 'tcp'
  const protocol = parseProtocol(text)
  const known = protocol === null || protocol === 'all' ? null : protocol
  if (known === null)
    mistakes.push(`--protocol: "${printable(text)}" is no protocol, expected tcp, udp, icmp, icmpv6 or a number from 0 to 255.`)
  const ports: { port?: number; sourcePort?: number } = {}
  for (const name of ['port', 'sourcePort'] as const) {
    const value = textOption(given, name)
    if (value === undefined) continue
    if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) ports[name] = Number(value)
    else mistakes.push(`${optionOf[name]}: "${printable(value)}" is no port, expected a number from 0 to 65535.`)
  }
  // Of a protocol that is none nothing more can be told; TCP asks nothing of ports or IP versions.
  const through = textOption(given, 'through')
  const question: Question = {
    from,
    to,
    protocol: known ?? 6,
    ...ports,
    ...(through === undefined ? {} : { through: through as ResourceId }),
  }
  for (const { attribute, message, fix } of questionChecker(ids)(question))
    mistakes.push(`${optionOf[attribute]}: ${printable(message)} ${printable(fix)}`)
  return mistakes.length > 0 ? mistakes : question
}
