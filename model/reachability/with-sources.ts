import type { Place } from '@/model/diagnostic'
import type { Blocker, Hop, RuleReference, Verdict } from '@/model/reachability/verdict'
import type { ResourceId, Source } from '@/model/resource'

/** Where a part of a resource, such as `ingress/0`, stands in the opened files. */
type PlaceOf = (resource: ResourceId, path: string) => Place

interface Placed {
  readonly component: ResourceId
  readonly rule: RuleReference | null
  readonly source?: Source
}

/** A verdict with the lines of what decides: of a topology file that of the very rule. Asked of verdicts that are shown, for lines take a reading of the text. */
export function withSources(verdict: Verdict, placeOf: PlaceOf): Verdict {
  const placed = <P extends Placed>(one: P): P => {
    if (one.source !== undefined) return one
    const { file, line } = placeOf(one.rule?.of ?? one.component, one.rule?.path ?? '')
    return line === undefined ? one : { ...one, source: { ...(file === undefined ? {} : { file }), line } }
  }
  const way = <W extends { readonly hops: readonly Hop[] }>(path: W): W => ({ ...path, hops: path.hops.map(placed) })
  return {
    ...verdict,
    forward: way(verdict.forward),
    return: verdict.return === null ? null : way(verdict.return),
    blockers: verdict.blockers.map((blocker): Blocker => placed(blocker)),
  }
}
