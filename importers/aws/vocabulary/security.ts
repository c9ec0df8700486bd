import { thing } from '@/importers/aws/vocabulary/thing'
import type { RawValue } from '@/importers/raw/raw-value'
import { aclEntry, permission } from '@/importers/vocabulary/rules'
import type { Part, Setting, Statement } from '@/importers/vocabulary/statement'
import { all, constant, flag, link, selfLink, type Term, text } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

const each = (v: Values, path: string, ...lists: readonly string[]): readonly (RawValue | undefined)[] => {
  for (const list of lists) {
    const entries = v.list(list)
    // AWS Config writes each permission twice: `ipv4Ranges`, and `ipRanges` as plain texts.
    if (entries !== undefined && entries !== null && entries.length > 0)
      return v.maps(list).length > 0 ? v.maps(list).map((entry) => entry.get(path)) : entries
  }
  return []
}

const permissions: Term = (v, raw): readonly Part[] => {
  const group = selfLink(raw, 'security-group')
  const own = v.text('GroupId')
  const lists = { ingress: 'IpPermissions', egress: 'IpPermissionsEgress' } as const
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    v.maps(lists[direction]).map((rule) => {
      const groups = each(rule, 'GroupId', 'UserIdGroupPairs')
      return permission(group, direction, {
        protocol: rule.get('IpProtocol'),
        from: rule.get('FromPort'),
        to: rule.get('ToPort'),
        blocks: [...each(rule, 'CidrIp', 'Ipv4Ranges', 'IpRanges'), ...each(rule, 'CidrIpv6', 'Ipv6Ranges')],
        prefixLists: each(rule, 'PrefixListId', 'PrefixListIds'),
        groups: groups.filter((id) => id !== own),
        self: groups.includes(own ?? '') ? true : undefined,
        description: rule.text('IpRanges.Description', 'UserIdGroupPairs.Description', 'Ipv6Ranges.Description'),
      })
    }),
  )
}

const entries: Term = (v, raw): readonly Part[] =>
  v.maps('Entries', 'EntrySet').map((entry) =>
    aclEntry(selfLink(raw, 'network-acl'), {
      number: entry.get('RuleNumber'),
      isEgress: entry.flag('Egress'),
      protocol: entry.get('Protocol'),
      from: entry.get('PortRange.From'),
      to: entry.get('PortRange.To'),
      icmpType: entry.get('IcmpTypeCode.Type'),
      icmpCode: entry.get('IcmpTypeCode.Code'),
      block: entry.first(['CidrBlock', 'Ipv6CidrBlock']),
      action: entry.get('RuleAction'),
    }),
  )

const subnets: Term = (v, raw): readonly Setting[] =>
  v
    .maps('Associations', 'AssociationSet')
    .map((one) => ({ sets: one.link('subnet', 'SubnetId'), told: { networkAcl: selfLink(raw, 'network-acl') } }))

export const security: Readonly<Record<string, Term>> = {
  'ec2:SecurityGroup': all(
    thing(
      'security-group',
      'GroupId',
      {
        vpc: link('vpc', 'VpcId'),
        groupName: text('GroupName'),
        description: text('Description'),
        ingress: constant([]),
        egress: constant([]),
      },
      { name: ['GroupName'] },
    ),
    permissions,
  ),
  'ec2:SecurityGroupRule': (v): readonly Statement[] => [
    permission(v.link('security-group', 'GroupId'), v.flag('IsEgress') === true ? 'egress' : 'ingress', {
      protocol: v.get('IpProtocol'),
      from: v.get('FromPort'),
      to: v.get('ToPort'),
      blocks: [v.get('CidrIpv4'), v.get('CidrIpv6')],
      prefixLists: [v.get('PrefixListId')],
      groups: [v.get('ReferencedGroupInfo.GroupId')],
      description: v.text('Description'),
    }),
  ],
  'ec2:NetworkAcl': all(
    thing('network-acl', 'NetworkAclId', { vpc: link('vpc', 'VpcId'), default: flag('IsDefault'), entries: constant([]) }),
    entries,
    subnets,
  ),
}
