import type { KindProblem } from '@/model/kinds/kind'
import { networkOf } from '@/model/net/cidr'
import { parsePorts } from '@/model/net/ports'
import { hasPorts, isIcmp, parseProtocol, protocolName } from '@/model/net/protocol'

/** What rules of security groups and entries of network ACLs have in common. */
interface RuleLike {
  readonly protocol: string | number
  readonly ports: string | number
  /** CIDR block or other text of the other end. */
  readonly otherEnd: string
}

/**
 * Ports that are none, ports where the protocol has none, and blocks of a family that the protocol has not.
 *
 * @param path  of the rule inside its resource: `ingress/0`
 * @param name  of the rule for people: `Ingress rule 1`
 */
export function ruleProblems(rule: RuleLike, path: string, name: string): readonly KindProblem[] {
  return [badPorts(rule, path, name), uselessPorts(rule, path, name), wrongFamily(rule, path, name)].filter((p) => p !== null)
}

function badPorts(rule: RuleLike, path: string, name: string): KindProblem | null {
  if (parsePorts(rule.ports) !== null) return null
  const [from = '', to = ''] = String(rule.ports).split('-')
  const backwards = to !== '' && Number(from) > Number(to) && Number(from) <= 65_535
  return {
    code: 'topology/bad-ports',
    severity: 'error',
    message: `${name} has ports ${rule.ports}, expected ${backwards ? 'the lower port first' : 'ports from 0 to 65535'}.`,
    fix: backwards ? `Write ${to}-${from}.` : 'Write a port, a range such as 8000-8100, or all.',
    path: `${path}/ports`,
  }
}

/** EC2 matches ports of TCP and UDP only; with other protocols it ignores them. */
function uselessPorts(rule: RuleLike, path: string, name: string): KindProblem | null {
  const protocol = parseProtocol(rule.protocol)
  if (protocol === null || hasPorts(protocol) || rule.ports === 'all') return null
  return {
    code: 'topology/ports-ignored',
    severity: 'warning',
    message: `${name} names ports ${rule.ports} of ${protocolName(protocol)}, which has none: it matches whatever the ports.`,
    fix: protocol === 'all' ? 'Write tcp or udp as protocol, or leave the ports out.' : 'Leave the ports out.',
    path: `${path}/ports`,
  }
}

function wrongFamily(rule: RuleLike, path: string, name: string): KindProblem | null {
  const protocol = parseProtocol(rule.protocol)
  const block = networkOf(rule.otherEnd)
  if (protocol === null || block === null || !isIcmp(protocol) || (protocol === 1) === (block.family === 4)) return null
  return {
    code: 'topology/protocol-family',
    severity: 'warning',
    message: `${name} lets ${protocolName(protocol)} pass for ${rule.otherEnd}, an IPv${block.family} block, where ${protocolName(block.family === 4 ? 1 : 58)} is spoken: it matches nothing.`,
    fix: `Write ${block.family === 4 ? 'icmp' : 'icmpv6'} as protocol.`,
    path: `${path}/protocol`,
  }
}
