/** Attributes whose value stands in the resource's own properties, by type. Source: CloudFormation Template Reference, "Return values". */
const written: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    'AWS::EC2::VPC': { CidrBlock: 'CidrBlock', CidrBlocks: 'CidrBlock' },
    'AWS::EC2::Subnet': { CidrBlock: 'CidrBlock', AvailabilityZone: 'AvailabilityZone', VpcId: 'VpcId', Ipv6CidrBlocks: 'Ipv6CidrBlock' },
    'AWS::EC2::SecurityGroup': { VpcId: 'VpcId' },
    'AWS::EC2::Instance': { AvailabilityZone: 'AvailabilityZone' },
  }).map(([type, names]) => [type, new Map(Object.entries(names))]),
)

/** Attributes that are lists of which the property is the first entry. */
const lists = new Set(['CidrBlocks', 'Ipv6CidrBlocks'])

/** The property that tells an attribute; null: none does, and the attribute is known when the resource is made. */
export function writtenAttribute(type: string, attribute: string): { readonly property: string; readonly isList: boolean } | null {
  const property = written.get(type)?.get(attribute)
  return property === undefined ? null : { property, isList: lists.has(attribute) }
}
