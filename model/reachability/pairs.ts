import type { PortRange } from '@/model/net/ports'
import { hasPorts } from '@/model/net/protocol'
import { type Answer, explain, type Named } from '@/model/reachability/explain'
import { type Run, rank, walksOf, weights, wordOf } from '@/model/reachability/outcome'
import { portAtoms } from '@/model/reachability/port-atoms'
import { changesOf, sideBySide } from '@/model/reachability/remedy'
import { run } from '@/model/reachability/run'
import type { Nowhere, Pair } from '@/model/reachability/starts'
import { forwards } from '@/model/reachability/targets/appliance'
import type { Blocker, Doubt, Hop, Question, Verdict, VerdictWord } from '@/model/reachability/verdict'
import { finishBlock, finishHop, type Walk } from '@/model/reachability/walk'
import type { TopologyIndex } from '@/model/topology-index'

/** What every verdict leaves aside. */
const outOfScope = 'Names resolve, hosts accept, policies (IAM, endpoint) allow, targets are healthy, packets fit the MTU.'

/** One pair. Where the question leaves the port open, every range of ports that the rules tell apart is tried. */
export function ask(pair: Pair, question: Question, t: TopologyIndex, down: ReadonlySet<string>, named: Named): Answer {
  if (!hasPorts(question.protocol) || question.port !== undefined) {
    const port = question.port ?? 0
    return explain(pair.start({ from: port, to: port }), t, down, named)
  }
  const open: PortRange[] = []
  const perhaps: PortRange[] = []
  let best: { readonly ports: PortRange; readonly run: Run } | null = null
  for (const range of portAtoms(pair.nics, question.protocol, t)) {
    const one = { from: range.from, to: range.from }
    const tried = run(pair.start(one), t, down)
    const word = wordOf(tried)
    if (word !== 'blocked') append(word === 'reachable' ? open : perhaps, range)
    if (best === null || rank(tried) < rank(best.run)) best = { ports: range, run: tried }
  }
  return { ...explain(pair.start(best?.ports ?? { from: 0, to: 0 }), t, down, named), ports: open, perhaps }
}

/** Adds a range to ascending ones; neighbours become one. */
function append(ranges: PortRange[], next: PortRange): void {
  const last = ranges.at(-1)
  if (last !== undefined && last.to + 1 === next.from) ranges[ranges.length - 1] = { from: last.from, to: next.to }
  else ranges.push(next)
}

/** Several pairs as one verdict: reachable where all are; the pair that is furthest from it is shown. */
export function joined(answers: readonly Answer[], extra: readonly Doubt[], t: TopologyIndex): Verdict {
  const assumptions = new Set<string>()
  const [first] = answers
  if (first === undefined) {
    assumptions.add('The internet carries packets between public addresses.')
    return { ...nothing, verdict: 'reachable', assumptions: [...assumptions, outOfScope] }
  }
  const shown = answers.reduce((worst, a) => (weights[a.word] > weights[worst.word] ? a : worst), first)
  for (const a of answers) for (const w of walksOf(a.run)) for (const text of w.assumptions) assumptions.add(text)
  const doubts = unique([...answers.flatMap((a) => a.doubts), ...extra])
  const word: VerdictWord = shown.word === 'reachable' && extra.length > 0 ? 'undecided' : shown.word
  const all = answers.flatMap((a) => a.blocks)
  const remedies = sideBySide(all.map((b) => b.block.remedy))
  const finish = (walk: Walk): readonly Hop[] => walk.hops.map((hop) => finishHop(hop, t))
  return {
    verdict: word,
    forward: { hops: finish(shown.run.forward) },
    return: shown.run.back === null ? null : { hops: finish(shown.run.back) },
    blockers: eachOnce(all.map(({ block, direction }, i) => finishBlock({ ...block, remedy: remedies[i] ?? block.remedy }, direction, t))),
    undecided: word === 'reachable' ? [] : doubts,
    changes: all.length === 0 ? null : changesOf(remedies, t),
    ports: shown.ports,
    pairs: { asked: answers.length, reachable: answers.filter((a) => a.word === 'reachable').length },
    assumptions: [...together(assumptions), outOfScope],
  }
}

/** Most things that are taken for granted alike, and told one by one. */
const mostAlike = 5

/** A chain of ten thousand appliances is one thing that is taken for granted, not ten thousand. */
function together(assumptions: ReadonlySet<string>): readonly string[] {
  const names = [...assumptions].flatMap((text) => (text.endsWith(forwards) ? [text.slice(0, -forwards.length)] : []))
  if (names.length <= mostAlike) return [...assumptions]
  const others = [...assumptions].filter((text) => !text.endsWith(forwards))
  return [...others, `${names.slice(0, 3).join(', ')} and ${names.length - 3} more forward what their security groups let in.`]
}

/** Two pairs that one change mends are blocked by one thing. */
const eachOnce = (blockers: readonly Blocker[]): readonly Blocker[] => {
  const keyOf = (b: Blocker) => JSON.stringify([b.code, b.component, b.direction, b.fix])
  return blockers.filter((b, i) => blockers.findIndex((other) => keyOf(other) === keyOf(b)) === i)
}

const unique = <T>(items: readonly T[]): readonly T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]

const nothing: Verdict = {
  verdict: 'blocked',
  forward: { hops: [] },
  return: null,
  blockers: [],
  undecided: [],
  changes: null,
  ports: null,
  pairs: { asked: 0, reachable: 0 },
  assumptions: [outOfScope],
}

/** An end that cannot send or receive at all. */
export function nowhere({ component, why, isDown, code: told, fix: better, doubt }: Nowhere, t: TopologyIndex): Verdict {
  if (doubt !== undefined) return { ...nothing, verdict: 'undecided', undecided: [doubt] }
  const isKnown = t.get(component) !== undefined
  const otherwise = isKnown
    ? 'Ask for a resource that owns a network interface, a gateway, or an address.'
    : 'Name a resource of the topology, internet, or an address.'
  const fix = isDown === true ? 'Bring it up again.' : (better ?? otherwise)
  const code = isDown === true ? 'BAD_STATE' : (told ?? 'NO_SOURCE_OR_DESTINATION')
  return { ...nothing, blockers: [{ code, component, direction: 'forward', stage: 'source', rule: null, why, fix }] }
}
