import type { Analysis } from '@/model/analyses/findings/finding'
import type { NetworkAclEntry } from '@/model/kinds/network-acl'
import { blockHolds } from '@/model/security-groups/blocks'
import { includesTraffic, trafficOf, trafficText } from '@/model/security-groups/traffic'

/** Types and codes of ICMP narrow an entry further: only what matches all of them covers others. */
const isAny = (value: number | undefined): boolean => value === undefined || value === -1

/** Whether an entry matches all that another one does. */
function covers(wide: NetworkAclEntry, narrow: NetworkAclEntry): boolean {
  const [outer, inner] = [wide, narrow].map((entry) => trafficOf({ ...entry, peer: entry.cidr }))
  if (outer == null || inner == null || !blockHolds(wide.cidr, narrow.cidr) || !includesTraffic(outer, inner)) return false
  const isSame = (a: number | undefined, b: number | undefined) => isAny(a) || a === b
  return isSame(wide.icmpType, narrow.icmpType) && isSame(wide.icmpCode, narrow.icmpCode)
}

const sentence = (entry: NetworkAclEntry): string => {
  const traffic = trafficOf({ ...entry, peer: entry.cidr })
  const what = traffic === null ? 'traffic' : trafficText(traffic)
  return `${entry.direction} ${entry.number}: ${entry.action} ${what} ${entry.direction === 'ingress' ? 'from' : 'to'} ${entry.cidr}`
}

export const shadowedEntry: Analysis = {
  code: 'finding/shadowed-entry',
  severity: 'note',
  title: 'An entry of a network ACL that never decides',
  about:
    'An entry with a lower number matches all that this one does, and the first match decides. Where the two do not do the same, what the later one says is not what happens. Source: Amazon VPC User Guide, "Network ACL rules".',
  find: (t) =>
    t.of('network-acl').flatMap((acl) =>
      (acl.entries ?? []).flatMap((entry, i) => {
        const earlier = (acl.entries ?? [])
          .filter((other) => other.direction === entry.direction && other.number < entry.number && covers(other, entry))
          .sort((a, b) => a.number - b.number)[0]
        if (earlier === undefined) return []
        return [
          {
            resource: acl.id,
            path: `entries/${i}`,
            message: `${sentence(entry)} never decides: ${sentence(earlier)} comes first.`,
            fix: 'Give it a lower number, or remove one of the two.',
          },
        ]
      }),
    ),
}
