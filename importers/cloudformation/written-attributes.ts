import { defaultPortOf } from '@/importers/vocabulary/engine-ports'

/** Attributes whose value stands in the resource's own properties, by type. Source: CloudFormation Template Reference, "Return values". */
const written: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    'AWS::EC2::VPC': { CidrBlock: 'CidrBlock', CidrBlocks: 'CidrBlock' },
    'AWS::EC2::Subnet': { CidrBlock: 'CidrBlock', AvailabilityZone: 'AvailabilityZone', VpcId: 'VpcId', Ipv6CidrBlocks: 'Ipv6CidrBlock' },
    'AWS::EC2::SecurityGroup': { VpcId: 'VpcId' },
    'AWS::EC2::Instance': { AvailabilityZone: 'AvailabilityZone' },
    'AWS::RDS::DBInstance': { 'Endpoint.Port': 'Port' },
    'AWS::RDS::DBCluster': { 'Endpoint.Port': 'Port' },
    'AWS::DocDB::DBCluster': { Port: 'Port' },
    'AWS::Neptune::DBCluster': { Port: 'DBPort' },
  }).map(([type, names]) => [type, new Map(Object.entries(names))]),
)

/** Attributes that are lists of which the property is the first entry. */
const lists = new Set(['CidrBlocks', 'Ipv6CidrBlocks'])

/** Attributes that follow from another property where their own is not written. */
const implied: ReadonlyMap<string, { readonly from: string; readonly of: (value: string) => number | undefined }> = new Map([
  ['AWS::RDS::DBInstance Endpoint.Port', { from: 'Engine', of: defaultPortOf }],
  ['AWS::RDS::DBCluster Endpoint.Port', { from: 'Engine', of: defaultPortOf }],
])

/** How an attribute follows from another property; undefined: it does not. */
export const impliedAttribute = (type: string, attribute: string) => implied.get(`${type} ${attribute}`)

/** The property that tells an attribute; null: none does, and the attribute is known when the resource is made. */
export function writtenAttribute(type: string, attribute: string): { readonly property: string; readonly isList: boolean } | null {
  const property = written.get(type)?.get(attribute)
  return property === undefined ? null : { property, isList: lists.has(attribute) }
}
