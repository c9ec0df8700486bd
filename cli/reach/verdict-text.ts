import { printable } from '@/cli/printable'
import type { Terminal } from '@/cli/terminal'
import { formatPorts } from '@/model/net/ports'
import type { Hop, Verdict, VerdictWord } from '@/model/reachability/verdict'
import type { Source } from '@/model/resource'

const signs: Readonly<Record<VerdictWord, string>> = { reachable: '✓', blocked: '✗', undecided: '?' }

/**
 * A verdict for people: the word first, then what every hop says, what stops it and what to do.
 *
 * @param changes  the smallest set of changes that would open it, a line each
 * @param ways  over load balancers, a line each
 */
export function verdictText(
  title: string,
  verdict: Verdict,
  changes: readonly string[],
  colors: Terminal['colors'],
  ways: readonly string[] = [],
): string {
  const paint = { reachable: colors.green, blocked: colors.red, undecided: colors.yellow }[verdict.verdict]
  const { asked, reachable } = verdict.pairs
  const lines = [
    `${paint(`${signs[verdict.verdict]} ${verdict.verdict}`)}  ${printable(title)}${asked > 1 ? `  (${reachable} of ${asked} pairs of interfaces)` : ''}`,
    ...(verdict.ports === null
      ? []
      : [`  ports that pass: ${verdict.ports.length === 0 ? 'none' : verdict.ports.map(formatPorts).join(', ')}`]),
    ...way('forward', verdict.forward.hops, colors),
    ...(verdict.return === null ? [] : way('return', verdict.return.hops, colors)),
    ...section(
      'blocked by',
      verdict.blockers.flatMap((b) => [
        `${b.component}: ${b.why} (${b.code}${b.direction === 'return' ? ', on the way back' : ''})`,
        `  fix: ${b.fix}${b.source?.file === undefined ? '' : ` (${lineOf(b.source)})`}`,
      ]),
    ),
    ...section('smallest set of changes', changes),
    ...section(
      'undecided because',
      verdict.undecided.map((d) => `${d.component}: ${d.why}${d.code === undefined ? '' : ` (${d.code})`}`),
    ),
    ...section('over load balancers', ways),
    ...section('taken for granted', verdict.assumptions),
  ]
  return `${lines.join('\n')}\n`
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${printable(line)}`)]

const marks: Readonly<Record<Hop['decision'], string>> = { pass: '·', block: '✗', unknown: '?' }

function way(title: string, hops: readonly Hop[], colors: Terminal['colors']): readonly string[] {
  if (hops.length === 0) return []
  const widest = Math.max(...hops.map((h) => h.stage.length))
  const most = Math.max(...hops.map((h) => h.component.length))
  return [
    `  ${title}`,
    ...hops.map((hop) => {
      const rewritten = hop.rewritten === null ? '' : colors.dim(printable(`  [${hop.rewritten.source} → ${hop.rewritten.destination}]`))
      const place = colors.dim(printable(placeOf(hop)))
      return `    ${marks[hop.decision]} ${hop.stage.padEnd(widest)}  ${printable(hop.component).padEnd(most)}  ${printable(hop.why)}${place}${rewritten}`
    }),
  ]
}

/** Where the deciding rule stands: its resource, where that is another than the hop's, its place in it, and its line. */
function placeOf({ rule, component, source }: Hop): string {
  if (rule === null) return ''
  const parts = [rule.of === component ? '' : rule.of, rule.path, lineOf(source)].filter((part) => part !== '')
  return parts.length === 0 ? '' : `  ${parts.join(' ')}`
}

/** `network.yaml:12`. */
function lineOf(source: Source | undefined): string {
  if (source?.file === undefined) return ''
  return source.line === undefined ? source.file : `${source.file}:${source.line}`
}
