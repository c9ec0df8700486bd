import { z } from 'zod'
import { addressText, connectsTo, ref } from '@/model/kinds/attributes'
import { defineKind, type TopologyReader } from '@/model/kinds/kind'
import { yesOrNo } from '@/model/kinds/standing'
import { type ResourceId, resourceBase } from '@/model/resource'

const Schema = z.object({
  ...resourceBase,
  kind: z.literal('ec2-instance'),
  instanceType: z.string().optional(),
  subnet: ref('subnet').optional().describe('of its primary network interface; others are network-interface resources attached to it'),
  securityGroups: z.array(ref('security-group')).optional(),
  privateAddress: addressText.optional(),
  publicAddress: addressText.optional(),
  associatePublicIpAddress: z.boolean().optional().describe('false: it has no public address'),
  ipv6Addresses: z.array(addressText).optional(),
  elasticIp: ref('elastic-ip').optional(),
  sourceDestCheck: z.boolean().optional().describe('false: it may forward packets that are not its own; true unless said otherwise'),
  connectsTo,
})

export const ec2Instance = defineKind({
  kind: 'ec2-instance',
  look: {
    label: 'EC2 Instance',
    plural: 'EC2 Instances',
    short: 'EC2',
    shortPlural: 'EC2 Instances',
    inText: 'EC2 instances',
    category: 'compute',
    glyph: 'instance',
    tone: 'compute',
  },
  schema: Schema,
  routeTarget: { abbreviation: 'Instance', leadsTo: 'appliance', purpose: (self) => `Through instance ${self.name ?? self.id}` },
  // Rule 2: security groups belong to interfaces, so an instance has those of all of its own.
  interfaces: (self, t) => {
    const attached = t.ofKind('network-interface').filter((r) => isAttachedTo(r, self.id))
    const others = attached.map((r) => ({ id: r.id, subnet: r.subnet, securityGroups: r.securityGroups, ...ownFactsOf(r) }))
    const isPrimaryListed = self.subnet !== undefined && attached.some((r) => r.subnet === self.subnet)
    if (isPrimaryListed || (self.subnet === undefined && attached.length > 0)) return others
    const publicAddress = self.publicAddress ?? addressOf(self.elasticIp, t)
    const { subnet, securityGroups, privateAddress, ipv6Addresses, sourceDestCheck } = self
    const isPublic = publicAddress === undefined && self.elasticIp === undefined ? self.associatePublicIpAddress : true
    return [{ subnet, securityGroups, privateAddress, publicAddress, isPublic, ipv6Addresses, sourceDestCheck }, ...others]
  },
  addresses: (self) => [self.privateAddress, self.publicAddress, ...(self.ipv6Addresses ?? [])].filter((a) => a !== undefined),
  facts: (self) => [
    ...(self.instanceType === undefined ? [] : [{ label: 'Instance type', value: self.instanceType }]),
    { label: 'Private address', value: self.privateAddress ?? 'unknown', copyable: self.privateAddress !== undefined },
    ...(self.publicAddress === undefined ? [] : [{ label: 'Public address', value: self.publicAddress, copyable: true }]),
    ...(self.ipv6Addresses ?? []).map((value) => ({ label: 'IPv6 address', value, copyable: true })),
    ...(self.elasticIp === undefined ? [] : [{ label: 'Elastic IP', value: self.elasticIp, link: self.elasticIp }]),
    { label: 'Source/destination check', value: yesOrNo(self.sourceDestCheck ?? true) },
  ],
  examples: [
    {
      kind: 'ec2-instance',
      id: 'bastion',
      instanceType: 't4g.nano',
      subnet: 'web-a',
      securityGroups: ['web'],
      privateAddress: '10.8.1.10',
      elasticIp: 'bastion-address',
    },
    { kind: 'ec2-instance', id: 'firewall', subnet: 'web-a', ipv6Addresses: ['2001:db8:8:1::10'], sourceDestCheck: false },
    { kind: 'ec2-instance', id: 'instance-of-unknown-place' },
  ],
})

// Kinds see each other by the shared attributes only; what else one has is asked for by name.
const attributeOf = (r: object, attribute: string): unknown => Object.getOwnPropertyDescriptor(r, attribute)?.value
const textOf = (r: object, attribute: 'attachedTo' | 'privateAddress' | 'publicAddress'): string | undefined => {
  const value = attributeOf(r, attribute)
  return typeof value === 'string' ? value : undefined
}
const isAttachedTo = (r: object, id: ResourceId) => textOf(r, 'attachedTo') === id
const ownFactsOf = (r: object) => {
  const ipv6 = attributeOf(r, 'ipv6Addresses')
  const check = attributeOf(r, 'sourceDestCheck')
  const associated = attributeOf(r, 'associatePublicIpAddress')
  return {
    privateAddress: textOf(r, 'privateAddress'),
    publicAddress: textOf(r, 'publicAddress'),
    ...(Array.isArray(ipv6) ? { ipv6Addresses: ipv6.filter((a) => typeof a === 'string') } : {}),
    ...(textOf(r, 'publicAddress') !== undefined ? { isPublic: true } : typeof associated === 'boolean' ? { isPublic: associated } : {}),
    ...(typeof check === 'boolean' ? { sourceDestCheck: check } : {}),
  }
}
const addressOf = (elasticIp: ResourceId | undefined, t: TopologyReader) => {
  const found = t.get(elasticIp)
  return found === undefined ? undefined : textOf(found, 'publicAddress')
}
