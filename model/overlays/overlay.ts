import type { Severity } from '@/model/diagnostic'
import type { ResourceId } from '@/model/resource'
import type { Topology } from '@/model/topology'
import type { Diagram } from '@/model/views/diagram'

/** Marks laid over a picture whose boxes do not move. */
export interface Overlay {
  readonly id: string
  readonly label: string
  /** One sentence for the menu: what question it answers. */
  readonly description: string
  mark(topology: Topology, diagram: Diagram, focus: ResourceId | null): OverlayMarks
}

export interface OverlaySummary {
  readonly id: string
  readonly label: string
  readonly description: string
}

export interface OverlayMarks {
  readonly chips: readonly OverlayChip[]
  readonly arrows: readonly OverlayArrow[]
  /** Boxes lit by the focus, with how; all others are dimmed while this is not empty. */
  readonly lit: readonly { readonly box: string; readonly as: 'focus' | 'target' | 'blackhole' }[]
  /** Table beside the picture (winning routes of a subnet, say); null for none. */
  readonly card: OverlayCard | null
  /** What the colours mean. */
  readonly legend: readonly { readonly label: string; readonly colour: number }[]
  /** Shown where nothing is marked: what to do, such as "Hover a subnet to see its routes". */
  readonly hint: string
  /** What is found about the network, the gravest first: a list beside the picture. */
  readonly findings?: readonly OverlayFinding[]
}

/** A finding of an analysis, or a step of a flow that does not pass. */
export interface OverlayFinding {
  /** As `hopline check` and docs/findings.md have it. */
  readonly code: string
  readonly severity: Severity
  readonly title: string
  /** What is looked for, and why it matters; empty where the message says it. */
  readonly about: string
  readonly message: string
  readonly fix: string
  /** What it is about; null: the file. */
  readonly at: { readonly resource: ResourceId; readonly name: string } | null
  /** Step of a flow that it is about. */
  readonly step: { readonly flow: string; readonly step: number } | null
}

/** A small labelled mark on a box: membership of a security group. */
export interface OverlayChip {
  readonly box: string
  readonly label: string
  /** Index into the palette of the screen (0…7); the same resource has the same colour everywhere. */
  readonly colour: number
  readonly resource: ResourceId
}

export interface OverlayArrow {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Ports, or the destination of a route. */
  readonly label: string
  readonly colour: number
  /** `one-ended`: only one of the two ends has the rule: drawn broken. `blackhole`: drawn red. */
  readonly state: 'allowed' | 'one-ended' | 'blackhole'
  /** What a click shows: the rules or the route behind it. */
  readonly reasons: readonly OverlayReason[]
}

export interface OverlayReason {
  readonly text: string
  readonly resource: ResourceId
  /** Place of the rule or route inside the resource, such as `ingress/0`. */
  readonly path?: string
}

export interface OverlayCard {
  readonly title: string
  readonly resource: ResourceId
  readonly columns: readonly string[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly tone?: 'bad' | 'quiet'; readonly link?: ResourceId }[]
}
