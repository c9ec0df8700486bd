import type { PortRange } from '@/model/net/ports'
import { detoursFor } from '@/model/reachability/detours'
import type { Nic } from '@/model/reachability/nics'
import { type Run, walksOf, wordOf } from '@/model/reachability/outcome'
import { either, inWords } from '@/model/reachability/remedy'
import { run, type Start } from '@/model/reachability/run'
import type { Blocker, Doubt, VerdictWord } from '@/model/reachability/verdict'
import type { Detour, DraftBlock, DraftHop, Walk } from '@/model/reachability/walk'
import type { TopologyIndex } from '@/model/topology-index'

/** What is found of one pair. */
export interface Answer {
  readonly word: VerdictWord
  readonly run: Run
  readonly blocks: readonly { readonly block: DraftBlock; readonly direction: Blocker['direction'] }[]
  readonly doubts: readonly Doubt[]
  readonly ports: readonly PortRange[] | null
  /** Ports of which it is not told. */
  readonly perhaps: readonly PortRange[]
}

/** Most routes that are tried instead of those of the tables, one after the other. */
const mostDetours = 3

/** Routes of tables that explanations of a verdict name already, by table: one table cannot be told to lead to two targets. */
export type Named = Map<string, string>

/** One packet, and where it is stopped for good, what else would stop it on the way that comes nearest. */
export function explain(start: Start, t: TopologyIndex, down: ReadonlySet<string>, named: Named = new Map()): Answer {
  const natural = run(start, t, down)
  const doubts = walksOf(natural).flatMap((w) => w.doubts)
  const base = { word: wordOf(natural), run: natural, doubts, ports: null, perhaps: [] }
  const own: Way = { run: natural, detours: [] }
  const other = nearest(start, own, t, down, named)
  const isOpen = walksOf(natural).every((w) => w.end !== 'stopped')
  const takesOther = other !== null && (!isOpen || blocksOf(other).length < blocksOf(own).length)
  const both = takesOther ? null : withAlternative(blocksOf(own), other)
  const blocks = takesOther ? blocksOf(other) : (both ?? blocksOf(own))
  if (takesOther || both !== null) for (const { table, target } of other?.detours ?? []) named.set(table, target)
  return { ...base, blocks: blocks.length === 1 ? blocks.map(inFull) : blocks }
}

/** A run, and the routes that it took instead of those of the tables. */
interface Way {
  readonly run: Run
  readonly detours: readonly Detour[]
}

type Blocked = Answer['blocks'][number]

/** What stops a run. Where it takes a detour, what stops it without: how to mend that is what the detour says. */
function blocksOf({ run: { forward, back, elsewhere = [] }, detours }: Way): readonly Blocked[] {
  const all = [
    ...forward.blocks.map((block) => ({ block, direction: 'forward' as const })),
    ...(back?.blocks ?? []).map((block) => ({ block, direction: 'return' as const })),
    ...elsewhere,
  ]
  return all.map(({ block, direction }) => {
    const detour = detours.find((d) => d.remedy === block.remedy)
    return { direction, block: detour === undefined ? block : { ...block, hop: detour.instead } }
  })
}

/** Where one other route would do in the place of what is down, and all else stays the same: either. */
function withAlternative(own: readonly Blocked[], other: Way | null): readonly Blocked[] | null {
  if (other?.detours.length !== 1) return null
  const [detour] = other.detours
  const rest = (blocks: readonly Blocked[]) =>
    blocks.filter(({ block }) => block.hop !== detour?.instead).map(({ block }) => block.remedy.text())
  const others = blocksOf(other)
  if (detour === undefined || others.length !== own.length || JSON.stringify(rest(own)) !== JSON.stringify(rest(others))) return null
  return own.map((b) =>
    b.block.hop === detour.instead ? { ...b, block: { ...b.block, remedy: either(b.block.remedy, detour.remedy) } } : b,
  )
}

/** With what would do in its place: this is the one thing that stops the packet. */
const inFull = ({ block, direction }: Blocked): Blocked => {
  const { remedy } = block
  const { instead } = remedy
  if (instead === undefined) return { block, direction }
  return {
    direction,
    block: {
      ...block,
      remedy: either(
        remedy,
        inWords(() => `${instead()}.`),
      ),
    },
  }
}

/** Places of a way from where another route may lead on: where it ends for want of one, and before what is down. */
function branches({ run }: Way): readonly { readonly walk: Walk; readonly nic: Nic; readonly end: DraftHop }[] {
  return walksOf(run).flatMap((walk) => {
    const last = walk.blocks.at(-1)
    const stopped =
      walk.end === 'stopped' && walk.lastRoute !== null && last !== undefined ? [{ walk, nic: walk.lastRoute, end: last.hop }] : []
    return [...walk.blocks.flatMap(({ around, hop }) => (around === null ? [] : [{ walk, nic: around, end: hop }])), ...stopped]
  })
}

/** The way with the fewest blocks that arrives, over other routes than those of the tables; null: none arrives. */
function nearest(start: Start, way: Way, t: TopologyIndex, down: ReadonlySet<string>, named: Named): Way | null {
  if (way.detours.length >= mostDetours) return null
  let best: Way | null = null
  for (const { walk, nic, end } of branches(way)) {
    const candidates = detoursFor(walk, nic, end)
    const preferred = candidates.filter((d) => named.get(d.table) === d.target)
    for (const detour of preferred.length > 0 ? preferred : candidates) {
      if (way.detours.some((d) => d.table === detour.table)) continue
      const next: Way = { run: run(start, t, down, [...way.detours, detour]), detours: [...way.detours, detour] }
      const ended = walksOf(next.run).every((w) => w.end === 'delivered') ? next : nearest(start, next, t, down, named)
      if (ended !== null && (best === null || blocksOf(ended).length < blocksOf(best).length)) best = ended
    }
  }
  return best
}
