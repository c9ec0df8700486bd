import type { Code } from '@/model/reachability/codes'
import type { Nic } from '@/model/reachability/nics'
import type { Header, Party } from '@/model/reachability/packet'
import type { Remedy } from '@/model/reachability/remedy'
import type { Ruling } from '@/model/reachability/ruling'
import type { Blocker, Doubt, Hop, RuleReference, Stage } from '@/model/reachability/verdict'
import { headerFacts } from '@/model/reachability/words'
import type { ResourceId, Source } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** Where a packet is, and which step looks at it next. */
export type Position =
  /** Leaves an interface: its groups. */
  | { readonly step: 'leave'; readonly nic: Nic }
  /** Crosses the border of a subnet outwards. */
  | { readonly step: 'depart'; readonly nic: Nic }
  /** Asks the table of a subnet. */
  | { readonly step: 'route'; readonly nic: Nic }
  /** Stands before what the route names. */
  | { readonly step: 'target'; readonly id: ResourceId; readonly nic: Nic }
  /** An answer that comes back by the gateway that let the request out. */
  | { readonly step: 'answer-by'; readonly gateway: ResourceId; readonly vpc: ResourceId }
  /** Is in the VPC of its destination. `from`: the subnet that it comes from, where it comes from one. */
  | { readonly step: 'deliver'; readonly vpc: ResourceId; readonly from: ResourceId | null }
  /** Enters an interface: its groups. */
  | { readonly step: 'enter'; readonly nic: Nic }
  /** Comes from the internet, at the gateway of a VPC. */
  | { readonly step: 'from-internet'; readonly nic: Nic }
  /** Comes from networks behind a gateway that is none of the internet. */
  | { readonly step: 'from-behind'; readonly gateway: ResourceId; readonly nic: Nic }
  /** Comes from networks behind a VPN, at its attachment to a transit gateway. */
  | { readonly step: 'from-attachment'; readonly attachment: ResourceId }

/** A translation that a gateway remembers for the answers. */
export interface Translation {
  readonly gateway: ResourceId
  readonly before: Header
  readonly after: Header
}

/** A route that is tried instead of what a table says. */
export interface Detour {
  readonly table: ResourceId
  readonly target: ResourceId | 'local'
  readonly remedy: Remedy
  /** Where the packet ends without it. */
  readonly instead: DraftHop
}

/** How the packet came from one VPC to another: what references of groups depend on. */
export interface Crossing {
  readonly type: 'peering' | 'transit-gateway' | 'appliance'
  readonly id: ResourceId
}

/** A place where AWS takes one of several interfaces, and nobody can tell which. */
export interface Fork {
  /** Places of one key go the same way: a flow that is pinned to a zone stays there, its answers too. */
  readonly key: string
  readonly attachment: ResourceId
  readonly direction: 'forward' | 'return'
  /** Between which it makes a difference. */
  readonly options: readonly Nic[]
}

/** Keys of interfaces that are taken at forks, by the keys of these. */
export type Picks = ReadonlyMap<string, string>

/** A packet on its way. Steps write what they find; words come at the end. */
export interface Walk {
  readonly t: TopologyIndex
  readonly down: ReadonlySet<string>
  readonly direction: 'forward' | 'return'
  header: Header
  readonly hops: DraftHop[]
  readonly blocks: DraftBlock[]
  readonly doubts: Doubt[]
  readonly detours: readonly Detour[]
  readonly picks: Picks
  readonly forks: Fork[]
  /** On the way there they are written, on the way back they are read, the last first. */
  readonly translations: Translation[]
  /** Interfaces that have seen the request: their groups let the answer pass (rule 8). */
  readonly tracked: Set<string>
  /** What is down and told already: one fix for the way there and back. */
  readonly toldDown: Set<string>
  readonly crossings: Crossing[]
  /** Targets that the packet has passed with its present header. */
  readonly passed: Set<string>
  /** `delivered`, `stopped`: nothing carries it on; `lost`: the input does not tell what does. */
  end: 'delivered' | 'stopped' | 'lost' | null
  /** Where the answer sets out; null: nothing arrived. */
  back: Position | null
  /** The interface whose table was asked last: where another route would help. */
  lastRoute: Nic | null
  /** What the way takes for granted. */
  readonly assumptions: Set<string>
}

export interface DraftHop {
  readonly component: ResourceId
  readonly stage: Stage
  readonly decision: Hop['decision']
  readonly header: Header
  readonly rewritten: Header | null
  readonly rule: (() => RuleReference) | null
  readonly code: Code | null
  readonly why: () => string
}

export interface DraftBlock {
  readonly hop: DraftHop
  readonly remedy: Remedy
  /** Interface whose table led to what is down: another route of it may do instead. */
  readonly around: Nic | null
}

export interface HopFacts {
  readonly component: ResourceId
  readonly stage: Stage
  readonly why: () => string
  readonly rule?: (() => RuleReference) | null
  readonly rewritten?: Header
}

/** The packet passes here. */
export function pass(walk: Walk, facts: HopFacts): void {
  walk.hops.push({ rule: null, rewritten: null, ...facts, decision: 'pass', header: walk.header, code: null })
}

/** Something refuses the packet. The walk may go on behind it, to name what else would. */
export function refuse(walk: Walk, code: Code, facts: HopFacts, remedy: Remedy, around: Nic | null = null): void {
  const hop: DraftHop = { rule: null, rewritten: null, ...facts, decision: 'block', header: walk.header, code }
  walk.hops.push(hop)
  walk.blocks.push({ hop, remedy, around })
}

/** What happens here is not told. */
export function doubt(walk: Walk, facts: HopFacts, doubts: readonly Omit<Doubt, 'direction'>[]): void {
  const found = doubts.map((d): Doubt => ({ ...d, ...codeOf(d, walk.t), direction: walk.direction }))
  walk.hops.push({ rule: null, rewritten: null, ...facts, decision: 'unknown', header: walk.header, code: found[0]?.code ?? null })
  walk.doubts.push(...found)
}

/** What is named and not there, be it that an importer put something in its place. */
function codeOf({ component, code }: Omit<Doubt, 'direction'>, t: TopologyIndex): { readonly code?: Code } {
  const resource = t.get(component)
  if (code === undefined && resource !== undefined && resource.stub !== true) return {}
  return { code: code ?? 'UNKNOWN_RESOURCE' }
}

/** What a filter says, as a hop. */
export function filter(walk: Walk, ruling: Ruling, stage: Stage, fallback: ResourceId, remedy: () => Remedy): void {
  const facts = { component: ruling.by ?? fallback, stage, why: ruling.why, rule: ruling.rule }
  if (ruling.outcome === 'pass') pass(walk, facts)
  else if (ruling.outcome === 'unknown') doubt(walk, facts, ruling.doubts)
  else refuse(walk, ruling.code ?? 'ENI_SG_RULES_MISMATCH', facts, remedy())
}

export function stop(walk: Walk): null {
  walk.end = 'stopped'
  return null
}

export function lose(walk: Walk): null {
  walk.end = 'lost'
  return null
}

/** @param back  where the answer sets out */
export function arrive(walk: Walk, back: Position): null {
  const { destination } = walk.header
  pass(walk, { component: endId(destination), stage: 'destination', why: () => `arrives at ${destination.text}` })
  walk.end = 'delivered'
  walk.back = back
  return null
}

/** Id that an end goes by in hops. */
export const endId = (party: Party): ResourceId => party.nic?.owner ?? party.resource ?? ('internet' as ResourceId)

/** The last translation of a gateway, which an answer undoes. */
export function takeTranslation(walk: Walk, gateway: ResourceId): Translation | undefined {
  const at = walk.translations.findLastIndex((one) => one.gateway === gateway)
  return at < 0 ? undefined : walk.translations.splice(at, 1)[0]
}

/** Where a resource was imported from, as far as it is told. */
const sourceOf = (id: ResourceId, t: TopologyIndex): { readonly source?: Source } => {
  const source = t.get(id)?.source
  return source === undefined ? {} : { source }
}

export function finishHop(hop: DraftHop, t: TopologyIndex): Hop {
  const rule = hop.rule?.() ?? null
  return {
    component: hop.component,
    kind: t.get(hop.component)?.kind ?? 'internet',
    stage: hop.stage,
    decision: hop.decision,
    header: headerFacts(hop.header),
    rewritten: hop.rewritten === null ? null : headerFacts(hop.rewritten),
    rule,
    code: hop.code,
    why: hop.why(),
    ...sourceOf(rule?.of ?? hop.component, t),
  }
}

export function finishBlock(
  { hop, remedy }: Pick<DraftBlock, 'hop' | 'remedy'>,
  direction: Blocker['direction'],
  t: TopologyIndex,
): Blocker {
  const rule = hop.rule?.() ?? null
  return {
    code: hop.code ?? 'NO_PATH',
    component: hop.component,
    direction,
    stage: hop.stage,
    rule,
    why: hop.why(),
    fix: remedy.text(),
    ...sourceOf(rule?.of ?? hop.component, t),
  }
}
