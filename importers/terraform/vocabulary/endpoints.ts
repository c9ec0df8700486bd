import { thingOf } from '@/importers/terraform/vocabulary/thing'
import { endpointRoutes } from '@/importers/vocabulary/endpoint-routes'
import { serviceOf } from '@/importers/vocabulary/endpoint-service'
import { all, flag, link, setting, type Term, through } from '@/importers/vocabulary/terms'
import type { Values } from '@/importers/vocabulary/values'

const kindOf = (v: Values): string => {
  const type = v.text('vpc_endpoint_type') ?? 'Gateway'
  return type === 'Interface' ? 'interface-endpoint' : type === 'Gateway' ? 'gateway-endpoint' : 'generic'
}

export const endpoints: Readonly<Record<string, Term>> = {
  aws_vpc_endpoint: all(
    thingOf(kindOf, {
      type: (v) => (kindOf(v) === 'generic' ? 'aws_vpc_endpoint' : undefined),
      vpc: link('vpc', 'vpc_id'),
      service: (v) => (kindOf(v) === 'generic' ? undefined : serviceOf(v, 'service_name')),
      subnets: (v) => (kindOf(v) === 'gateway-endpoint' ? undefined : v.links('subnet', 'subnet_ids')),
      securityGroups: (v) => (kindOf(v) === 'interface-endpoint' ? v.links('security-group', 'security_group_ids') : undefined),
      privateDns: (v) => (kindOf(v) === 'interface-endpoint' ? v.flag('private_dns_enabled') : undefined),
      prefixList: (v) => (kindOf(v) === 'gateway-endpoint' ? v.link('prefix-list', 'prefix_list_id') : undefined),
    }),
    endpointRoutes({ kindOf, service: 'service_name', prefixList: 'prefix_list_id', tables: 'route_table_ids' }),
  ),
  aws_vpc_endpoint_route_table_association: (v) => [
    {
      partOf: v.link('route-table', 'route_table_id'),
      list: 'routes',
      told: {
        destination: through('gateway-endpoint', 'prefixList', 'vpc_endpoint_id')(v),
        target: v.link('gateway-endpoint', 'vpc_endpoint_id'),
      },
      implied: true,
    },
  ],
  aws_vpc_endpoint_subnet_association: setting('interface-endpoint', 'vpc_endpoint_id', { '+subnets': link('subnet', 'subnet_id') }),
  aws_vpc_endpoint_security_group_association: setting('interface-endpoint', 'vpc_endpoint_id', {
    '+securityGroups': link('security-group', 'security_group_id'),
  }),
  aws_vpc_endpoint_private_dns: setting('interface-endpoint', 'vpc_endpoint_id', { privateDns: flag('private_dns_enabled') }),
}
