import type { Attributes } from '@/importers/assemble/attributes'
import type { Entity } from '@/importers/assemble/entity'
import { EntityRef } from '@/importers/assemble/resolver'

/** Region of a zone's name: `us-east-1a`, `us-west-2-lax-1a`, `zone:0@us-east-1` for its first one. */
const ofZone = (name: string): string | undefined =>
  /^zone:\d+@(.+)$/.exec(name)?.[1] ?? /^([a-z]{2}(?:-[a-z]+)+-\d)(?:[a-z]|-[a-z]+-\d[a-z])$/.exec(name)?.[1]

const ofArn = (arn: string | undefined): string | undefined => /^arn:[^:]+:[^:]+:([a-z0-9-]+):/.exec(arn ?? '')?.[1]

/** Region that stands where none is told, for a zone must stand in one. */
export const untoldRegion = 'region'

export interface Regions {
  readonly names: readonly string[]
  of(entity: Entity, known: Attributes): string | undefined
  ofZone(name: string): string
}

/** Where things stand, as far as their zones, ARNs and files tell. */
export function regionsOf(
  entities: readonly Entity[],
  attributes: ReadonlyMap<Entity, Attributes>,
  zones: ReadonlyMap<string, Entity>,
): Regions {
  const told = new Map<Entity, string>()
  for (const entity of entities) {
    const own = entity.raw?.region ?? ofArn(entity.arn)
    if (own !== undefined) told.set(entity, own)
  }
  // A VPC stands where its subnets stand.
  for (const [entity, known] of attributes) {
    if (entity.kind !== 'subnet') continue
    const [zone, vpc] = [known.get('availabilityZone'), known.get('vpc')]
    const name = zone instanceof EntityRef ? ofZone(String(zone.entity.awsId)) : undefined
    if (vpc instanceof EntityRef && name !== undefined && !told.has(vpc.entity)) told.set(vpc.entity, name)
  }
  const byZones = [...zones.keys()].flatMap((name) => ofZone(name) ?? [])
  const all = new Set([...told.values(), ...byZones])
  const only = all.size === 1 ? [...all][0] : undefined
  const needsOne = [...zones.keys()].some((name) => ofZone(name) === undefined)
  const fallback = only ?? untoldRegion
  return {
    names: [...new Set([...all, ...(needsOne ? [fallback] : [])])].sort(),
    of: (entity) => told.get(entity) ?? only ?? (all.size === 0 && needsOne ? untoldRegion : undefined),
    ofZone: (name) => ofZone(name) ?? fallback,
  }
}
