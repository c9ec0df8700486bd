import type { Family } from '@/model/net/address'
import { type Range, rangesMeet } from '@/model/net/ranges'
import type { Codes, CodeTable } from '@/model/reachability/matrix/blocks'
import type { Place } from '@/model/reachability/matrix/classes'
import type { GroupRule, SetRules } from '@/model/reachability/matrix/group-rules'
import type { Spoken } from '@/model/reachability/matrix/paths'
import { commonSpans, noSpans, type Spans, unitedSpans } from '@/model/reachability/matrix/spans'
import { allTraffic } from '@/model/reachability/matrix/traffic'
import { everything, type SetId, type TrafficSets, untold } from '@/model/reachability/matrix/traffic-sets'
import type { ResourceId } from '@/model/resource'

/** Whether a rule may name groups of the other end: what the way between their two networks decides. */
export type MayName = 'yes' | 'no' | 'unknown'

/** The other end as a rule that names groups sees it. */
export interface PeerSet {
  readonly index: number
  readonly groups: readonly ResourceId[] | undefined
}

interface Coded {
  readonly codes: Codes
  readonly base: Int32Array
  readonly exact: Map<number, SetId>
}

const mayNames: readonly MayName[] = ['yes', 'no', 'unknown']

/** What one direction of a set of groups lets pass, by the place and the groups of the other end. A class, for there are thousands and each is asked for every place. */
export class SetFilter {
  private four: Coded | null = null
  private six: Coded | null = null

  /** @param rules  null: nothing filters (rule 10); undefined: the groups are not in the input */
  constructor(
    private readonly rules: SetRules | null | undefined,
    private readonly places: readonly Place[],
    private readonly table: CodeTable,
    private readonly sets: TrafficSets,
  ) {}

  /** Where no rule names a group of the other end. */
  base(place: number, family: Spoken): SetId {
    if (this.rules === null) return everything
    if (this.rules === undefined) return untold
    if (family === 'both') return this.sets.ofBoth(this.base(place, 4), this.base(place, 6))
    const coded = (family === 4 ? this.four : this.six) ?? this.codedFor(this.rules, family)
    const code = coded.codes.of[place] as number
    const found = coded.base[code] as number
    if (found >= 0) return found
    const id = this.evaluate(this.rules, place, family, null, 'no')
    coded.base[code] = id
    return id
  }

  /** With the groups of the other end. */
  exact(place: number, family: Spoken, peer: PeerSet, mayName: MayName): SetId {
    if (this.rules === null) return everything
    if (this.rules === undefined) return untold
    if (family === 'both') return this.sets.ofBoth(this.exact(place, 4, peer, mayName), this.exact(place, 6, peer, mayName))
    const { names } = this.rules
    if (names.size === 0 || peer.groups?.some((id) => names.has(id)) === false) return this.base(place, family)
    const coded = (family === 4 ? this.four : this.six) ?? this.codedFor(this.rules, family)
    const code = coded.codes.of[place] as number
    const key = (peer.index * mayNames.length + mayNames.indexOf(mayName)) * coded.base.length + code
    const found = coded.exact.get(key)
    if (found !== undefined) return found
    const id = this.evaluate(this.rules, place, family, peer, mayName)
    coded.exact.set(key, id)
    return id
  }

  private codedFor({ rules }: SetRules, family: Family): Coded {
    const list = rules.flatMap(({ peer }) => (peer.type === 'blocks' && peer.named[family].blocks.length > 0 ? peer.named[family] : []))
    const codes = this.table.of([...new Map(list.map((named) => [named.text, named])).values()], family)
    const coded: Coded = { codes, base: new Int32Array(codes.count).fill(-1), exact: new Map() }
    if (family === 4) this.four = coded
    else this.six = coded
    return coded
  }

  /** @param place  any of its code that has an address of the family */
  private evaluate(rules: SetRules, place: number, family: Family, peer: PeerSet | null, mayName: MayName): SetId {
    const range = this.places[place]?.range[family] ?? null
    return range === null ? untold : passing(rules, range, family, peer, mayName, this.sets)
  }
}

/** What the rules let pass to or from an end that has an address of a range, and some groups; null: groups that no rule names. */
function passing(rules: SetRules, range: Range, family: Family, peer: PeerSet | null, mayName: MayName, sets: TrafficSets): SetId {
  let sure: Spans = noSpans
  let may: Spans = rules.incomplete ? allTraffic : noSpans
  const parts: { readonly blocks: readonly Range[]; readonly traffic: Spans }[] = []
  for (const rule of rules.rules) {
    const holds = standing(rule, peer, mayName)
    if (holds === 'no') continue
    if (holds === 'blocks') {
      const blocks = rule.peer.type === 'blocks' ? rule.peer.named[family].blocks : []
      if (!rangesMeet(blocks, range)) continue
      parts.push({ blocks, traffic: rule.traffic })
    } else if (holds === 'yes') sure = unitedSpans(sure, rule.traffic)
    may = unitedSpans(may, rule.traffic)
  }
  const covered = unitedSpans(sure, overWhole(range, parts))
  return sets.of(covered, sameAs(covered, may) ? covered : may)
}

const sameAs = (a: Spans, b: Spans): boolean => a.length === b.length && a.every((value, i) => value === b[i])

function standing({ peer }: GroupRule, other: PeerSet | null, mayName: MayName): 'blocks' | MayName {
  if (peer.type === 'blocks') return 'blocks'
  if (peer.type === 'untold') return 'unknown'
  const groups = other?.groups
  const named = groups?.some((id) => id === peer.id) === true
  if (named) return mayName
  if (!peer.exists) return 'unknown'
  return other !== null && groups === undefined ? 'unknown' : 'no'
}

/** What passes whichever address of the range it is: the blocks of several rules may hold it together. */
function overWhole(range: Range, parts: readonly { readonly blocks: readonly Range[]; readonly traffic: Spans }[]): Spans {
  const cuts = new Set([range.first])
  for (const { blocks } of parts)
    for (const block of blocks) for (const cut of [block.first, block.last + 1n]) if (cut > range.first && cut <= range.last) cuts.add(cut)
  let whole: Spans = allTraffic
  for (const cut of cuts) {
    const here = parts.filter(({ blocks }) => rangesMeet(blocks, { first: cut, last: cut }))
    whole = commonSpans(
      whole,
      here.reduce<Spans>((all, part) => unitedSpans(all, part.traffic), noSpans),
    )
  }
  return whole
}
