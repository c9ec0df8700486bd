import { thing } from '@/importers/terraform/vocabulary/thing'
import { aclEntry, permission } from '@/importers/vocabulary/rules'
import type { Link, Part, Setting, Statement } from '@/importers/vocabulary/statement'
import { all, constant, link, selfLink, type Term, text } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

type Direction = 'ingress' | 'egress'

/** Permissions written in blocks of the group. */
const inlinePermissions: Term = (v, raw) => {
  const group = selfLink(raw, 'security-group')
  return (['ingress', 'egress'] as const).flatMap((direction): readonly Part[] =>
    v.isUnknown(direction)
      ? [{ partOf: group, list: direction, told: {}, isPartly: true, implied: true }]
      : v.maps(direction).map((rule) => blockPermission(group, direction, rule, rule.flag('self'))),
  )
}

function blockPermission(group: Link | undefined, direction: Direction, rule: Values, self: boolean | undefined): Part {
  const lists = ['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'security_groups']
  const part = permission(group, direction, {
    protocol: rule.get('protocol'),
    from: rule.get('from_port'),
    to: rule.get('to_port'),
    blocks: [...(rule.list('cidr_blocks') ?? []), ...(rule.list('ipv6_cidr_blocks') ?? [])],
    prefixLists: rule.list('prefix_list_ids') ?? [],
    groups: [...(rule.list('security_groups') ?? []), rule.get('source_security_group_id')],
    self,
    description: rule.text('description'),
  })
  // A list that is known after apply only names peers that nobody can tell yet.
  return lists.some((name) => rule.list(name) === null) ? { ...part, isPartly: true } : part
}

/** A newly made group has the permissions that are written, and none else: the provider takes AWS's own egress rule away. */
const group = {
  vpc: link('vpc', 'vpc_id'),
  groupName: text('name'),
  description: text('description'),
  ingress: constant([]),
  egress: constant([]),
}

const separatePermission =
  (direction: Direction): Term =>
  (v) => [
    permission(v.link('security-group', 'security_group_id'), direction, {
      protocol: v.get('ip_protocol'),
      from: v.get('from_port'),
      to: v.get('to_port'),
      blocks: [v.get('cidr_ipv4'), v.get('cidr_ipv6')],
      prefixLists: [v.get('prefix_list_id')],
      groups: [v.get('referenced_security_group_id')],
      description: v.text('description'),
    }),
  ]

const entriesOf: Term = (v, raw) => {
  const acl = selfLink(raw, 'network-acl')
  return (['ingress', 'egress'] as const).flatMap((direction): readonly Part[] =>
    v.isUnknown(direction)
      ? [{ partOf: acl, list: 'entries', told: {}, isPartly: true, implied: true }]
      : v.maps(direction).map((entry) => terraformEntry(acl, entry, 'rule_no', 'action', direction === 'egress')),
  )
}

function terraformEntry(acl: Link | undefined, entry: Values, number: string, action: string, isEgress: boolean | undefined): Part {
  return aclEntry(acl, {
    number: entry.get(number),
    isEgress,
    protocol: entry.get('protocol'),
    from: entry.get('from_port'),
    to: entry.get('to_port'),
    icmpType: entry.get('icmp_type'),
    icmpCode: entry.get('icmp_code'),
    block: entry.first(['cidr_block', 'ipv6_cidr_block']),
    action: entry.get(action),
  })
}

/** The subnets that it decides for; where they are not told, no subnet of the VPC is surely left to the default one. */
const subnetsOfAcl: Term = (v, raw): readonly Setting[] => {
  const subnets = v.links('subnet', 'subnet_ids')
  if (v.list('subnet_ids') === null) return [{ sets: undefined, told: { networkAcl: selfLink(raw, 'network-acl') } }]
  return (subnets ?? []).map((sets) => ({ sets, told: { networkAcl: selfLink(raw, 'network-acl') } }))
}

const acl = { vpc: link('vpc', 'vpc_id'), entries: constant([]) }

export const security: Readonly<Record<string, Term>> = {
  aws_security_group: all(thing('security-group', group, { name: ['name'] }), inlinePermissions),
  aws_default_security_group: all(
    thing('security-group', { ...group, groupName: constant('default') }, { name: ['name'] }),
    inlinePermissions,
  ),
  aws_security_group_rule: (v): readonly Statement[] => {
    const direction: Direction = v.text('type') === 'egress' ? 'egress' : 'ingress'
    return [blockPermission(v.link('security-group', 'security_group_id'), direction, v, v.flag('self'))]
  },
  aws_vpc_security_group_ingress_rule: separatePermission('ingress'),
  aws_vpc_security_group_egress_rule: separatePermission('egress'),
  aws_network_acl: all(thing('network-acl', acl), entriesOf, subnetsOfAcl),
  aws_default_network_acl: all(
    thing('network-acl', { ...acl, default: constant(true) }, { id: ['default_network_acl_id', 'id'] }),
    entriesOf,
    subnetsOfAcl,
    (v, raw): readonly Setting[] => {
      const vpc = v.link('vpc', 'default_network_acl_id')
      return vpc === undefined || typeof vpc.to === 'string' ? [] : [{ sets: selfLink(raw, 'network-acl'), told: { vpc } }]
    },
  ),
  aws_network_acl_rule: (v) => [
    terraformEntry(v.link('network-acl', 'network_acl_id'), v, 'rule_number', 'rule_action', v.flag('egress') ?? false),
  ],
  aws_network_acl_association: (v): readonly Setting[] => [
    { sets: v.link('subnet', 'subnet_id'), told: { networkAcl: v.link('network-acl', 'network_acl_id') } },
  ],
}
