import { type Describe, linkRow } from '@/model/describe/section'
import type { DetailRow, DetailSection } from '@/model/details'
import type { Fact } from '@/model/kinds/kind'
import {
  groupLabel,
  isBlock,
  type PlacedRule,
  placedRules,
  ruleText,
  type SecurityGroup,
  tellsAllRules,
} from '@/model/security-groups/rules'
import { trafficOf, trafficText } from '@/model/security-groups/traffic'
import type { Resource, ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** Rules of a security group, or of all groups of a resource's interfaces; entries of a network ACL, or of that of a subnet. */
export const rules: Describe = (resource, t) => {
  const shared = { id: 'rules', title: 'Security group rules' } as const
  if (resource.kind === 'security-group') return { ...shared, rows: rowsOf(resource, null, t), empty: '' }
  if (resource.kind === 'network-acl') return { id: 'rules', title: 'Entries', rows: entriesOf(resource, t), empty: noEntries(resource) }
  if (resource.kind === 'subnet') return aclOfSubnet(resource, t)
  const interfaces = t.interfacesOf(resource)
  if (interfaces.length === 0) return null
  const groups = [...new Set(interfaces.flatMap((i) => i.securityGroups ?? []))]
  const rows = groups.flatMap((id): readonly DetailRow[] => {
    const group = t.get(id)
    return group?.kind === 'security-group' ? rowsOf(group, groupLabel(id, t), t) : [linkRow('Security group', id, t)]
  })
  const untold = interfaces.some((i) => i.securityGroups === undefined)
  return {
    ...shared,
    rows,
    empty: untold
      ? 'unknown: the input does not tell its security groups.'
      : `No security group filters this ${t.kindOf(resource).look.label}.`,
  }
}

type NetworkAcl = ResourceOf<'network-acl'>

/** Whether a fact of a network ACL is one of its entries, which its kind lists in the order in which AWS looks at them. */
export const isEntry = (fact: Fact): boolean => /^(Ingress|Egress) (\d+|\*)$/.test(fact.label)

const entriesOf = (acl: NetworkAcl, t: TopologyIndex): readonly DetailRow[] =>
  (t.kindOf(acl).facts?.(acl as never, t) ?? []).filter(isEntry).map(({ label, value }) => ({ label, value }))

const noEntries = (acl: NetworkAcl): string =>
  acl.entries === undefined ? 'unknown: the input does not tell its entries.' : 'No entry: everything is denied, in both directions.'

/** The network ACL that decides for a subnet: its own, else the default one of its VPC. */
function aclOfSubnet(subnet: ResourceOf<'subnet'>, t: TopologyIndex): DetailSection {
  const shared = { id: 'rules', title: 'Network ACL' } as const
  const acl = aclOf(subnet, t)
  if (acl === undefined)
    return { ...shared, rows: [], empty: 'unknown: the input tells no network ACL of this subnet, and no default one of its VPC.' }
  const how = subnet.networkAcl === undefined ? 'the default one of the VPC, for the subnet names none' : 'associated'
  const entries = entriesOf(acl, t)
  const none: readonly DetailRow[] =
    entries.length > 0 ? [] : [{ label: 'Entries', value: acl.entries === undefined ? 'unknown' : 'None', why: noEntries(acl) }]
  return { ...shared, rows: [linkRow('Network ACL', acl.id, t, { why: how }), ...entries, ...none], empty: '' }
}

/** @returns undefined where the input does not tell */
export function aclOf(subnet: ResourceOf<'subnet'>, t: TopologyIndex): NetworkAcl | undefined {
  const acls = t.of('network-acl')
  return subnet.networkAcl === undefined
    ? acls.find((a) => a.default === true && a.vpc === subnet.vpc)
    : acls.find((a) => a.id === subnet.networkAcl)
}

function rowsOf(group: SecurityGroup, of: string | null, t: TopologyIndex): readonly DetailRow[] {
  return (['ingress', 'egress'] as const).flatMap((direction): readonly DetailRow[] => {
    const label = `${direction === 'ingress' ? 'Inbound' : 'Outbound'}${of === null ? '' : `, ${of}`}`
    const placed = placedRules(group, direction)
    if (placed === undefined) return [{ label, value: 'unknown', why: `The input does not tell the ${direction} rules`, tone: 'doubt' }]
    const others: readonly DetailRow[] = tellsAllRules(group, direction)
      ? []
      : [{ label, value: 'others unknown', why: `The input does not tell all of the ${direction} rules`, tone: 'doubt' }]
    const malformed = (group[direction] ?? []).filter((rule) => trafficOf(rule) === null)
    if (placed.length + malformed.length + others.length === 0)
      return [
        {
          label,
          value: 'None',
          why:
            direction === 'ingress' ? 'Nothing may open a connection to its members' : 'Its members may not open a connection to anything',
        },
      ]
    return [
      ...placed.map((p) => ruleRow(label, p, of === null, t)),
      ...malformed.map(
        (rule): DetailRow => ({ label, value: ruleText(rule, t), why: 'Its ports are no ports: it lets nothing pass', tone: 'bad' }),
      ),
      ...others,
    ]
  })
}

function ruleRow(label: string, { rule, traffic, path, group }: PlacedRule, ownGroup: boolean, t: TopologyIndex): DetailRow {
  const peer: Resource | undefined = rule.peer === 'self' || isBlock(rule.peer) ? undefined : t.get(rule.peer)
  const missing = rule.peer !== 'self' && !isBlock(rule.peer) && peer === undefined
  const why = [trafficText(traffic), rule.description, `rule ${path}`, missing ? 'its peer is not in the input' : undefined]
    .filter((x) => x !== undefined)
    .join(' · ')
  const link = peer?.id ?? (ownGroup ? undefined : group)
  return {
    label,
    value: ruleText(rule, t),
    why,
    copyable: isBlock(rule.peer),
    ...(link === undefined ? {} : { link }),
    ...(missing ? { tone: 'bad' as const } : {}),
  }
}
