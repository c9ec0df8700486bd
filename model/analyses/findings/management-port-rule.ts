import type { Analysis } from '@/model/analyses/findings/finding'
import { managementPorts } from '@/model/analyses/findings/management-port'
import { managementPortOpen } from '@/model/analyses/findings/management-port-open'
import { parseCidr } from '@/model/net/cidr'
import { portsInclude } from '@/model/net/ports'
import { groupLabel, placedRules, ruleSentence } from '@/model/security-groups/rules'
import { listInWords } from '@/model/words'

const tcp = 6
/** No organisation has a larger block: whoever writes one means everybody, perhaps in two halves. Source: IANA IPv4 Address Space Registry. */
const largestOwned = { 4: 8, 6: 16 } as const
/** A rule that opens more of the ports than this opens them all, and says so in fewer words. */
const namesShown = 3

export const managementPortRule: Analysis = {
  code: 'finding/management-port-rule',
  severity: 'warning',
  title: 'A rule opens a management port to everybody',
  about:
    'A rule of a security group lets everybody in (0.0.0.0/0, ::/0, or a block larger than any organisation has) by a port by which machines or databases are run. Told where the port is not proved to be reached, which is finding/management-port-open: today routes, network ACLs or missing public addresses may keep the internet out, or the input does not tell them, and the day that one of them changes the port is open. Source: CIS Amazon Web Services Foundations Benchmark, "Ensure no security groups allow ingress from 0.0.0.0/0 to remote server administration ports".',
  find: (t) => {
    const proved = new Set(managementPortOpen.find(t).map((f) => `${f.resource} ${f.path}`))
    return t.of('security-group').flatMap((group) =>
      (placedRules(group, 'ingress') ?? []).flatMap((placed) => {
        const { traffic, path, rule } = placed
        if (proved.has(`${group.id} ${path}`) || !isForEverybody(rule.peer)) return []
        if (traffic.protocol !== 'all' && traffic.protocol !== tcp) return []
        const open = [...managementPorts].filter(([port]) => portsInclude(traffic.ports, { from: port, to: port }))
        if (open.length === 0) return []
        const shown = open.slice(0, namesShown).map(([port, name]) => `${port} (${name})`)
        const names = listInWords(open.length > namesShown ? [...shown, `${open.length - namesShown} more`] : shown)
        return [
          {
            resource: group.id,
            path,
            message: `${ruleSentence(placed, t)} lets everybody in by ${names}, wherever ${groupLabel(group.id, t)} can be reached from the internet.`,
            fix: 'Allow these ports from your own networks only, or use Session Manager.',
          },
        ]
      }),
    )
  },
}

function isForEverybody(peer: string): boolean {
  const block = parseCidr(peer)
  return block !== null && block.prefixLength < largestOwned[block.family]
}
