import type { Diagram } from '@/model/views/diagram'
import type { Sequence } from '@/model/views/sequence'

/** A text format that any picture can be written in. */
export interface Exporter {
  readonly id: string
  readonly label: string
  /** File extension, without the dot. */
  readonly extension: string
  readonly mediaType: string
  write(picture: Diagram | Sequence, options: ExportOptions): string
}

export interface ExportOptions {
  /** Also what the topology file leaves aside in text diagrams. */
  readonly whole: boolean
}
