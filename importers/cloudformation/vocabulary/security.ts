import { thing } from '@/importers/cloudformation/vocabulary/thing'
import { aclEntry, permission } from '@/importers/vocabulary/rules'
import type { Link, Part, Statement } from '@/importers/vocabulary/statement'
import { all, constant, link, selfLink, setting, type Term, text } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

type Direction = 'ingress' | 'egress'

function permissionOf(group: Link | undefined, direction: Direction, rule: Values): Part {
  const other = direction === 'ingress' ? 'Source' : 'Destination'
  return permission(group, direction, {
    protocol: rule.get('IpProtocol'),
    from: rule.get('FromPort'),
    to: rule.get('ToPort'),
    blocks: [rule.get('CidrIp'), rule.get('CidrIpv6')],
    prefixLists: [rule.get(`${other}PrefixListId`)],
    groups: [rule.get(`${other}SecurityGroupId`)],
    description: rule.text('Description'),
  })
}

/** What AWS writes into a new group, and takes out as soon as any egress rule is stated, in the group or beside it. */
const defaultEgress = (group: Link): readonly Part[] =>
  ['0.0.0.0/0', '::/0'].map((peer) => ({
    partOf: group,
    list: 'egress',
    told: { protocol: 'all' },
    each: { name: 'peer', values: [peer] },
    implied: true,
  }))

const inline: Term = (v, raw): readonly Part[] => {
  const group = selfLink(raw, 'security-group')
  const unknown = (list: Direction): Part => ({ partOf: group, list, told: {}, isPartly: true, implied: true })
  const ingress = v.isUnknown('SecurityGroupIngress')
    ? [unknown('ingress')]
    : v.maps('SecurityGroupIngress').map((rule) => permissionOf(group, 'ingress', rule))
  if (v.isUnknown('SecurityGroupEgress')) return [...ingress, unknown('egress')]
  const egress = v.maps('SecurityGroupEgress').map((rule) => permissionOf(group, 'egress', rule))
  return [...ingress, ...(egress.length === 0 ? defaultEgress(group) : egress)]
}

export const security: Readonly<Record<string, Term>> = {
  'AWS::EC2::SecurityGroup': all(
    thing(
      'security-group',
      {
        vpc: link('vpc', 'VpcId'),
        groupName: text('GroupName'),
        description: text('GroupDescription'),
        ingress: constant([]),
        egress: constant([]),
      },
      { name: ['GroupName'] },
    ),
    inline,
  ),
  'AWS::EC2::SecurityGroupIngress': (v): readonly Statement[] => [permissionOf(v.link('security-group', 'GroupId'), 'ingress', v)],
  'AWS::EC2::SecurityGroupEgress': (v): readonly Statement[] => [permissionOf(v.link('security-group', 'GroupId'), 'egress', v)],
  'AWS::EC2::NetworkAcl': thing('network-acl', { vpc: link('vpc', 'VpcId'), entries: constant([]) }),
  'AWS::EC2::NetworkAclEntry': (v): readonly Statement[] => [
    aclEntry(v.link('network-acl', 'NetworkAclId'), {
      number: v.get('RuleNumber'),
      isEgress: v.flag('Egress') ?? false,
      protocol: v.get('Protocol'),
      from: v.get('PortRange.From'),
      to: v.get('PortRange.To'),
      icmpType: v.get('Icmp.Type'),
      icmpCode: v.get('Icmp.Code'),
      block: v.first(['CidrBlock', 'Ipv6CidrBlock']),
      action: v.get('RuleAction'),
    }),
  ],
  'AWS::EC2::SubnetNetworkAclAssociation': setting('subnet', 'SubnetId', { networkAcl: link('network-acl', 'NetworkAclId') }),
}
