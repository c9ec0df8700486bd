import type { Category, GlyphId, Tier, Tone } from '@/model/look'
import type { ResourceId } from '@/model/resource'

/**
 * One picture, many pens: a view turns the topology into a Diagram, and the canvas, Mermaid, SVG and the
 * outline for screen readers all draw that same value.
 *
 * Ids of groups, nodes and links are stable, readable and unique within one Diagram. A resource may be drawn by several
 * nodes (a load balancer in two subnets) and a node may stand for several resources (all buckets of S3).
 */
export interface Diagram {
  readonly id: string
  readonly title: string
  /** Main direction of reading: TB or LR of Mermaid. */
  readonly direction: 'down' | 'right'
  /** How the boxes are placed: by the structure of the network, or as a plain graph. */
  readonly arrangement: 'structured' | 'graph'
  /** Parents stand before their children. */
  readonly groups: readonly DiagramGroup[]
  readonly nodes: readonly DiagramNode[]
  readonly links: readonly DiagramLink[]
  /** Base font of the exported text diagram; unset leaves the renderer's default. */
  readonly fontSizePx?: number
}

/** What a group is to a reader; the structured layout places it by this. */
export type GroupRole =
  | 'region'
  | 'vpc'
  | 'zone'
  | 'subnet'
  | 'endpoints'
  | 'route-tables'
  | 'services'
  | 'security-groups'
  | 'security-group'
  | 'plain'

export interface DiagramGroup {
  readonly id: string
  readonly parent: string | null
  /** Title, one entry a line. */
  readonly lines: readonly string[]
  readonly role: GroupRole
  /** Of a subnet (or a group that stands for subnets): what its effective route table makes it. */
  readonly tier?: Tier
  readonly tone: Tone | null
  readonly resources: readonly ResourceId[]
  /** Others name it, and the input does not hold it. */
  readonly isStub?: true
}

/** Where the structured layout puts a node: in its parent, on its parent's border, or at the edge of the picture. */
export type NodeArea = 'inside' | 'border' | 'edge'

export interface DiagramNode {
  readonly id: string
  readonly parent: string | null
  /** Label, one entry a line; the first is the name. */
  readonly lines: readonly string[]
  readonly shape: 'box' | 'stadium'
  readonly glyph: GlyphId
  readonly category: Category
  readonly area: NodeArea
  /** With area 'border': the group on whose border the node sits (an internet gateway on its VPC). */
  readonly borderOf?: string
  readonly tone: Tone | null
  readonly resources: readonly ResourceId[]
  /** Others name it, and the input does not hold it. */
  readonly isStub?: true
  /** Left out of text diagrams unless the whole picture is asked for: the topology file's `document.diagrams` says which. */
  readonly aside?: true
  /** Set on a node that stands for a collapsed group: how many nodes it hides, or, where there are none, groups. */
  readonly hides?: number
  /** Set on a node that stands for a collapsed group: where it belongs, so that collapsing moves the others little. */
  readonly standsFor?: CollapsedGroup
}

export interface CollapsedGroup {
  readonly role: GroupRole
  readonly tier?: Tier
  /** The group that followed it in the same parent. */
  readonly before?: string
}

/** Why a link is drawn; the canvas and the legend speak of it in words. */
export type LinkRelation = 'traffic' | 'outbound' | 'private-access' | 'service' | 'association' | 'rule' | 'attachment'

export interface DiagramLink {
  readonly id: string
  /** Ids of nodes or groups. */
  readonly from: string
  readonly to: string
  /** Empty string: no label. */
  readonly label: string
  readonly arrows: 'forward' | 'both' | 'none'
  readonly stroke: 'solid' | 'dotted'
  readonly relation: LinkRelation
  /** The resources (security groups, route tables, listeners …) whose configuration makes this link. */
  readonly because: readonly ResourceId[]
  /** Set where several links were merged into one by collapsing: how many. */
  readonly count?: number
}
