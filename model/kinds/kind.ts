import type { z } from 'zod'
import type { Category, GlyphId, Tier, Tone } from '@/model/look'
import type { AnyResource, ResourceId } from '@/model/resource'
import type { GroupRole, LinkRelation } from '@/model/views/diagram'

/**
 * Everything the product knows of an AWS resource kind. Shared code never asks `if (x.kind === …)`: it calls a facet, and has a
 * sound answer where a kind does not declare it. Facets take the resource and a reader of the whole topology.
 */
export interface Kind<Name extends string = string, Schema extends z.ZodObject = z.ZodObject> {
  readonly kind: Name
  readonly look: KindLook
  /** Attributes as they stand in a topology file; `ref(…)` marks those that name another resource. */
  readonly schema: Schema
  /** Set on a kind that contains others on the canvas. */
  readonly container?: Container<z.infer<Schema>>
  /** Set on a kind that a route may point at. */
  readonly routeTarget?: RouteTargetFacet<z.infer<Schema>>
  /** Where the network view draws it; without this: in each subnet of its interfaces, else in its VPC, else its region. */
  place?(self: z.infer<Schema>, t: TopologyReader): readonly Placement[]
  /** Label of its box at a placement, one entry a line; without this: its name. */
  lines?(self: z.infer<Schema>, t: TopologyReader, placement: Placement): readonly string[]
  /** Links that its configuration makes in the network view. */
  relations?(self: z.infer<Schema>, t: TopologyReader): readonly Relation[]
  /** The network interfaces it owns, one per subnet; a kind without them has no security group and no address. */
  interfaces?(self: z.infer<Schema>, t: TopologyReader): readonly InterfaceFact[]
  /** Whether it stands on the internet, outside of every VPC: a party at public addresses. */
  isOnInternet?(self: z.infer<Schema>): boolean
  /** Monthly cost, line by line; a kind without this costs nothing by itself. */
  cost?(self: z.infer<Schema>, t: TopologyReader): readonly CostLine[]
  /** Attributes for the inspector beyond what shared code shows. */
  facts?(self: z.infer<Schema>, t: TopologyReader): readonly Fact[]
  /** CIDRs and addresses it is found by. */
  addresses?(self: z.infer<Schema>): readonly string[]
  /** What only this kind can check of a resource of its own. */
  check?(self: z.infer<Schema>, t: TopologyReader): readonly KindProblem[]
  /** Valid resources of this kind: its tests, and the examples of the documentation. */
  readonly examples: readonly z.input<Schema>[]
}

export interface KindLook {
  /** As AWS writes it: `NAT Gateway`. */
  readonly label: string
  readonly plural: string
  /** For tight places: `ALB`, `ECS Tasks`. */
  readonly short: string
  readonly shortPlural: string
  /** In running text and table cells: `ECS tasks`; without it `short`. */
  readonly inText?: string
  /** Shortest of all: `DDB`. */
  readonly abbreviation?: string
  readonly category: Category
  readonly glyph: GlyphId
  /** AWS service it belongs to, by the family name of `aws-services.ts`: what endpoints lead to. */
  readonly service?: string
  /** Tint of a surface that holds mainly this kind. */
  readonly tone?: Tone
  readonly shape?: 'box' | 'stadium'
}

/** A box of the network view. */
export interface Placement {
  /** Container it stands in; null: at the edge of the picture. */
  readonly in: ResourceId | null
  readonly area: 'inside' | 'border' | 'edge' | 'endpoints' | 'route-tables' | 'services'
  /** Part it plays here, such as the `Primary` of a load balancer. */
  readonly part?: string
}

export interface Container<Self> {
  readonly role: GroupRole
  parent(self: Self, t: TopologyReader): ResourceId | null
  title(self: Self, t: TopologyReader): readonly string[]
  tone(self: Self, t: TopologyReader): Tone | null
}

export interface RouteTargetFacet<Self> {
  /** In a route's label: `0.0.0.0/0 → IGW`. */
  readonly abbreviation: string
  /** What lies behind it; tells public from private subnets. */
  readonly leadsTo: 'internet' | 'nat' | 'egress-only' | 'endpoint' | 'network' | 'appliance'
  /** The only destinations that a route to it may have; without this any. */
  readonly takes?: 'ipv4' | 'ipv6' | 'prefix-list'
  /** Purpose column of a route table. */
  purpose(self: Self, t: TopologyReader): string
}

/** A link of the network view, between resources; the view finds the boxes. */
export interface Relation {
  readonly from: ResourceId
  readonly to: ResourceId
  readonly label: string
  readonly arrows: 'forward' | 'both' | 'none'
  readonly stroke: 'solid' | 'dotted'
  readonly relation: LinkRelation
  readonly because: readonly ResourceId[]
}

export interface InterfaceFact {
  /** undefined: the input does not tell. */
  readonly subnet: ResourceId | undefined
  /** undefined: the input does not tell; empty: it has none. */
  readonly securityGroups: readonly ResourceId[] | undefined
  readonly privateAddress?: string | undefined
  readonly publicAddress?: string | undefined
  /** Whether it has a public IPv4 address, told or not; undefined: the input does not tell. */
  readonly isPublic?: boolean | undefined
  readonly ipv6Addresses?: readonly string[] | undefined
  /** The network-interface resource that it is, where the input lists it as one. */
  readonly id?: ResourceId | undefined
  /** false: it may forward packets that are not its own. */
  readonly sourceDestCheck?: boolean | undefined
  /** It is in one of several subnets, and this may be the one. */
  readonly isPerhaps?: true
}

export interface LoadBalancerFact {
  readonly id: ResourceId
  readonly scheme: 'internet-facing' | 'internal' | undefined
  readonly listeners: readonly { readonly protocol: string; readonly redirectTo?: string | undefined }[] | undefined
}

export interface TargetGroupFact {
  readonly group: { readonly id: ResourceId; readonly protocol?: string | undefined; readonly port?: number | undefined }
  readonly targets: readonly AnyResource[]
}

export interface CostLine {
  /** Groups lines of several resources into one row: `interface-endpoint/hours`. */
  readonly item: string
  /** Of one, and of several: `NAT Gateway`, `Interface Endpoints`. */
  readonly label: string
  readonly plural: string
  readonly priceId: string
  readonly unit: 'hour' | 'gb'
  /** Hours or GB in a month. */
  readonly quantity: number
  readonly usdPerUnit: number
  readonly usdPerMonth: number
}

export interface Fact {
  readonly label: string
  readonly value: string
  readonly link?: ResourceId
  readonly copyable?: boolean
}

export interface KindProblem {
  readonly code: `${string}/${string}`
  readonly severity: 'error' | 'warning' | 'note'
  readonly message: string
  readonly fix: string
  /** Path inside the resource: `cidr`, `routes/2/destination`. */
  readonly path: string
}

/** What a route leads to; `unknown`: the input does not tell. */
export type RouteTarget = ResourceId | 'local' | 'blackhole' | 'unknown'

/** Whether a route leads to a resource. */
export const isPlace = (target: RouteTarget): target is ResourceId => target !== 'local' && target !== 'blackhole' && target !== 'unknown'

/** A route as the effective table of a subnet has it, the implied local routes included. */
export interface EffectiveRoute {
  readonly destination: string
  readonly target: RouteTarget
  /** Index into the table's own routes; null for an implied local route. */
  readonly index: number | null
}

/** What kinds may ask of the whole topology. */
export interface TopologyReader {
  readonly all: readonly AnyResource[]
  get(id: string | undefined): AnyResource | undefined
  kindOf(resource: AnyResource): Kind
  ofKind(kind: string): readonly AnyResource[]
  /** Name, else short kind label and id. */
  nameOf(id: string): string
  /** Table that decides for a subnet: its own, else its VPC's main one; undefined: the input does not tell. */
  routeTableOf(subnet: ResourceId): AnyResource | undefined
  routesOf(routeTable: ResourceId): readonly EffectiveRoute[]
  tierOf(subnet: ResourceId): Tier
  /** Targets of a route table that lead to a given place, each once, in the order of the routes. */
  gatewaysOf(routeTable: ResourceId, leadsTo: RouteTargetFacet<never>['leadsTo']): readonly ResourceId[]
  /** A route's destination for people: the CIDR, or the service of a prefix list (`s3.us-east-1`; abbreviated `S3`). */
  destinationName(destination: string, style: 'full' | 'service' | 'abbreviation'): string
  /** Subnets that a route table decides for. */
  subnetsOf(routeTable: ResourceId): readonly ResourceId[]
  interfacesOf(resource: AnyResource): readonly InterfaceFact[]
  /** Resources that own an interface with this security group. */
  membersOf(securityGroup: ResourceId): readonly AnyResource[]
  /** VPC that a resource stands in: its own attribute, else that of its subnets. */
  vpcOf(id: ResourceId): ResourceId | undefined
  readonly loadBalancers: readonly LoadBalancerFact[]
  /** Target groups that a load balancer's listeners forward to, with their targets. */
  targetsOf(loadBalancer: ResourceId): readonly TargetGroupFact[]
  /** Resources that say (`connectsTo`) that they use this one. */
  consumersOf(id: ResourceId): readonly AnyResource[]
  cidrsOf(vpc: ResourceId): readonly string[]
  price(id: string): { readonly usd: number; readonly per: 'hour' | 'gb' } | undefined
  /** Hours that a month of cost counts. */
  readonly hoursPerMonth: number
  /** Traffic assumption: GB a month through or to a resource; undefined: none stated. */
  trafficGb(resource: ResourceId): number | undefined
}

/** Types a descriptor from its schema. */
export const defineKind = <const Name extends string, Schema extends z.ZodObject>(kind: Kind<Name, Schema>): Kind<Name, Schema> => kind
