import type { Attributes } from '@/importers/assemble/attributes'
import type { Collected } from '@/importers/assemble/collect'
import { type Entity, newEntity } from '@/importers/assemble/entity'
import type { Resolved } from '@/importers/assemble/resolver'

/** As the input tells it. */
const regionOf = (entity: Entity): string | undefined => entity.raw?.region

/**
 * Exclusions from VPC Block Public Access name what they exclude and not what from: they are of the block of their region. Where the
 * input holds none, somebody blocks access all the same, and nobody knows how.
 */
export function joinExclusions(collected: Collected, attributes: Map<Entity, Attributes>): void {
  const blocks = collected.entities.filter((entity) => entity.kind === 'vpc-block-public-access')
  for (const exclusion of collected.entities.filter((entity) => entity.kind === 'block-public-access-exclusion')) {
    const known = attributes.get(exclusion)
    const [of, mode] = [known?.get('subnet') ?? known?.get('vpc'), known?.get('mode')]
    const isList = known?.get('isWhole') === true
    const region = regionOf(exclusion)
    const near = blocks.filter((block) => region === undefined || regionOf(block) === undefined || regionOf(block) === region)
    if (near.length === 0 && isList) continue
    const own = near.length > 0 ? near : [blockWithout(exclusion)]
    for (const block of own) {
      if (!blocks.includes(block)) {
        blocks.push(block)
        collected.entities.push(block)
        attributes.set(block, new Map())
      }
      if (isList) continue
      // Which of two regions it is of is not told, or what it excludes: then no exclusion of theirs is. What stands elsewhere says nothing here.
      if (own.length > 1 || mode === undefined || (of === undefined && known?.get('elsewhere') === undefined))
        block.partly.add('exclusions')
      else if (of !== undefined) add(attributes.get(block), { of, mode })
    }
    if (isList)
      for (const block of own) if (attributes.get(block)?.get('exclusions') === undefined) attributes.get(block)?.set('exclusions', [])
  }
  for (const block of blocks) if (block.partly.has('exclusions')) attributes.get(block)?.delete('exclusions')
}

function add(known: Attributes | undefined, exclusion: Readonly<Record<string, Resolved>>): void {
  const before = known?.get('exclusions')
  known?.set('exclusions', [...(Array.isArray(before) ? (before as readonly Resolved[]) : []), exclusion])
}

const blockWithout = ({ raw }: Entity): Entity =>
  newEntity('vpc-block-public-access', { raw: raw === null ? null : { ...raw, address: `block of ${raw.address}` } })
