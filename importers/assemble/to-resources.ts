import type { Attributes } from '@/importers/assemble/attributes'
import type { Entity } from '@/importers/assemble/entity'
import { type Regions, untoldRegion } from '@/importers/assemble/regions'
import { EntityRef, type Resolved } from '@/importers/assemble/resolver'
import { looksSecret } from '@/importers/assemble/secrets'
import type { Diagnostic } from '@/model/diagnostic'
import { formatCidr, networkOf } from '@/model/net/cidr'
import type { ResourceId } from '@/model/resource'
import { type Resource, ResourceSchema } from '@/model/topology'
import { kindNamed } from '@/model/topology-index'

interface Made {
  readonly resources: readonly Resource[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Plain resources in the order of their ids; what the model does not allow is taken out of one, and said. */
export function toResources(
  entities: readonly Entity[],
  attributes: ReadonlyMap<Entity, Attributes>,
  zones: ReadonlyMap<string, Entity>,
  regions: Regions,
): Made {
  nameZones(zones, regions)
  const diagnostics: Diagnostic[] = []
  const unnamed = new Map<string, number>()
  for (const entity of entities) if (nameOf(entity) === undefined) unnamed.set(entity.kind, (unnamed.get(entity.kind) ?? 0) + 1)
  const resources = entities.flatMap((entity) => {
    const known = attributes.get(entity) ?? new Map()
    // Several without a name are told apart by what the input calls them; a single one is called by its kind.
    const name =
      nameOf(entity) ??
      ((unnamed.get(entity.kind) ?? 0) > 1 ? (entity.awsId ?? labelOf(entity.raw?.address) ?? entity.raw?.address) : undefined)
    const raw = { ...head(entity, name), ...body(known), ...place(entity, known, regions) }
    return accepted(raw, entity, diagnostics)
  })
  const hasInternet = entities.some((entity) => kindNamed(entity.kind).routeTarget?.leadsTo === 'internet')
  const zoneRegions = [...zones.keys()].map((name) => regions.ofZone(name))
  const used = new Set<unknown>([...zoneRegions, ...resources.map((r) => ('region' in r ? r.region : undefined))])
  const own: readonly Resource[] = [
    ...regions.names
      .filter((id) => used.has(id))
      .map((id) => ResourceSchema.parse({ kind: 'region', id, ...(id === untoldRegion ? { name: 'region not told' } : {}) })),
    ...[...zones].map(([name, { id, name: words }]) =>
      ResourceSchema.parse({
        kind: 'availability-zone',
        id,
        ...(words === undefined ? {} : { name: words }),
        region: regions.ofZone(name),
      }),
    ),
    ...(hasInternet && !resources.some((r) => r.id === 'internet')
      ? [ResourceSchema.parse({ kind: 'internet', id: 'internet', name: 'Internet' })]
      : []),
  ]
  const sorted = [...own, ...resources].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return { resources: sorted, diagnostics }
}

/** `zone:0` is the first zone of a region, whatever it is called; where several regions have such zones, each is called by its own too. */
function nameZones(zones: ReadonlyMap<string, Entity>, regions: Regions): void {
  const open = [...zones].flatMap(([name, zone]) => {
    const index = /^zone:(\d+)/.exec(name)?.[1]
    return index === undefined ? [] : [{ zone, number: Number(index) + 1, region: regions.ofZone(name) }]
  })
  const areSeveral = new Set(open.map(({ region }) => region)).size > 1
  for (const { zone, number, region } of open) {
    zone.id = (areSeveral ? `${region}-zone-${number}` : `zone-${number}`) as ResourceId
    zone.name = areSeveral ? `zone ${number} of ${region}` : `zone ${number} of the region`
  }
}

const nameOf = ({ name, raw }: Entity): string | undefined => (name === undefined || looksSecret(name) ? tellingLabel(raw?.address) : name)

function head(entity: Entity, name: string | undefined): Record<string, unknown> {
  const { kind, id, awsId, arn, raw, isStub } = entity
  return {
    kind,
    id,
    ...(name === undefined ? {} : { name: name.slice(0, 200) }),
    ...(awsId === undefined || !/^[a-z]+-[0-9a-f]{8,17}$/.test(awsId) ? {} : { awsId }),
    ...(arn === undefined ? {} : { arn }),
    ...(isStub ? { stub: true } : {}),
    ...(raw === null ? {} : { source: { file: raw.file, address: raw.address, ...(raw.line === undefined ? {} : { line: raw.line }) } }),
  }
}

/** What its writer calls it, unless it is the word for the only one of its kind in a module, which says nothing beside its kind. */
function tellingLabel(address: string | undefined): string | undefined {
  const label = labelOf(address)
  return label !== undefined && /^this(?:\[|$)/.test(label) ? undefined : label
}

/** `private[0]` of `module.net.aws_subnet.private[0]`: what its writer calls it. */
const labelOf = (address: string | undefined): string | undefined =>
  /^(?:module\.[^.]+\.|module\..*\.)?(?:aws|awscc)_[a-z0-9_]+\.(.+)$/.exec(address ?? '')?.[1]

const freeTexts: ReadonlySet<string> = new Set(['description', 'groupName'])
const blockNames: ReadonlySet<string> = new Set(['cidr', 'ipv6Cidr', 'destination', 'peer'])
const blockLists: ReadonlySet<string> = new Set(['cidrs', 'entries', 'remoteCidrs', 'otherCidrs'])

const body = (known: Attributes): Record<string, unknown> =>
  Object.fromEntries([...known].flatMap(([name, value]) => (value === undefined ? [] : [[name, plain(name, value)]])))

function plain(name: string, value: Resolved): unknown {
  if (value instanceof EntityRef) return value.entity.id
  if (Array.isArray(value))
    return value.map((one: Resolved) => (blockLists.has(name) && typeof one === 'string' ? network(one) : plain('', one)))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).flatMap(([inner, one]) => {
        if (one === undefined || (freeTexts.has(inner) && typeof one === 'string' && looksSecret(one))) return []
        return [[inner, plain(inner, one)]]
      }),
    )
  if (typeof value === 'string') {
    if (freeTexts.has(name) && looksSecret(value)) return undefined
    if (blockNames.has(name)) return network(value)
  }
  return value
}

/** AWS keeps the network of a block: `10.0.0.7/24` is `10.0.0.0/24`. */
function network(text: string): string {
  const cidr = networkOf(text)
  return cidr === null ? text : formatCidr(cidr)
}

function place(entity: Entity, known: Attributes, regions: Regions): Record<string, unknown> {
  const shape = kindNamed(entity.kind).schema.shape
  if (!('region' in shape) || known.get('vpc') !== undefined) return {}
  const region = regions.of(entity, known)
  return region === undefined || !regions.names.includes(region) ? {} : { region }
}

/** Most attributes that are taken out of one resource before it is given up. */
const mostRemoved = 20

function accepted(raw: Record<string, unknown>, entity: Entity, diagnostics: Diagnostic[]): readonly Resource[] {
  let rest = onlyKnown(raw, entity.kind)
  for (let i = 0; i < mostRemoved; i++) {
    const read = ResourceSchema.safeParse(rest)
    if (read.success) return [read.data]
    const name = String(read.error.issues[0]?.path[0] ?? '')
    if (name === '' || !Object.hasOwn(rest, name) || name === 'id' || name === 'kind') break
    diagnostics.push({
      code: 'import/bad-attribute',
      severity: 'warning',
      // Named, never shown: what stands there may be anything.
      message: `${String(raw.id)}: its ${name} is not what the model expects of a ${kindNamed(entity.kind).look.label}, and is taken for unknown.`,
      ...(entity.raw === null
        ? {}
        : { place: { file: entity.raw.file, ...(entity.raw.line === undefined ? {} : { line: entity.raw.line }) } }),
      fix: 'Look at that attribute in the file.',
    })
    const { [name]: _removed, ...others } = rest
    rest = others
  }
  return []
}

/** A stub is called by the kind that others take it for, and may have been told what only another kind has. */
function onlyKnown(raw: Record<string, unknown>, kind: string): Record<string, unknown> {
  const { shape } = kindNamed(kind).schema
  return Object.fromEntries(Object.entries(raw).filter(([name, value]) => value !== undefined && name in shape))
}
