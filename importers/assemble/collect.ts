import type { Coverage } from '@/importers/assemble/coverage'
import { addressKey, type Entity, keyOf, newEntity, type PartSaying, textKey } from '@/importers/assemble/entity'
import type { RawInput, RawResource } from '@/importers/raw/raw-resource'
import { placed } from '@/importers/vocabulary/placed'
import type { Link, Setting, Statement, Thing } from '@/importers/vocabulary/statement'
import { isPart, isThing, type Vocabulary } from '@/importers/vocabulary/terms'
import { Values } from '@/importers/vocabulary/values'

/** One input with the vocabulary that its types are of. */
export interface VocabularyInput {
  readonly raw: RawInput
  readonly vocabulary: Vocabulary
}

/** Everything that the inputs say, entity by entity. */
export interface Collected {
  readonly entities: Entity[]
  readonly byKey: Map<string, Entity>
  readonly settings: readonly (Setting & { readonly input: number; readonly raw: RawResource })[]
  readonly parts: readonly PartSaying[]
}

/** Asks each entry what it says; ordered by address, so that the order of a file changes nothing. */
export function collect(inputs: readonly VocabularyInput[], coverage: Coverage): Collected {
  const registry = new Registry()
  const settings: (Setting & { input: number; raw: RawResource })[] = []
  const parts: PartSaying[] = []
  for (const [input, { raw, vocabulary }] of inputs.entries()) {
    const ordered = [...raw.resources].sort((a, b) => compare(a.file, b.file) || compare(a.address, b.address))
    for (const resource of ordered) {
      const said = statementsOf(resource, vocabulary, coverage)
      let isFirst = true
      for (const statement of said)
        if (isThing(statement)) {
          registry.add(statement, input, resource, isFirst && statement.implied !== true)
          if (statement.implied !== true) isFirst = false
        } else if (isPart(statement)) {
          const saying = { part: statement, input, raw: resource }
          parts.push(saying)
          if (statement.keys !== undefined) registry.addListener(saying)
        } else settings.push({ ...statement, input, raw: resource })
    }
    for (const left of raw.leftOut) coverage.leftOut(left.type, left.reason)
  }
  return { entities: registry.entities, byKey: registry.byKey, settings, parts }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function statementsOf(resource: RawResource, vocabulary: Vocabulary, coverage: Coverage): readonly Statement[] {
  const values = new Values(resource.values)
  const meaning = Object.hasOwn(vocabulary.meanings, resource.type) ? vocabulary.meanings[resource.type] : undefined
  if (typeof meaning === 'function') {
    const said = meaning(values, resource)
    coverage.read(resource.type, said)
    return said
  }
  if (meaning !== undefined) {
    coverage.leftOut(resource.type, meaning.leftOut)
    return []
  }
  if (!vocabulary.isOwn(resource.type)) {
    coverage.leftOut(
      resource.type,
      resource.type.startsWith('data.') ? 'it is looked up, and says nothing of the network' : 'it is not of AWS',
    )
    return []
  }
  const found = placed(resource)
  if (typeof found === 'string') {
    coverage.leftOut(resource.type, found)
    return []
  }
  coverage.generic(resource.type)
  return [found]
}

class Registry {
  readonly entities: Entity[] = []
  readonly byKey = new Map<string, Entity>()

  add(thing: Thing, input: number, raw: RawResource, isMain: boolean): void {
    const keys = [...this.globalKeys(thing), ...(isMain ? [addressKey(raw.address, input)] : [])]
    const known = keys.map((key) => this.byKey.get(key)).find((entity) => entity !== undefined && this.isSame(entity, thing))
    const entity = known ?? this.make(thing, isMain ? raw : thing.counted === null ? raw : null)
    entity.sayings.push({ told: thing.told, input, raw })
    if (known !== undefined) {
      if (thing.counted !== null && known.counted !== null) known.seenAgain++
      if (known.counted === null && thing.counted !== null) known.counted = thing.counted ?? thing.is
      known.arn ??= thing.arn
      known.name ??= thing.name
    }
    for (const key of keys) if (!this.byKey.has(key)) this.byKey.set(key, entity)
  }

  /** A listener is a part of its load balancer, and others add to it by its own name. */
  addListener(saying: PartSaying): void {
    const entity = this.make({ is: 'listener', told: {}, counted: null }, saying.raw)
    entity.sayings.push({ told: saying.part.told, input: saying.input, raw: saying.raw })
    for (const key of saying.part.keys ?? []) this.byKey.set(textKey(key, saying.input), entity)
    this.byKey.set(addressKey(saying.raw.address, saying.input), entity)
  }

  private make(thing: Thing, raw: RawResource | null): Entity {
    const entity = newEntity(thing.is, {
      awsId: thing.awsId,
      arn: thing.arn,
      name: thing.name,
      raw,
      counted: thing.counted === undefined ? thing.is : thing.counted,
    })
    this.entities.push(entity)
    return entity
  }

  private *globalKeys(thing: Thing): Generator<string> {
    if (thing.awsId !== undefined) yield isAwsId(thing.awsId) ? thing.awsId : nameKey(thing.is, thing.awsId)
    if (thing.arn !== undefined) yield thing.arn
    for (const key of thing.keys ?? []) yield isAwsId(key) || key.startsWith('arn:') || key.includes(' ') ? key : nameKey(thing.is, key)
  }

  /** Names are unique in one account and region only: of two with different ARNs each is its own. */
  private isSame(entity: Entity, thing: Thing): boolean {
    return entity.kind === thing.is && (entity.arn === undefined || thing.arn === undefined || entity.arn === thing.arn)
  }
}

/** Ids that AWS gives, such as `vpc-0a1b2c3d`. */
const isAwsId = (text: string): boolean => /^[a-z-]+-[0-9a-f]{8,17}$/.test(text)

const nameKey = (kind: string, name: string): string => `${kind} ${name}`

/** Finds what a link names: by its key, else as a name of its kind, else by the last part of an ARN. */
export function find(link: Link, input: number, byKey: ReadonlyMap<string, Entity>): Entity | undefined {
  const direct = byKey.get(keyOf(link, input))
  if (direct !== undefined || typeof link.to !== 'string') return direct
  return byKey.get(nameKey(link.kind, link.to)) ?? byTarget(link, byKey)
}

/** What registers with a target group is named by id, by the name of a group of instances, or by ARN with a qualifier. */
function byTarget(link: Link, byKey: ReadonlyMap<string, Entity>): Entity | undefined {
  if (link.kind !== 'target' || typeof link.to !== 'string') return undefined
  const unqualified = link.to.replace(/^(arn:[^:]*:lambda:[^:]*:\d*:function:[^:]+):.*$/, '$1')
  return byKey.get(unqualified) ?? byKey.get(nameKey('generic', link.to))
}
