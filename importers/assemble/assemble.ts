import { type Attributes, attributesOf } from '@/importers/assemble/attributes'
import { collect, type VocabularyInput } from '@/importers/assemble/collect'
import { Coverage } from '@/importers/assemble/coverage'
import { type Entity, isHelper } from '@/importers/assemble/entity'
import { joinExclusions } from '@/importers/assemble/exclusions'
import { giveIds } from '@/importers/assemble/ids'
import { impliedAcls } from '@/importers/assemble/implied'
import { joinEndpoints, joinListeners } from '@/importers/assemble/join'
import { listsOf } from '@/importers/assemble/lists'
import { regionsOf } from '@/importers/assemble/regions'
import { Resolver } from '@/importers/assemble/resolver'
import { Tally } from '@/importers/assemble/tally'
import { toResources } from '@/importers/assemble/to-resources'
import type { Diagnostic } from '@/model/diagnostic'
import type { Resource } from '@/model/topology'

export interface Assembled {
  readonly resources: readonly Resource[]
  readonly diagnostics: readonly Diagnostic[]
  readonly coverage: Coverage
  readonly tally: Tally
  /** References to parents that the input does not hold, with their number. */
  readonly dangling: ReadonlyMap<string, number>
  /** Things by what they are counted as, those that stand for something missing left out. */
  readonly counts: ReadonlyMap<string, number>
  /** Things that stand in the input more than once, under the same id. */
  readonly seenAgain: ReadonlyMap<string, number>
}

/** Puts together what the inputs say into the resources of one topology. */
export function assemble(inputs: readonly VocabularyInput[]): Assembled {
  const coverage = new Coverage()
  const collected = collect(inputs, coverage)
  const resolver = new Resolver(collected)
  const tally = new Tally()
  const lists = listsOf(collected, resolver, tally)
  const told = attributesOf(collected, resolver, lists)
  const attributes = new Map<Entity, Attributes>(told.attributes)
  joinListeners(collected, resolver, attributes)
  joinEndpoints(attributes)
  joinExclusions(collected, attributes)
  impliedAcls(collected, attributes)
  const real = collected.entities.filter((entity) => !isHelper(entity.kind))
  const regions = regionsOf(real, attributes, resolver.zoneNames)
  giveIds(real)
  const made = toResources(real, attributes, resolver.zoneNames, regions)
  const counts = new Map<string, number>()
  const seenAgain = new Map<string, number>()
  for (const { counted, isStub, seenAgain: again } of real) {
    if (isStub || counted === null) continue
    counts.set(counted, (counts.get(counted) ?? 0) + 1)
    if (again > 0) seenAgain.set(counted, (seenAgain.get(counted) ?? 0) + again)
  }
  return {
    resources: made.resources,
    diagnostics: [...inputs.flatMap(({ raw }) => raw.diagnostics), ...told.diagnostics, ...made.diagnostics],
    coverage,
    tally,
    dangling: resolver.dangling,
    counts,
    seenAgain,
  }
}
