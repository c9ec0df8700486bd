import { type Collected, find } from '@/importers/assemble/collect'
import type { Entity, Saying } from '@/importers/assemble/entity'
import { isHelper } from '@/importers/assemble/entity'
import { fits, parentLabels, stubOf } from '@/importers/assemble/stubs'
import { Reference } from '@/importers/raw/raw-value'
import { Link, type Told, unresolvedText } from '@/importers/vocabulary/statement'
import type { ResourceId } from '@/model/resource'

/** A told value with every link in the place of what it names. */
export type Resolved = undefined | string | number | boolean | EntityRef | readonly Resolved[] | { readonly [name: string]: Resolved }

/** Stands for the id of an entity until ids are given. */
export class EntityRef {
  constructor(readonly entity: Entity) {}
}

export class Resolver {
  /** References to parents that the input does not hold, by label and id: `sg sg-0a1b`. */
  readonly dangling = new Map<string, number>()
  readonly stubs: Entity[] = []
  private readonly zones = new Map<string, Entity>()
  private readonly bySubnetGroup = new Set<string>()

  constructor(private readonly collected: Collected) {}

  /** Zones that were named, by their names; `zone:0@eu-west-1` is the first of that region, `zone:0` of one that is not told. */
  get zoneNames(): ReadonlyMap<string, Entity> {
    return this.zones
  }

  /** @param counts  whether a missing parent is counted: what is only implied is not */
  resolve(told: Told, saying: Pick<Saying, 'input'> & Partial<Saying>, counts = true): Resolved {
    if (told instanceof Link) return this.link(told, saying, counts)
    if (Array.isArray(told)) {
      const all = told.flatMap((one: Told) => {
        const found = this.resolve(one, saying, counts)
        return Array.isArray(found) ? found : [found]
      })
      return all.filter((one) => one !== undefined)
    }
    if (typeof told === 'object' && told !== null)
      return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, this.resolve(value, saying, counts)]))
    return told as Resolved
  }

  /** What a link names; a stub where the input does not hold it; undefined where nobody can tell. */
  entity(link: Link | undefined, input: number, counts = true, region?: string): Entity | undefined {
    if (link === undefined) return undefined
    if (link.kind === 'availability-zone') return this.zone(link, region)
    const found = find(link, input, this.collected.byKey)
    if (found !== undefined) {
      if (found.isStub && counts) this.countDangling(link)
      return fits(link.kind, found.kind) || (found.isStub && found.kind === 'generic') ? found : undefined
    }
    if (link.to instanceof Reference || link.to.startsWith('\u0000')) return undefined
    if (counts) this.countDangling(link)
    return this.stub(link.kind, link.to)
  }

  private stub(kind: string, awsId: string): Entity | undefined {
    const stub = stubOf(kind, awsId)
    if (stub === null) return undefined
    this.stubs.push(stub)
    this.collected.entities.push(stub)
    this.collected.byKey.set(awsId, stub)
    return stub
  }

  private countDangling(link: Link): void {
    const label = parentLabels[link.kind]
    if (label === undefined || typeof link.to !== 'string') return
    const key = `${label} ${link.to}`
    this.dangling.set(key, (this.dangling.get(key) ?? 0) + 1)
  }

  private link(link: Link, { input, raw }: Pick<Saying, 'input'> & Partial<Saying>, counts: boolean): Resolved {
    if (link.take === unresolvedText)
      return find(link, input, this.collected.byKey) === undefined && typeof link.to === 'string' ? link.to : undefined
    const found = this.entity(link, input, counts, raw?.region)
    if (found === undefined) return undefined
    if (link.take === null) return isHelper(found.kind) ? undefined : new EntityRef(found)
    return this.taken(found, link.take)
  }

  /** An attribute of what is named, such as the subnets of a subnet group; a group that names itself gives nothing. */
  private taken(from: Entity, attribute: string): Resolved {
    const key = `${this.collected.entities.indexOf(from)} ${attribute}`
    if (this.bySubnetGroup.has(key)) return undefined
    this.bySubnetGroup.add(key)
    try {
      for (const saying of from.sayings) {
        const value = this.resolve(saying.told[attribute], saying, false)
        if (value !== undefined) return value
      }
      return undefined
    } finally {
      this.bySubnetGroup.delete(key)
    }
  }

  private zone(link: Link, region: string | undefined): Entity | undefined {
    if (typeof link.to !== 'string' && !/^zone:\d+$/.test(link.to.address)) return undefined
    // Two regions have a first zone each.
    const name = typeof link.to === 'string' ? link.to : region === undefined ? link.to.address : `${link.to.address}@${region}`
    const known = this.zones.get(name)
    if (known !== undefined) return known
    const made = stubOf('availability-zone', name)
    if (made === null) return undefined
    const zone: Entity = { ...made, isStub: false, id: name as ResourceId }
    this.zones.set(name, zone)
    return zone
  }
}
