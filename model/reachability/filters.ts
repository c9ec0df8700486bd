import { isSingle } from '@/model/net/ranges'
import { askNetworkAcl, networkAclOf } from '@/model/reachability/acl-filter'
import { askGroups } from '@/model/reachability/group-filter'
import type { Nic } from '@/model/reachability/nics'
import { isAlwaysPermitted } from '@/model/reachability/outside'
import type { Party } from '@/model/reachability/packet'
import { referencesOver } from '@/model/reachability/references'
import { addEntry, addRule, inWords } from '@/model/reachability/remedy'
import { filter, pass, type Walk } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'

/** The security groups of an interface, for a packet that leaves or enters it. */
export function askOwnGroups(nic: Nic, direction: 'ingress' | 'egress', walk: Walk) {
  const stage = `security-group-${direction}` as const
  if (isUnfiltered(nic)) return
  if (walk.direction === 'return' && walk.tracked.has(nic.key)) {
    const component = nic.groups?.[0] ?? nic.owner
    // Rule 8: whoever saw the request lets its answer pass.
    return pass(walk, { component, stage, why: () => 'stateful: the answer to a request that passed' })
  }
  if (walk.direction === 'forward') walk.tracked.add(nic.key)
  const other = direction === 'egress' ? walk.header.destination : walk.header.source
  if (isExempt(other, nic, walk)) return
  const references = referencesOver(nic, walk)
  const ruling = askGroups(nic, direction, walk.header, references, walk.t)
  // A rule that names the group of the other end holds wherever its members stand.
  const peer = other.nic !== null && references(other.nic, direction) === 'yes' ? other.nic.groups?.[0] : undefined
  const { header } = walk
  filter(walk, ruling, stage, nic.owner, () => addRule(nic, direction, header, peer, walk.t))
}

/** Rule 10: interfaces of gateways carry no group. An empty list of another kind means the default group, which nobody may know. */
const isUnfiltered = (nic: Nic): boolean => nic.groups !== undefined && nic.groups.length === 0

/** Whether the other end is a service of the VPC that nothing filters (rule 9). */
export function isExempt(other: Party, nic: Nic, walk: Walk): boolean {
  const value = other.ranges[0]?.first
  if (value === undefined || !isSingle(other.ranges) || other.nic !== null || nic.vpc === undefined) return false
  return isAlwaysPermitted({ family: other.family, value }, walk.t.cidrsOf(nic.vpc))
}

/** The network ACL of a subnet, for a packet that crosses its border. */
export function crossBorder(subnet: ResourceId, direction: 'ingress' | 'egress', walk: Walk): void {
  const ruling = askNetworkAcl(subnet, direction, walk.header, walk.t)
  const { header } = walk
  filter(walk, ruling, `network-acl-${direction}`, subnet, () => {
    const acl = networkAclOf(subnet, walk.t)
    return acl === undefined
      ? inWords(() => `Allow it in the network ACL of ${titleOf(subnet, walk.t)}.`)
      : addEntry(acl.id, direction, header, ruling.rule?.() ?? null, walk.t)
  })
}
