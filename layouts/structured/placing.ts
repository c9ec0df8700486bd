import type { Shape } from '@/layouts/layout'
import type { Room } from '@/layouts/structured/block'
import type { Sizes } from '@/layouts/structured/sizes'
import type { Paddings, Spacing } from '@/layouts/structured/spacing'
import type { Tree } from '@/layouts/structured/tree'

/** What the engine varies to find the arrangement that fits a screen best. */
export interface Arrangement {
  /** Nodes side by side in a subnet, at most. */
  readonly nodeColumns: number
  /** Subnets of one tier side by side in a zone, at most. */
  readonly subnetColumns: number
  /** Zones side by side, at most. */
  readonly zoneColumns: number
}

/** What every block is built from. */
export interface Placing {
  readonly tree: Tree
  readonly sizes: Sizes
  readonly arrangement: Arrangement
  readonly shape: Shape
  /** Those of the shape. */
  readonly spacing: Spacing
  readonly paddings: Paddings
  readonly room: Room
  /** Where lists stand below the rest of their group, not beside it: filled in while the picture is placed for the first time. */
  readonly listsBelow: Map<string, boolean>
}
