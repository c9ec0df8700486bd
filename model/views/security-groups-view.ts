import { awsService } from '@/model/aws-services'
import { servedBy } from '@/model/kinds/endpoint'
import type { SecurityGroupRule } from '@/model/kinds/security-group'
import { groupLinks } from '@/model/security-groups/group-links'
import { ruleText, tellsAllRules, worldRules } from '@/model/security-groups/rules'
import { regionalServicesInUse, unservedFamilies } from '@/model/services-in-use'
import type { Resource, ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import type { Diagram, DiagramGroup, DiagramLink, DiagramNode } from '@/model/views/diagram'
import type { View } from '@/model/views/view'

type Group = ResourceOf<'security-group'>

/** Security groups with their members, their inbound and outbound rules, and who may reach whom by them. */
export const securityGroupsView: View = {
  id: 'security-groups',
  pictures: (t) =>
    t.of('security-group').length === 0 ? [] : [{ id: 'security-groups', title: 'Security groups', type: 'diagram', draw: () => draw(t) }],
}

const box = { shape: 'box', area: 'inside', tone: null } as const
const inboundId = (group: Group) => `${group.id}/inbound`
const outboundId = (group: Group) => `${group.id}/outbound`

function draw(t: TopologyIndex): Diagram {
  const securityGroups = t.of('security-group')
  const vpcs = [...new Set(securityGroups.map((g) => g.vpc))]
  const groups: DiagramGroup[] = []
  const nodes: DiagramNode[] = []
  for (const vpc of vpcs) {
    const id = `security-groups/${vpc ?? 'unknown'}`
    const title = vpcs.length === 1 ? 'VPC Security Groups' : `${vpc === undefined ? 'Unknown VPC' : t.nameOf(vpc)} Security Groups`
    groups.push({ id, parent: null, lines: [title], role: 'security-groups', tone: null, resources: vpc === undefined ? [] : [vpc] })
    for (const group of securityGroups.filter((g) => g.vpc === vpc)) {
      const members = membersOf(group, t)
      const tone = members.flatMap((m) => t.kindOf(m).look.tone ?? [])[0] ?? null
      groups.push({ id: group.id, parent: id, lines: [group.name ?? group.id], role: 'security-group', tone, resources: [group.id] })
      nodes.push(...memberNodes(group, members, t), rulesNode(group, 'inbound', t), rulesNode(group, 'outbound', t))
    }
  }
  const world = worldLinks(securityGroups, t)
  const outside = outsideLinks(securityGroups, t)
  const between = groupLinks(t)
    .filter((l) => l.state === 'allowed')
    .map((l) =>
      link({
        from: `${l.from}/outbound`,
        to: `${l.to}/inbound`,
        label: l.ports,
        stroke: 'solid',
        relation: 'rule',
        because: [l.from, l.to],
      }),
    )
  return {
    id: 'security-groups',
    title: 'Security groups',
    direction: 'right',
    arrangement: 'graph',
    groups,
    nodes: [...world.nodes, ...nodes, ...outside.nodes],
    links: [...world.links, ...between, ...outside.links],
    ...fontSize(t),
  }
}

const fontSize = (t: TopologyIndex) => {
  const size = t.topology.document.diagrams['security-groups']?.fontSizePx
  return size === undefined ? {} : { fontSizePx: size }
}

const link = (l: Omit<DiagramLink, 'id' | 'arrows'>): DiagramLink => ({
  ...l,
  id: `${l.from} → ${l.to}${l.label === '' ? '' : `: ${l.label}`}`,
  arrows: 'forward',
})

/**
 * Owners of interfaces in the group, then those that the input puts into it although AWS gives them no interface (a gateway
 * endpoint drawn with a group): the picture repeats the claim, the analyses note it.
 */
function membersOf(group: Group, t: TopologyIndex): readonly Resource[] {
  const owners = t.all.filter((r) => t.interfacesOf(r).some((i) => i.securityGroups?.includes(group.id) === true))
  const claimed = t.all.filter((r) => 'securityGroups' in r && r.securityGroups?.includes(group.id) === true && !owners.includes(r))
  return [...owners, ...claimed]
}

/** One node for each kind of member; endpoints of both types share one, for they are one thing to those who use them. */
function memberNodes(group: Group, members: readonly Resource[], t: TopologyIndex): readonly DiagramNode[] {
  const families = new Map<string, Resource[]>()
  for (const member of members) {
    const key = 'service' in member ? 'endpoints' : member.kind
    families.set(key, [...(families.get(key) ?? []), member])
  }
  return [...families].map(([key, of]): DiagramNode => {
    const [first] = of as [Resource, ...Resource[]]
    const { look } = t.kindOf(first)
    const services = [
      ...new Set(of.flatMap((m) => ('service' in m && m.service !== undefined ? [awsService(m.service).abbreviation] : []))),
    ]
    const title = key === 'endpoints' ? look.shortPlural : of.length > 1 ? look.plural : (first.name ?? look.label)
    return {
      ...box,
      id: `${group.id}/${key}`,
      parent: group.id,
      lines: [title, ...(services.length === 0 ? [] : [services.join(', ')])],
      glyph: look.glyph,
      category: look.category,
      resources: of.map((m) => m.id),
    }
  })
}

function rulesNode(group: Group, side: 'inbound' | 'outbound', t: TopologyIndex): DiagramNode {
  const direction = side === 'inbound' ? 'ingress' : 'egress'
  const rules = group[direction]
  const isPartly = rules !== undefined && !tellsAllRules(group, direction)
  return {
    ...box,
    id: side === 'inbound' ? inboundId(group) : outboundId(group),
    parent: group.id,
    lines: [side === 'inbound' ? 'Inbound:' : 'Outbound:', ...rulesLines(rules, t), ...(isPartly ? ['and others, unknown'] : [])],
    glyph: 'security-group',
    category: 'security',
    resources: [group.id],
  }
}

function rulesLines(rules: readonly SecurityGroupRule[] | undefined, t: TopologyIndex): readonly string[] {
  if (rules === undefined) return ['Unknown']
  if (rules.length === 0) return ['None']
  return rules.flatMap((rule) => [ruleText(rule, t), ...(rule.description === undefined ? [] : [`(${rule.description})`])])
}

/** Who the whole internet may reach: one link a group, its ports together. */
function worldLinks(securityGroups: readonly Group[], t: TopologyIndex): { nodes: readonly DiagramNode[]; links: readonly DiagramLink[] } {
  const open = securityGroups.map((group) => ({ group, rules: worldRules(group) })).filter(({ rules }) => rules.length > 0)
  if (open.length === 0) return { nodes: [], links: [] }
  const [internet] = t.of('internet')
  const peers = [...new Set(open.flatMap(({ rules }) => rules.map((r) => r.peer as string)))]
  const id = internet?.id ?? 'internet'
  return {
    nodes: [
      {
        ...box,
        id,
        parent: null,
        lines: [internet?.name ?? 'Internet', ...peers],
        shape: 'stadium',
        glyph: 'internet',
        category: 'external',
        area: 'edge',
        resources: internet === undefined ? [] : [internet.id],
      },
    ],
    links: open.map(({ group, rules }) =>
      link({
        from: id,
        to: inboundId(group),
        label: [...new Set(rules.map((r) => (r.ports === 'all' ? 'all' : String(r.ports))))].join(', '),
        stroke: 'solid',
        relation: 'rule',
        because: [group.id],
      }),
    ),
  }
}

/** What the members open connections to beyond the groups: external parties, and AWS services at their public addresses. */
function outsideLinks(
  securityGroups: readonly Group[],
  t: TopologyIndex,
): { nodes: readonly DiagramNode[]; links: readonly DiagramLink[] } {
  const nodes = new Map<string, DiagramNode>()
  const links = new Map<string, DiagramLink>()
  const add = (l: DiagramLink) => links.set(l.id, l)
  for (const group of securityGroups) {
    if (group.egress?.length === 0 && tellsAllRules(group, 'egress')) continue
    for (const external of t
      .of('external-service')
      .filter((e) => t.consumersOf(e.id).some((c) => membersOf(group, t).some((m) => m.id === c.id)))) {
      const kind = t.kindOf(external)
      nodes.set(external.id, {
        ...box,
        id: external.id,
        parent: null,
        lines: kind.lines?.(external as never, t, { in: null, area: 'edge' }) ?? [t.nameOf(external.id)],
        glyph: kind.look.glyph,
        category: kind.look.category,
        area: 'edge',
        resources: [external.id],
      })
      add(
        link({
          from: outboundId(group),
          to: external.id,
          label: external.protocol ?? '',
          stroke: 'solid',
          relation: 'rule',
          because: [group.id],
        }),
      )
    }
  }
  // Services behind an interface endpoint are reached inside the VPC; the others at their public addresses.
  const families = unservedFamilies(t)
  if (families.length > 0) {
    const id = 'aws-services'
    const hands = securityGroups.filter((group) =>
      membersOf(group, t).some((m) => 'service' in m && servedBy(m.service ?? '', t).length > 0),
    )
    const users =
      hands.length > 0
        ? hands
        : securityGroups.filter((g) =>
            membersOf(g, t).some((m) => regionalServicesInUse(t).some((s) => t.consumersOf(s.id).some((c) => c.id === m.id))),
          )
    if (users.length > 0) {
      nodes.set(id, {
        ...box,
        id,
        parent: null,
        lines: ['AWS Services', families.map((f) => f.name).join(', ')],
        glyph: 'region',
        category: 'general',
        area: 'edge',
        resources: families.flatMap((f) => f.resources),
      })
      for (const group of users)
        add(link({ from: outboundId(group), to: id, label: '', stroke: 'dotted', relation: 'service', because: [group.id] }))
    }
  }
  return { nodes: [...nodes.values()], links: [...links.values()] }
}
