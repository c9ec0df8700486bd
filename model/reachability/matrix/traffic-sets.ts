import { commonSpans, noSpans, type Spans, unitedSpans } from '@/model/reachability/matrix/spans'
import { allTraffic, carriedBy } from '@/model/reachability/matrix/traffic'

/** Number of a set of packets; the same set has the same number, so that sets are compared and remembered by it. */
export type SetId = number

/** No packet passes; every packet surely passes; of no packet it is told. */
export const nothing: SetId = 0
export const everything: SetId = 1
export const untold: SetId = 2

/** Sets of packets with what surely passes (`must`) and what perhaps does (`may`, which holds `must`). */
export interface TrafficSets {
  of(must: Spans, may: Spans): SetId
  /** What both let pass. */
  and(a: SetId, b: SetId): SetId
  /** Of ICMPv6 what the second lets pass, of all else what the first does: of two ends that speak both IP versions with each other. */
  ofBoth(four: SetId, six: SetId): SetId
  /** Answers of `and` for a first set that are known by now, at the place of each second that there is by now; -1: not yet. */
  answersOf(a: SetId): Int32Array
  must(id: SetId): Spans
  may(id: SetId): Spans
}

export function trafficSets(): TrafficSets {
  const musts: Spans[] = []
  const mays: Spans[] = []
  const answers: Int32Array[] = []
  const known = new Map<string, SetId>()

  const of = (must: Spans, may: Spans): SetId => {
    const key = must === may ? must.join() : `${must.join()}|${may.join()}`
    const found = known.get(key)
    if (found !== undefined) return found
    const id = musts.length
    // The same set under the key of two equal lists.
    if (must !== may && key === `${must.join()}|${must.join()}`) return of(must, must)
    known.set(key, id)
    musts.push(must)
    mays.push(may)
    answers.push(new Int32Array(64).fill(-1))
    return id
  }

  const and = (a: SetId, b: SetId): SetId => {
    const found = wide(a)[b] as number
    if (found >= 0) return found
    const sure = musts[a] === mays[a] && musts[b] === mays[b]
    const may = commonSpans(mays[a] as Spans, mays[b] as Spans)
    const id = of(sure ? may : commonSpans(musts[a] as Spans, musts[b] as Spans), may)
    wide(a)[b] = id
    wide(b)[a] = id
    return id
  }

  /** As wide as there are sets: reading beyond the end of a typed array is many times slower than within. */
  const wide = (a: SetId): Int32Array => {
    const row = answers[a] as Int32Array
    if (row.length >= musts.length) return row
    const wider = new Int32Array(2 ** Math.ceil(Math.log2(musts.length))).fill(-1)
    wider.set(row)
    answers[a] = wider
    return wider
  }

  const merged = new Map<string, SetId>()
  const ofBoth = (four: SetId, six: SetId): SetId => {
    const key = `${four} ${six}`
    const found = merged.get(key)
    if (found !== undefined) return found
    const joined = (all: readonly Spans[]) =>
      unitedSpans(commonSpans(all[four] as Spans, carriedBy(4)), commonSpans(all[six] as Spans, carriedBy(6, 4)))
    const id = of(joined(musts), joined(mays))
    merged.set(key, id)
    return id
  }

  of(noSpans, noSpans)
  of(allTraffic, allTraffic)
  of(noSpans, allTraffic)
  return {
    of,
    and,
    ofBoth,
    answersOf: wide,
    must: (id) => musts[id] as Spans,
    may: (id) => mays[id] as Spans,
  }
}
