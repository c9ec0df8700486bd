import type { AnswerWay } from '@/components/worker/ask-protocol'
import { type BoxFinder, linesBetween, stopOnWay } from '@/components/worker/boxes'
import type { DrawnView } from '@/layouts/layout'
import type { Blocker, Hop } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

const noWay: AnswerWay = { boxes: [], lines: [], stopsAfter: null, hiddenBy: null }

interface OnPicture {
  readonly picture: DrawnView
  readonly boxOf: BoxFinder
  readonly t: TopologyIndex
}

/** What a packet passes is drawn; what decides beside its way (route tables, groups, network ACLs) is told. */
const drawnStages: ReadonlySet<Hop['stage']> = new Set(['source', 'gateway', 'destination'])

/**
 * The way of a packet over the picture, through the boxes of what it passes.
 *
 * @param goal  where it is meant to arrive: the rest of a way that is stopped leads there
 * @param blockers  of this direction
 */
export function answerWay(hops: readonly Hop[], goal: ResourceId, blockers: readonly Blocker[], on: OnPicture | null): AnswerWay {
  if (hops.length === 0 || on === null) return noWay
  const { picture, boxOf, t } = on
  const isPlace = (id: ResourceId) => {
    const resource = t.get(id)
    return resource !== undefined && t.kindOf(resource).container !== undefined
  }
  const passed = hops.filter((hop) => drawnStages.has(hop.stage) && !isPlace(hop.component)).map((hop) => hop.component)
  const found = [...passed, goal].flatMap((id) => boxOf(id) ?? [])
  const way = found.map(({ box }) => box).filter((box, i, all) => box !== all[i - 1])
  const [first] = blockers
  return {
    boxes: [...new Set(way)],
    lines: linesBetween(picture, way),
    stopsAfter: first === undefined ? null : stopOnWay(blockers, first.component, way, boxOf),
    hiddenBy: found.find((f) => f.hiddenBy !== null)?.hiddenBy ?? null,
  }
}
