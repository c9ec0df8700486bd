import type { Entity } from '@/importers/assemble/entity'
import type { ResourceId } from '@/model/resource'

const longest = 256

/**
 * The AWS id where there is one, else the address in the input; of two that are called alike, each by its file too, and what an entry
 * makes beside itself by its kind.
 */
export function giveIds(entities: readonly Entity[]): void {
  const taken = new Map<string, Entity['raw']>()
  for (const entity of entities) {
    const { awsId, raw, name, kind, arn } = entity
    const isBeside = raw !== null && taken.get(clean(raw.address)) === raw
    const beside = isBeside ? `${raw.address} ${kind}` : undefined
    const inFile = raw === null ? undefined : `${raw.file} ${raw.address}`
    const wanted = [awsId, raw?.address, beside, inFile, arn, name, kind].flatMap((text) =>
      text === undefined || text === '' ? [] : [clean(text)],
    )
    const id = wanted.find((text) => !taken.has(text)) ?? numbered(wanted[0] ?? kind, taken)
    taken.set(id, raw)
    entity.id = id as ResourceId
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, longest)

function numbered(text: string, taken: ReadonlyMap<string, unknown>): string {
  let n = 2
  while (taken.has(`${text} ${n}`)) n++
  return `${text} ${n}`
}
