import { z } from 'zod'
import { awsService } from '@/model/aws-services'
import { ref } from '@/model/kinds/attributes'
import { costLine } from '@/model/kinds/cost-line'
import { endpointAttributes, endpointLines, endpointPlace, privateAccess, servedBy, toService } from '@/model/kinds/endpoint'
import { defineKind } from '@/model/kinds/kind'

export const interfaceEndpoint = defineKind({
  kind: 'interface-endpoint',
  look: {
    label: 'Interface Endpoint',
    plural: 'Interface Endpoints',
    short: 'VPC Endpoint',
    shortPlural: 'VPC Endpoints',
    category: 'networking',
    glyph: 'interface-endpoint',
    tone: 'interface-endpoints',
  },
  schema: z.object({
    ...endpointAttributes,
    kind: z.literal('interface-endpoint'),
    subnets: z.array(ref('subnet')).optional().describe('one network interface in each'),
    securityGroups: z.array(ref('security-group')).optional(),
    privateDns: z.boolean().optional().describe('the public name of the service resolves to the endpoint'),
  }),
  routeTarget: {
    abbreviation: 'VPC Endpoint',
    leadsTo: 'endpoint',
    purpose: (self) => `${awsService(self.service).name} via interface endpoint`,
  },
  place: (self, t) => endpointPlace(self.vpc, t),
  lines: (self, t) => endpointLines(self, 'Interface Endpoint', 'interface-endpoint-hour', t),
  interfaces: (self) => (self.subnets ?? [undefined]).map((subnet) => ({ subnet, securityGroups: self.securityGroups, isPublic: false })),
  relations: (self, t) => {
    const subnets = new Set(
      servedBy(self.service, t)
        .flatMap((resource) => t.consumersOf(resource.id))
        .flatMap((consumer) => t.interfacesOf(consumer).flatMap((i) => (i.subnet === undefined ? [] : [i.subnet]))),
    )
    return [...[...subnets].map((subnet) => privateAccess(subnet, self.id, [self.id])), ...toService(self.id, self.service, t)]
  },
  // AWS bills an hour of each network interface.
  cost: (self, t) => [
    ...(self.subnets ?? []).flatMap(() =>
      costLine(t, {
        item: 'interface-endpoint/hours',
        label: 'Interface Endpoint',
        plural: 'Interface Endpoints',
        priceId: 'interface-endpoint-hour',
        quantity: t.hoursPerMonth,
      }),
    ),
    ...costLine(t, {
      item: 'interface-endpoint/data',
      label: 'Interface Endpoint Data Processing',
      plural: 'Interface Endpoint Data Processing',
      priceId: 'interface-endpoint-gb',
      quantity: t.trafficGb(self.id),
    }),
  ],
  facts: (self) => [
    { label: 'Service', value: self.service, copyable: true },
    { label: 'Private DNS', value: self.privateDns === undefined ? 'unknown' : self.privateDns ? 'Yes' : 'No' },
    ...(self.purpose === undefined ? [] : [{ label: 'Purpose', value: self.purpose }]),
  ],
  examples: [
    {
      kind: 'interface-endpoint',
      id: 'to-secrets',
      vpc: 'shop-vpc',
      service: 'com.amazonaws.eu-central-1.secretsmanager',
      subnets: ['web-a'],
      securityGroups: ['web'],
      privateDns: true,
    },
  ],
})
