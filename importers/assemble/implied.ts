import type { Attributes } from '@/importers/assemble/attributes'
import { type Collected, find } from '@/importers/assemble/collect'
import { type Entity, newEntity } from '@/importers/assemble/entity'
import { EntityRef } from '@/importers/assemble/resolver'

/** What AWS writes into the network ACL that every new VPC has. Source: Amazon VPC User Guide, "Default network ACL". */
const allowAll = (['ingress', 'egress'] as const).flatMap((direction) => [
  { number: 100, direction, protocol: 'all', cidr: '0.0.0.0/0', action: 'allow' },
  { number: 101, direction, protocol: 'all', cidr: '::/0', action: 'allow' },
])

/**
 * The default network ACL of a VPC that the input makes: nobody has changed it yet. A VPC that is there already may have any, and one
 * that the input writes to is as it says.
 */
export function impliedAcls(collected: Collected, attributes: Map<Entity, Attributes>): void {
  const told = new Set<Entity>()
  for (const [entity, known] of attributes) {
    const vpc = known.get('vpc')
    if (entity.kind === 'network-acl' && known.get('default') === true && vpc instanceof EntityRef) told.add(vpc.entity)
  }
  // `AWS::EC2::NetworkAclEntry` may name the default one by an attribute of its VPC.
  for (const { part, input } of collected.parts) {
    const owner = part.list === 'entries' && part.partOf !== undefined ? find(part.partOf, input, collected.byKey) : undefined
    if (owner !== undefined) told.add(owner)
  }
  for (const vpc of collected.entities.filter((entity) => entity.kind === 'vpc' && entity.raw?.isNew === true && !told.has(entity))) {
    const acl = newEntity('network-acl', {
      name: 'Default network ACL, as AWS makes it',
      raw: vpc.raw === null ? null : { ...vpc.raw, address: `${vpc.raw.address} default network ACL` },
    })
    collected.entities.push(acl)
    attributes.set(acl, new Map<string, never>(Object.entries({ vpc: new EntityRef(vpc), default: true, entries: allowAll }) as never))
  }
}
