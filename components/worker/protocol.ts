import type { GivenFile } from '@/components/home/given-files'
import type { AskWorker } from '@/components/worker/ask-protocol'
import type { ImportedFiles, PlanSide } from '@/components/worker/import-protocol'
import type { WhatIfWorker } from '@/components/worker/what-if-protocol'
import type { Opened } from '@/exporters/first-sight/summary'
import type { ReadStep } from '@/importers/importer'
import type { DrawnView, RoutedLine, Shape } from '@/layouts/layout'
import type { Details } from '@/model/details'
import type { Supposition } from '@/model/flow-outcomes'
import type { FlowStep } from '@/model/flow-steps'
import type { OverlayMarks } from '@/model/overlays/overlay'
import type { VerdictWord } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import type { Sequence } from '@/model/views/sequence'

/**
 * What the screen asks of the worker. The topology, zod, YAML, views, layouts and exporters live in the worker; the main
 * thread holds plain values only, so it loads none of them.
 */
export interface TopologyWorker extends AskWorker, WhatIfWorker {
  /** Reads a topology file. Never throws: what could not be read is in the diagnostics. */
  open(input: { readonly name: string; readonly text: string }): Promise<Opened>
  /** Reads files of any format that were opened together. `watch` hears what it is at. */
  importFiles(files: readonly GivenFile[], side: PlanSide, watch?: (step: ReadStep) => void): Promise<ImportedFiles>
  /**
   * Finds the file that the address names, reads it, and begins at once to draw the view that is asked for next: the page may be too busy
   * to ask.
   */
  openAsked(asked: AskedTopology): Promise<FoundTopology>
  /** From now on everything is drawn for a canvas of this shape. */
  drawFor(shape: Shape): Promise<void>
  /** null: the topology has no such diagram. `proposals`: of the topology file, which are drawn as if they were carried out. */
  draw(viewId: string, collapsed: readonly string[], proposals?: readonly string[]): Promise<DrawnView | null>
  /** Where a resource stands in a view. */
  place(resource: ResourceId, viewId: string, collapsed: readonly string[], proposals?: readonly string[]): Promise<ResourcePlace>
  /** Marks of an overlay on the unmoved picture of a view; `focus` is the hovered or selected resource. */
  overlay(
    overlayId: string,
    viewId: string,
    collapsed: readonly string[],
    focus: ResourceId | null,
    proposals?: readonly string[],
  ): Promise<DrawnOverlay | null>
  /** Everything the inspector shows of a resource; null where there is none of that id. */
  details(id: ResourceId, proposals?: readonly string[]): Promise<Details | null>
  /** The worst verdict of each flow, by id; a flow of which no step can be asked has none. */
  verdicts(): Promise<Readonly<Record<string, VerdictWord>>>
  /** As it goes where some things are supposed to be down or carried out. */
  flow(flowId: string, viewId: string, collapsed: readonly string[], supposed?: Supposition): Promise<PlayableFlow | null>
  /** Text of a view in a format (`mermaid`, `json` …); null where that view has no such format. */
  exportView(viewId: string, formatId: string): Promise<ExportedText | null>
  /** The topology as a file, its proposed flows among it. */
  topologyFile(): Promise<ExportedText>
  /** The whole document, section by section. */
  document(): Promise<DocumentText>
}

/** What the address bar asks for. */
export interface AskedTopology {
  /** Shape of the canvas. */
  readonly shape: Shape
  readonly topology: string | null
  /** null: the first one. */
  readonly view: string | null
  readonly collapsed: readonly string[]
}

export type FoundTopology =
  /** `fingerprint`: of the text that was read. */
  { readonly ok: true; readonly opened: Opened; readonly fingerprint: string } | { readonly ok: false; readonly message: string }

/** The boxes of a resource, and the groups to be toggled so that they are seen. */
export interface ResourcePlace {
  readonly boxes: readonly string[]
  readonly toggled: readonly string[]
}

export interface DrawnOverlay {
  readonly marks: OverlayMarks
  /** The arrows of the marks, routed over the unmoved layout. */
  readonly lines: readonly RoutedLine[]
}

export interface PlayableFlow {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly sequence: Sequence
  readonly steps: readonly PlayableStep[]
}

/** A step of a flow on the canvas. */
export interface PlayableStep extends FlowStep {
  /** Boxes of the picture that take part, in the order of travel. */
  readonly boxes: readonly string[]
  /** The way the particle takes, one polyline after the other; empty where the view draws neither end. */
  readonly lines: readonly RoutedLine[]
  /** Of a blocked step: how many of the lines its particle passes before it is stopped. */
  readonly stopsAfter: number | null
  /** Collapsed group that hides an end of this step: the player offers to open it. */
  readonly hiddenBy: string | null
}

export interface ExportedText {
  readonly fileName: string
  readonly mediaType: string
  readonly text: string
}

export interface DocumentText {
  readonly fileName: string
  readonly markdown: string
  readonly sections: readonly { readonly id: string; readonly title: string; readonly level: number; readonly markdown: string }[]
}
