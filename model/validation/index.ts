import { type Diagnostic, inReadingOrder, type Place } from '@/model/diagnostic'
import type { ShapePath } from '@/model/kinds/schema-shape'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'
import { blockSizes } from '@/model/validation/block-sizes'
import { blocks } from '@/model/validation/blocks'
import type { Check, Unread } from '@/model/validation/check'
import { cycles } from '@/model/validation/cycles'
import { estate } from '@/model/validation/estate'
import { flows } from '@/model/validation/flows'
import { kindChecks } from '@/model/validation/kind-checks'
import { names } from '@/model/validation/names'
import { proposed } from '@/model/validation/proposed'
import { references } from '@/model/validation/references'
import { routes } from '@/model/validation/routes'
import { subnetBlocks } from '@/model/validation/subnet-blocks'
import { texts } from '@/model/validation/texts'
import { uniqueIds } from '@/model/validation/unique-ids'
import { zones } from '@/model/validation/zones'

/** Everything that is checked of a topology beyond its schema. */
export const checks: readonly Check[] = [
  uniqueIds,
  references,
  cycles,
  blocks,
  blockSizes,
  subnetBlocks,
  zones,
  routes,
  kindChecks,
  flows,
  texts,
  estate,
  names,
  proposed,
]

export interface ValidationOptions {
  /** Where a part of the topology stands; without it a place is the path alone. */
  readonly placeOf?: (path: ShapePath, part: 'key' | 'value') => Place
  readonly unread?: Unread
  /** Where a part of the topology stood before entries of lists were left out. */
  readonly originOf?: (path: ShapePath) => ShapePath
}

const allRead: Unread = { ids: new Set(), brokenKinds: new Map() }

/** Nobody reads more, and to find the place of each costs time. */
const mostPerCheck = 1000

/** All mistakes of a topology at once. Never throws: what is wrong is data. */
export function validateTopology(topology: Topology, options: ValidationOptions = {}): readonly Diagnostic[] {
  const input = { t: indexOf(topology), unread: options.unread ?? allRead, originOf: options.originOf ?? ((path: ShapePath) => path) }
  const placeOf = options.placeOf ?? ((path: ShapePath): Place => ({ path: path.join('/') }))
  const found = checks.flatMap((check) =>
    check
      .find(input)
      .slice(0, mostPerCheck)
      .map(
        ({ code, severity, message, fix, path, resource, part }): Diagnostic => ({
          code,
          severity,
          message: message.charAt(0).toUpperCase() + message.slice(1),
          fix,
          place: { ...placeOf(path, part ?? 'value'), ...(resource === undefined ? {} : { resource }) },
        }),
      ),
  )
  return inReadingOrder(found)
}
