import { type RawValue, Unknown } from '@/importers/raw/raw-value'
import { type Functions, ofLists } from '@/importers/terraform/hcl/function-kit'
import { firstOpaque, type Result } from '@/importers/terraform/hcl/operators'
import { makeSet, same } from '@/importers/terraform/hcl/values'

type List = readonly RawValue[]

/** undefined: not known. */
function holds(list: List, item: RawValue): boolean | undefined {
  let result: boolean | undefined = false
  for (const one of list) {
    const equal = same(one, item)
    if (equal === true) return true
    if (equal === undefined) result = undefined
  }
  return result
}

/** Items of the first list that are, or are not, in the second. */
function filtered(first: List, second: List, wanted: boolean): List | Unknown {
  const kept: RawValue[] = []
  for (const item of first) {
    const held = holds(second, item)
    if (held === undefined) return firstOpaque([item, ...second]) ?? new Unknown('a part of the sets is known after apply')
    if (held === wanted) kept.push(item)
  }
  return kept
}

const folded = (wanted: boolean) =>
  ofLists(([first = [], ...others], { run, at }): Result => {
    let kept: List = first
    for (const other of others) {
      // Every item is compared with every other.
      if (!run.spend(kept.length * other.length, at)) return new Unknown('the files ask for more computation than is done')
      const next = filtered(kept, other, wanted)
      if (next instanceof Unknown) return next
      kept = next
    }
    return makeSet(kept)
  })

export const setFunctions: Functions = {
  setunion: ofLists((lists) => makeSet(lists.flat(1))),
  setintersection: folded(true),
  setsubtract: folded(false),
}
