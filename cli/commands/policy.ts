import { type Command, flag, type Given, inputWords } from '@/cli/command'
import { exitCodes } from '@/cli/exit-codes'
import { openTopology } from '@/cli/open-topology'
import { printDiagnostics } from '@/cli/print-diagnostics'
import { readInput } from '@/cli/read-input'
import { type Terminal, tell, write } from '@/cli/terminal'
import type { PolicyFinding } from '@/model/reachability/policy/judge'

export const policyCommand: Command = {
  name: 'policy',
  summary: 'Look for paths that a policy forbids, every one of them',
  arguments: [
    { name: '<input>', description: inputWords },
    { name: '<policy>', description: 'policy file, YAML or JSON: MatchPaths and ExcludePaths, as AWS Network Access Analyzer has them' },
  ],
  options: [{ flags: '--json', description: 'for programs: { schemaVersion, findings } on standard output' }],
  examples: [
    {
      command: 'hopline policy network.yaml policy.yaml',
      does: 'exit 0 where no path matches, 1 where some do, 2 where a file cannot be read',
    },
    { command: 'hopline policy network.yaml policy.yaml --json', does: 'the same for programs' },
  ],
  imports: true,
  run: judgePolicy,
}

async function judgePolicy(given: Given, terminal: Terminal) {
  const [input = '-', policyFile = ''] = given.arguments
  const opened = await openTopology(input, given, terminal)
  if (opened === null) return exitCodes.failure
  const file = await readInput(policyFile, terminal.stdin)
  if (!file.ok) {
    tell(terminal, `${terminal.colors.red('error')}: ${file.message}`)
    return exitCodes.failure
  }
  const { readPolicy } = await import('@/importers/policy/read-policy')
  const { indexOf } = await import('@/model/topology-index')
  const { formatPorts } = await import('@/model/net/ports')
  const { judge } = await import('@/model/reachability/policy/judge')
  const t = indexOf(opened.topology)
  const { policy, diagnostics } = readPolicy(file.text, file.name, t)
  printDiagnostics(diagnostics, terminal)
  if (policy === null) return exitCodes.failure
  const findings = judge(policy, t)
  if (flag(given, 'json')) {
    const report = {
      schemaVersion: 1,
      findings: findings.map(({ verdict, ...rest }) => ({ ...rest, path: verdict.forward.hops, undecided: verdict.undecided })),
    }
    await write(terminal.out, `${JSON.stringify(report, null, 2)}\n`)
  } else await write(terminal.out, findings.map((f) => `${line(f, f.ports.map(formatPorts).join(', '))}\n`).join(''))
  const certain = findings.filter((f) => f.certain).length
  const rest = findings.length - certain
  tell(terminal, `${file.name}: ${certain} path${certain === 1 ? '' : 's'} found${rest > 0 ? `, ${rest} more undecided` : ''}.`)
  return findings.length > 0 ? exitCodes.finding : opened.exit
}

/** `internet → lb tcp 443 by igw, lb-sg (MatchPaths 1)`. */
function line({ source, destination, protocol, certain, statement, verdict }: PolicyFinding, ports: string): string {
  const way = verdict.forward.hops.filter((h) => h.stage === 'gateway').map((h) => h.component)
  const by = way.length === 0 ? '' : ` by ${way.join(', ')}`
  const doubt = certain ? '' : ` undecided: ${verdict.undecided[0]?.why ?? ''}`
  return `${source} → ${destination} ${protocol} ${ports}${by} (MatchPaths ${statement + 1})${doubt}`
}
