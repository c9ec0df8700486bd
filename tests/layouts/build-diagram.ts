import fc from 'fast-check'
import type { Tier } from '@/model/look'
import type { Diagram, DiagramGroup, DiagramLink, DiagramNode } from '@/model/views/diagram'

export const buildGroup = (group: Partial<DiagramGroup> & Pick<DiagramGroup, 'id'>): DiagramGroup => ({
  parent: null,
  lines: [group.id],
  role: 'plain',
  tone: null,
  resources: [],
  ...group,
})

export const buildNode = (node: Partial<DiagramNode> & Pick<DiagramNode, 'id'>): DiagramNode => ({
  parent: null,
  lines: [node.id],
  shape: 'box',
  glyph: 'generic',
  category: 'general',
  area: 'inside',
  tone: null,
  resources: [],
  ...node,
})

export const buildLink = (link: Partial<DiagramLink> & Pick<DiagramLink, 'from' | 'to'>): DiagramLink => ({
  id: `${link.from} to ${link.to}`,
  label: '',
  arrows: 'forward',
  stroke: 'solid',
  relation: 'traffic',
  because: [],
  ...link,
})

export const buildDiagram = (diagram: Partial<Diagram>): Diagram => ({
  id: 'picture',
  title: 'Picture',
  direction: 'down',
  arrangement: 'structured',
  groups: [],
  nodes: [],
  links: [],
  ...diagram,
})

export interface NetworkPlan {
  readonly vpcs: readonly {
    readonly zones: readonly { readonly tiers: readonly { readonly tier: Tier; readonly nodes: number }[] }[]
    readonly endpoints: number
    readonly tables: number
    readonly gateways: number
    readonly loose: number
  }[]
  readonly services: number
  readonly edge: number
}

const names = [
  'Application Load Balancer',
  'NAT Gateway',
  'api',
  'Lambda: Composer of videos',
  '数据库主节点',
  'a-very-long-name-without-any-space-in-it-at-all',
]
const labels = ['', 'HTTPS', 'HTTP:8080', 'Private Access', 'Outbound Only']
const nameAt = (i: number) => names[i % names.length] ?? ''

/**
 * A network as views draw it: region ⊃ VPCs ⊃ zones ⊃ subnets ⊃ nodes; gateways on the borders of VPCs, lists beside the zones,
 * services beside the VPCs, and the edge above.
 */
export function buildNetwork(plan: NetworkPlan): Diagram {
  const groups: DiagramGroup[] = [buildGroup({ id: 'region', lines: ['AWS Cloud - us-east-1'], role: 'region' })]
  const nodes: DiagramNode[] = []
  const add = (parent: string | null, count: number, prefix: string, more: Partial<DiagramNode> = {}) => {
    for (let i = 0; i < count; i++) {
      const detail = i % 2 === 0 ? [] : ['10.0.10.0/24']
      nodes.push(buildNode({ id: `${prefix}${i}`, parent, lines: [nameAt(i + prefix.length), ...detail], ...more }))
    }
  }
  add(null, plan.edge, 'edge', { area: 'edge', shape: 'stadium' })
  plan.vpcs.forEach((vpc, v) => {
    const vpcId = `vpc${v}`
    groups.push(buildGroup({ id: vpcId, parent: 'region', lines: [`VPC: ${vpcId} (10.${v}.0.0/16)`], role: 'vpc', tone: 'vpc' }))
    add('region', vpc.gateways, `${vpcId}-gateway`, { area: 'border', borderOf: vpcId })
    vpc.zones.forEach((zone, z) => {
      const zoneId = `${vpcId}-zone${z}`
      groups.push(
        buildGroup({ id: zoneId, parent: vpcId, lines: [`Availability Zone: us-east-1${'abcdef'[z]}`], role: 'zone', tone: 'zone' }),
      )
      zone.tiers.forEach(({ tier, nodes: count }, s) => {
        const subnetId = `${zoneId}-subnet${s}`
        groups.push(buildGroup({ id: subnetId, parent: zoneId, lines: [`${tier} subnet (10.${v}.${s}.0/24)`], role: 'subnet', tier }))
        add(subnetId, count, `${subnetId}-node`)
      })
    })
    if (vpc.endpoints > 0) groups.push(buildGroup({ id: `${vpcId}-endpoints`, parent: vpcId, role: 'endpoints' }))
    add(`${vpcId}-endpoints`, vpc.endpoints, `${vpcId}-endpoint`)
    if (vpc.tables > 0) groups.push(buildGroup({ id: `${vpcId}-tables`, parent: vpcId, role: 'route-tables' }))
    add(`${vpcId}-tables`, vpc.tables, `${vpcId}-table`)
    add(vpcId, vpc.loose, `${vpcId}-loose`)
  })
  if (plan.services > 0) groups.push(buildGroup({ id: 'services', parent: 'region', lines: ['AWS Services'], role: 'services' }))
  add('services', plan.services, 'service')
  return buildDiagram({ groups, nodes })
}

/** Adds links between boxes picked by numbers; those of a box with itself stay, as a view may have them. */
export function withLinks(diagram: Diagram, picks: readonly (readonly [number, number, number])[]): Diagram {
  const ids = [...diagram.groups, ...diagram.nodes].map((item) => item.id)
  if (ids.length === 0) return diagram
  const links = picks.map(([a, b, label], i) =>
    buildLink({
      id: `link${i}`,
      from: ids[a % ids.length] ?? '',
      to: ids[b % ids.length] ?? '',
      label: labels[label % labels.length] ?? '',
      arrows: label % 3 === 0 ? 'both' : 'forward',
      stroke: label % 2 === 0 ? 'solid' : 'dotted',
    }),
  )
  return { ...diagram, links }
}

const tierPlan = fc.record({
  tier: fc.constantFrom<Tier>('public', 'private', 'isolated', 'unknown'),
  nodes: fc.integer({ min: 0, max: 6 }),
})
const zonePlan = fc.record({ tiers: fc.array(tierPlan, { maxLength: 4 }) })
const small = (max: number) => fc.integer({ min: 0, max })

export const networks: fc.Arbitrary<Diagram> = fc
  .tuple(
    fc.record({
      vpcs: fc.array(
        fc.record({
          zones: fc.array(zonePlan, { maxLength: 4 }),
          endpoints: small(5),
          tables: small(3),
          gateways: small(3),
          loose: small(3),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      services: small(5),
      edge: small(4),
    }),
    fc.array(fc.tuple(fc.nat(500), fc.nat(500), fc.nat(20)), { maxLength: 24 }),
  )
  .map(([plan, picks]) => withLinks(buildNetwork(plan), picks))
