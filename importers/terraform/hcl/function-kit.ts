import { isRawMap, type RawMap, type RawValue, Unknown } from '@/importers/raw/raw-value'
import { asNumber, asText } from '@/importers/terraform/hcl/conversions'
import { firstOpaque, passedOn, type Result, Wrong } from '@/importers/terraform/hcl/operators'
import type { Run } from '@/importers/terraform/hcl/run'
import type { At } from '@/importers/terraform/hcl/syntax'
import { isList, isOpaque, isSet } from '@/importers/terraform/hcl/values'

/** Where a function is called, and what it may spend. */
export interface Tools {
  readonly run: Run
  readonly at: At
}

/** A function of Terraform; a mistake in its arguments is a Wrong. */
interface TerraformFunction {
  readonly least: number
  readonly most: number
  readonly work: (args: readonly RawValue[], tools: Tools) => Result
}

export type Functions = Readonly<Record<string, TerraformFunction>>

/** A list longer than this is no network. */
export const longest = 100_000

/** A function that looks at what is not known itself. */
export const open = (least: number, most: number, work: TerraformFunction['work']): TerraformFunction => ({ least, most, work })

/** A function that knows nothing where one of its arguments is not known. */
export const closed = (least: number, most: number, work: TerraformFunction['work']): TerraformFunction => ({
  least,
  most,
  work: (args, tools) => firstOpaque(args) ?? work(args, tools),
})

export const ofTexts = (least: number, most: number, work: (texts: readonly string[], tools: Tools) => Result): TerraformFunction =>
  closed(least, most, (args, tools) => {
    const texts = args.map(asText)
    return texts.every((text) => text !== null) ? work(texts, tools) : new Wrong('A text was expected', 'Give it texts.')
  })

export const ofNumbers = (least: number, most: number, work: (numbers: readonly number[]) => Result): TerraformFunction =>
  closed(least, most, (args) => {
    const numbers = args.map(asNumber)
    return numbers.every((number) => number !== null) ? work(numbers) : new Wrong('A number was expected', 'Give it numbers.')
  })

export const ofList = (
  work: (list: readonly RawValue[], args: readonly RawValue[], tools: Tools) => Result,
  least = 1,
  most = 1,
): TerraformFunction =>
  open(least, most, (args, tools) => {
    const [list, ...rest] = args
    if (list !== undefined && isOpaque(list)) return passedOn(list)
    return list !== undefined && isList(list) ? work(list, rest, tools) : noList
  })

/** All arguments are lists or sets. */
export const ofLists = (work: (lists: readonly (readonly RawValue[])[], tools: Tools) => Result): TerraformFunction =>
  open(
    1,
    longest,
    (args, tools) => firstOpaque(args) ?? (args.every(isList) ? work(args as readonly (readonly RawValue[])[], tools) : noList),
  )

export const ofMap = (work: (map: RawMap, args: readonly RawValue[]) => Result, least = 1, most = 1): TerraformFunction =>
  open(least, most, ([map, ...rest]) => {
    if (map !== undefined && isOpaque(map)) return passedOn(map)
    return map !== undefined && isRawMap(map) ? work(map, rest) : noMap
  })

export const noList = new Wrong('A list or set was expected', 'Give it a list, or put brackets [ ] around the value.')
export const noMap = new Wrong('A map was expected', 'Give it a map, in braces { }.')
export const noTexts = new Wrong('A list of texts was expected', 'Give it a list of texts.')
export const tooLong = new Wrong('The list that is made here is longer than any network needs', 'Make it shorter.')

/** What a function that asks for the items, or for their order, cannot answer; null: it can. */
export function unknownIn(list: readonly RawValue[]): Unknown | null {
  return firstOpaque(list)
}

/** A set some of whose items are not known yet is in no order. */
export const hasNoOrder = (list: readonly RawValue[]): boolean => isSet(list) && list.length > 1 && list.some(isOpaque)

export const noOrder = new Unknown('the order of a set is not known before its items are')
