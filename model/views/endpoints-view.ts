import { awsService } from '@/model/aws-services'
import { ownNameOf, servedBy } from '@/model/kinds/endpoint'
import type { Tone } from '@/model/look'
import { hourlyLabel } from '@/model/money'
import type { ResourceId } from '@/model/resource'
import { tierLook } from '@/model/tier'
import type { Resource, ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import type { Diagram, DiagramGroup, DiagramLink, DiagramNode } from '@/model/views/diagram'
import type { View } from '@/model/views/view'

type Endpoint = ResourceOf<'gateway-endpoint'> | ResourceOf<'interface-endpoint'>

/** What tells the two pictures apart; everything else is the same. */
interface Flavour {
  readonly id: string
  readonly title: string
  readonly tone: Tone
  endpoints(t: TopologyIndex): readonly Endpoint[]
  /** Lines below the title of the group. */
  note(endpoints: readonly Endpoint[], t: TopologyIndex): readonly string[]
  readonly priceId: string
  /** Whether what stands in a subnet gets to it. */
  serves(endpoint: Endpoint, subnet: ResourceId, t: TopologyIndex): boolean
  access(endpoint: Endpoint): string
  readonly network: string
}

export const gatewayEndpointsView = endpointsView({
  id: 'gateway-endpoints',
  title: 'Gateway Endpoints',
  tone: 'gateway-endpoints',
  endpoints: (t) => t.of('gateway-endpoint'),
  note: () => [],
  priceId: 'gateway-endpoint-hour',
  // A gateway endpoint is a route: without it in the table of the subnet nothing goes through it.
  serves: (endpoint, subnet, t) => {
    const table = t.routeTableOf(subnet)
    return table !== undefined && t.routesOf(table.id).some((route) => route.target === endpoint.id)
  },
  access: () => 'Private',
  network: 'AWS Network',
})

export const interfaceEndpointsView = endpointsView({
  id: 'interface-endpoints',
  title: 'Interface Endpoints',
  tone: 'interface-endpoints',
  endpoints: (t) => t.of('interface-endpoint'),
  note: (endpoints, t) => {
    const subnets = new Set(endpoints.flatMap((e) => t.interfacesOf(e).flatMap((i) => i.subnet ?? [])))
    const names = new Set([...subnets].map((s) => subnetName(s, t)))
    return names.size === 0 ? [] : [`(ENI in ${[...names].join(', ')})`]
  },
  priceId: 'interface-endpoint-hour',
  serves: () => true,
  access: (e) => ('privateDns' in e && e.privateDns === true ? 'Private DNS' : 'Private'),
  network: 'PrivateLink',
})

/** Who uses the endpoints of one type, and what lies behind them. */
function endpointsView(flavour: Flavour): View {
  return {
    id: flavour.id,
    pictures: (t) =>
      flavour.endpoints(t).length === 0 ? [] : [{ id: flavour.id, title: flavour.title, type: 'diagram', draw: () => draw(flavour, t) }],
  }
}

function draw(flavour: Flavour, t: TopologyIndex): Diagram {
  const endpoints = flavour.endpoints(t)
  const groups = new Map<string, DiagramGroup>()
  const nodes = new Map<string, DiagramNode>()
  const links = new Map<string, DiagramLink>()
  const addLink = (link: Omit<DiagramLink, 'id' | 'arrows'>) => {
    const id = `${link.from} → ${link.to}`
    links.set(id, { ...link, id, arrows: 'forward' })
  }

  // Users of each endpoint, in the subnets that they stand in; then the endpoints; then the services behind them.
  const usersOf = new Map(endpoints.map((e) => [e.id, usersOfEndpoint(e, t)] as const))
  for (const user of t.all.filter((r) => [...usersOf.values()].some((users) => users.has(r)))) {
    for (const subnet of subnetsOf(user, t)) {
      if (!endpoints.some((e) => usersOf.get(e.id)?.has(user) === true && flavour.serves(e, subnet, t))) continue
      groups.set(subnet, subnetGroup(subnet, t))
      const id = `${subnet}/${user.kind}`
      const known = nodes.get(id)
      nodes.set(id, known === undefined ? kindNode(id, subnet, user, t) : { ...known, resources: [...known.resources, user.id] })
    }
  }
  groups.set(flavour.id, {
    id: flavour.id,
    parent: null,
    lines: [flavour.title, ...flavour.note(endpoints, t)],
    role: 'endpoints',
    tone: flavour.tone,
    resources: [],
  })
  for (const endpoint of endpoints) {
    nodes.set(endpoint.id, endpointNode(endpoint, flavour, t))
    for (const user of usersOf.get(endpoint.id) ?? [])
      for (const subnet of subnetsOf(user, t).filter((id) => flavour.serves(endpoint, id, t)))
        addLink({
          from: `${subnet}/${user.kind}`,
          to: endpoint.id,
          label: flavour.access(endpoint),
          stroke: 'solid',
          relation: 'private-access',
          because: [endpoint.id],
        })
  }
  for (const endpoint of endpoints) {
    for (const resource of servedBy(endpoint.service, t).flatMap((r) => t.get(r.id) ?? [])) {
      groups.set('services', { id: 'services', parent: null, lines: ['AWS Services'], role: 'services', tone: 'services', resources: [] })
      const id = `services/${resource.kind}`
      const known = nodes.get(id)
      const resources = known === undefined ? [resource.id] : [...new Set([...known.resources, resource.id])]
      nodes.set(id, serviceNode(id, resource, resources, t))
      addLink({ from: endpoint.id, to: id, label: flavour.network, stroke: 'dotted', relation: 'service', because: [endpoint.id] })
    }
  }
  return {
    id: flavour.id,
    title: flavour.title,
    direction: 'right',
    arrangement: 'graph',
    groups: [...groups.values()],
    nodes: [...nodes.values()],
    links: [...links.values()],
    ...fontSize(flavour.id, t),
  }
}

const fontSize = (id: string, t: TopologyIndex) => {
  const size = t.topology.document.diagrams[id]?.fontSizePx
  return size === undefined ? {} : { fontSizePx: size }
}

const usersOfEndpoint = (endpoint: Endpoint, t: TopologyIndex): ReadonlySet<Resource> =>
  new Set(
    servedBy(endpoint.service, t)
      .flatMap((resource) => t.consumersOf(resource.id))
      .flatMap((consumer) => t.get(consumer.id) ?? [])
      .filter((consumer) => endpoint.vpc === undefined || t.vpcOf(consumer.id) === endpoint.vpc),
  )

const subnetsOf = (resource: Resource, t: TopologyIndex): readonly ResourceId[] => [
  ...new Set(t.interfacesOf(resource).flatMap((i) => (i.subnet === undefined ? [] : [i.subnet]))),
]

const subnetName = (id: ResourceId, t: TopologyIndex): string => t.get(id)?.name ?? tierLook[t.tierOf(id)].subnet

function subnetGroup(id: ResourceId, t: TopologyIndex): DiagramGroup {
  const tier = t.tierOf(id)
  return { id, parent: null, lines: [subnetName(id, t)], role: 'subnet', tier, tone: tierLook[tier].tone, resources: [id] }
}

function kindNode(id: string, parent: string, resource: Resource, t: TopologyIndex): DiagramNode {
  const { look } = t.kindOf(resource)
  return {
    id,
    parent,
    lines: [look.shortPlural],
    shape: 'box',
    glyph: look.glyph,
    category: look.category,
    area: 'inside',
    tone: null,
    resources: [resource.id],
  }
}

function endpointNode(endpoint: Endpoint, flavour: Flavour, t: TopologyIndex): DiagramNode {
  const { look } = t.kindOf(endpoint)
  const price = t.price(flavour.priceId)
  return {
    id: endpoint.id,
    parent: flavour.id,
    lines: [
      ownNameOf(endpoint, look.label) ?? `${awsService(endpoint.service).name} Endpoint`,
      ...(endpoint.awsId === undefined ? [] : [endpoint.awsId]),
      ...(price === undefined ? [] : [price.usd === 0 ? 'FREE' : hourlyLabel(price.usd)]),
    ],
    shape: 'box',
    glyph: look.glyph,
    category: look.category,
    area: 'inside',
    tone: null,
    resources: [endpoint.id],
  }
}

function serviceNode(id: string, resource: Resource, resources: readonly ResourceId[], t: TopologyIndex): DiagramNode {
  const { look } = t.kindOf(resource)
  return {
    id,
    parent: 'services',
    lines: [resources.length > 1 ? look.plural : look.label],
    shape: 'box',
    glyph: look.glyph,
    category: look.category,
    area: 'inside',
    tone: null,
    resources,
  }
}
