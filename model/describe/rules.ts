import { type Describe, linkRow } from '@/model/describe/section'
import type { DetailRow } from '@/model/details'
import { groupLabel, isBlock, type PlacedRule, placedRules, ruleText, type SecurityGroup } from '@/model/security-groups/rules'
import { trafficOf, trafficText } from '@/model/security-groups/traffic'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** Inbound and outbound rules of a security group, or of all groups of a resource's interfaces. */
export const rules: Describe = (resource, t) => {
  const shared = { id: 'rules', title: 'Security group rules' } as const
  if (resource.kind === 'security-group') return { ...shared, rows: rowsOf(resource, null, t), empty: '' }
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

function rowsOf(group: SecurityGroup, of: string | null, t: TopologyIndex): readonly DetailRow[] {
  return (['ingress', 'egress'] as const).flatMap((direction): readonly DetailRow[] => {
    const label = `${direction === 'ingress' ? 'Inbound' : 'Outbound'}${of === null ? '' : `, ${of}`}`
    const placed = placedRules(group, direction)
    if (placed === undefined) return [{ label, value: 'unknown', why: `The input does not tell the ${direction} rules`, tone: 'doubt' }]
    const malformed = (group[direction] ?? []).filter((rule) => trafficOf(rule) === null)
    if (placed.length + malformed.length === 0)
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
