import { z } from 'zod'
import { awsService } from '@/model/aws-services'
import { ref } from '@/model/kinds/attributes'
import { costLine } from '@/model/kinds/cost-line'
import { endpointAttributes, endpointLines, endpointPlace, privateAccess, toService } from '@/model/kinds/endpoint'
import { defineKind } from '@/model/kinds/kind'

export const gatewayEndpoint = defineKind({
  kind: 'gateway-endpoint',
  look: {
    label: 'Gateway Endpoint',
    plural: 'Gateway Endpoints',
    short: 'VPC Endpoint',
    shortPlural: 'VPC Endpoints',
    category: 'networking',
    glyph: 'gateway-endpoint',
    tone: 'gateway-endpoints',
  },
  schema: z.object({
    ...endpointAttributes,
    kind: z.literal('gateway-endpoint'),
    prefixList: ref('prefix-list').optional().describe('addresses of the service; a route table sends them here'),
    securityGroups: z
      .array(ref('security-group'))
      .optional()
      .describe('AWS gives a gateway endpoint no security group; a document that draws one is repeated here and noted'),
  }),
  routeTarget: {
    abbreviation: 'VPC Endpoint',
    leadsTo: 'endpoint',
    takes: 'prefix-list',
    purpose: (self) => `${awsService(self.service).name} via gateway endpoint`,
  },
  place: (self, t) => endpointPlace(self.vpc, t),
  lines: (self, t) => endpointLines(self, 'Gateway Endpoint', 'gateway-endpoint-hour', t),
  // The routes of the associated tables are what lets a subnet use it.
  relations: (self, t) => [
    ...t
      .ofKind('route-table')
      .filter((table) => t.routesOf(table.id).some((route) => route.target === self.id))
      .flatMap((table) => t.subnetsOf(table.id).map((subnet) => privateAccess(subnet, self.id, [table.id, self.id]))),
    ...toService(self.id, self.service, t),
  ],
  // AWS charges nothing for them: a cost only where the topology says otherwise.
  cost: (_self, t) =>
    costLine(t, {
      item: 'gateway-endpoint/hours',
      label: 'Gateway Endpoint',
      plural: 'Gateway Endpoints',
      priceId: 'gateway-endpoint-hour',
      quantity: t.hoursPerMonth,
    }).filter((line) => line.usdPerUnit > 0),
  facts: (self) => [
    { label: 'Service', value: self.service, copyable: true },
    ...(self.prefixList === undefined ? [] : [{ label: 'Prefix list', value: self.prefixList, link: self.prefixList }]),
    ...(self.purpose === undefined ? [] : [{ label: 'Purpose', value: self.purpose }]),
  ],
  // Source: AWS PrivateLink Guide, "Gateway endpoints": they have no security group; those of their users decide.
  check: (self) =>
    (self.securityGroups ?? []).length === 0
      ? []
      : [
          {
            code: 'topology/endpoint-with-security-group',
            severity: 'note',
            message: 'A gateway endpoint has no security group in AWS; the security groups of what uses it decide.',
            fix: 'Leave securityGroups out, unless the file repeats a document that draws them.',
            path: 'securityGroups',
          },
        ],
  examples: [{ kind: 'gateway-endpoint', id: 'to-s3', vpc: 'shop-vpc', service: 'com.amazonaws.eu-central-1.s3', prefixList: 'pl-s3' }],
})
