import { dataType } from '@/importers/terraform/addresses'
import { thing, zone } from '@/importers/terraform/vocabulary/thing'
import { link, type Term, text } from '@/importers/vocabulary/terms'

const passing = { counted: null } as const

/** What a configuration looks up and does not make: told in passing, so that what it makes has its place. */
export const lookedUp: Readonly<Record<string, Term>> = {
  [dataType('aws_vpc')]: thing('vpc', { cidrs: (v) => (v.text('cidr_block') === undefined ? undefined : [v.text('cidr_block')]) }, passing),
  [dataType('aws_subnet')]: thing(
    'subnet',
    {
      vpc: link('vpc', 'vpc_id'),
      availabilityZone: zone('availability_zone'),
      cidr: text('cidr_block'),
      ipv6Cidr: text('ipv6_cidr_block'),
    },
    passing,
  ),
  [dataType('aws_security_group')]: thing(
    'security-group',
    { vpc: link('vpc', 'vpc_id'), groupName: text('name') },
    { ...passing, name: ['name'] },
  ),
  [dataType('aws_internet_gateway')]: thing('internet-gateway', {}, { ...passing, id: ['internet_gateway_id', 'id'] }),
}
