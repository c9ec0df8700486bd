import { z } from 'zod'
import { addressText, ref } from '@/model/kinds/attributes'
import { costLine } from '@/model/kinds/cost-line'
import { defineKind } from '@/model/kinds/kind'
import { namedLines } from '@/model/kinds/named-lines'
import { resourceBase } from '@/model/resource'

export const natGateway = defineKind({
  kind: 'nat-gateway',
  look: {
    label: 'NAT Gateway',
    plural: 'NAT Gateways',
    short: 'NAT',
    shortPlural: 'NATs',
    inText: 'NAT Gateway',
    category: 'networking',
    glyph: 'nat-gateway',
  },
  schema: z.object({
    ...resourceBase,
    kind: z.literal('nat-gateway'),
    subnet: ref('subnet').optional(),
    connectivityType: z.enum(['public', 'private']).optional().describe('public unless said otherwise'),
    elasticIps: z.array(ref('elastic-ip')).optional(),
    privateAddress: addressText.optional(),
  }),
  routeTarget: { abbreviation: 'NAT', leadsTo: 'nat', purpose: () => 'Outbound internet via NAT' },
  interfaces: (self) => [
    { subnet: self.subnet, securityGroups: [], privateAddress: self.privateAddress, isPublic: self.connectivityType !== 'private' },
  ],
  lines: (self) => [
    ...namedLines(self.name, { label: 'NAT Gateway', short: 'NAT' }),
    ...(self.elasticIps === undefined || self.elasticIps.length === 0 ? [] : ['+ Elastic IP']),
  ],
  relations: (self, t) => {
    if (self.subnet === undefined || self.connectivityType === 'private') return []
    const table = t.routeTableOf(self.subnet)
    if (table === undefined) return []
    return t.gatewaysOf(table.id, 'internet').map((gateway) => ({
      from: self.id,
      to: gateway,
      label: 'Outbound Only',
      arrows: 'forward' as const,
      stroke: 'solid' as const,
      relation: 'outbound' as const,
      because: [self.id, table.id],
    }))
  },
  cost: (self, t) => [
    ...costLine(t, {
      item: 'nat-gateway/hours',
      label: 'NAT Gateway',
      plural: 'NAT Gateways',
      priceId: 'nat-gateway-hour',
      quantity: t.hoursPerMonth,
    }),
    ...costLine(t, {
      item: 'nat-gateway/data',
      label: 'NAT Data Processing',
      plural: 'NAT Data Processing',
      priceId: 'nat-gateway-gb',
      quantity: t.trafficGb(self.id),
    }),
  ],
  addresses: (self) => (self.privateAddress === undefined ? [] : [self.privateAddress]),
  facts: (self) => [
    { label: 'Connectivity', value: self.connectivityType ?? 'public' },
    ...(self.elasticIps ?? []).map((link) => ({ label: 'Elastic IP', value: link, link })),
  ],
  examples: [{ kind: 'nat-gateway', id: 'shop-nat', subnet: 'web-a', elasticIps: ['shop-nat-address'] }],
})
