import type { Room } from '@/layouts/structured/block'
import type { Sizes } from '@/layouts/structured/sizes'
import type { Tree } from '@/layouts/structured/tree'

/** What the engine varies to find the arrangement that fits a screen best. */
export interface Arrangement {
  /** Nodes side by side in a subnet, at most. */
  readonly nodeColumns: number
  /** Subnets of one tier side by side in a zone, at most. */
  readonly subnetColumns: number
}

/** What every block is built from. */
export interface Placing {
  readonly tree: Tree
  readonly sizes: Sizes
  readonly arrangement: Arrangement
  readonly room: Room
}
