import type { Entity } from '@/importers/assemble/entity'
import type { ResourceId } from '@/model/resource'

const longest = 256

/** The AWS id where there is one, else the address in the input; of two that are called alike, each by its file too. */
export function giveIds(entities: readonly Entity[]): void {
  const taken = new Set<string>()
  for (const entity of entities) {
    const { awsId, raw, name, kind, arn } = entity
    const wanted = [awsId, raw?.address, raw === null ? undefined : `${raw.file} ${raw.address}`, arn, name, kind].flatMap((text) =>
      text === undefined || text === '' ? [] : [clean(text)],
    )
    const id = wanted.find((text) => !taken.has(text)) ?? numbered(wanted[0] ?? kind, taken)
    taken.add(id)
    entity.id = id as ResourceId
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, longest)

function numbered(text: string, taken: ReadonlySet<string>): string {
  let n = 2
  while (taken.has(`${text} ${n}`)) n++
  return `${text} ${n}`
}
