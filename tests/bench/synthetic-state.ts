/** A Terraform state of an estate: VPCs with twenty subnets each, their tables, groups with two rules, and instances. */
export function syntheticState(resources: number, paddingCharacters: number): string {
  const made: unknown[] = []
  const id = (prefix: string, i: number) => `${prefix}-${(0x10000000 + i).toString(16)}`
  // What large states are large by: scripts, policies, definitions.
  const user_data = 'x'.repeat(paddingCharacters)
  const add = (type: string, name: string, attributes: object) =>
    made.push({
      mode: 'managed',
      type,
      name,
      instances: [{ schema_version: 1, attributes: { ...attributes, tags: { Name: name }, user_data } }],
    })
  const vpcs = Math.max(1, Math.round(resources / 1000))
  for (let v = 0; v < vpcs; v++) {
    add('aws_vpc', `vpc${v}`, { id: id('vpc', v), cidr_block: `10.${v % 250}.0.0/16`, default_network_acl_id: id('acl', v) })
    add('aws_internet_gateway', `igw${v}`, { id: id('igw', v), vpc_id: id('vpc', v) })
    for (let s = 0; s < 20; s++) {
      const k = v * 20 + s
      add('aws_subnet', `s${k}`, {
        id: id('subnet', k),
        vpc_id: id('vpc', v),
        cidr_block: `10.${v % 250}.${s}.0/24`,
        availability_zone: `us-east-1${'abc'[s % 3]}`,
      })
      add('aws_route_table', `rt${k}`, {
        id: id('rtb', k),
        vpc_id: id('vpc', v),
        route: [{ cidr_block: '0.0.0.0/0', gateway_id: id('igw', v) }],
      })
      add('aws_route_table_association', `a${k}`, { id: id('rtbassoc', k), subnet_id: id('subnet', k), route_table_id: id('rtb', k) })
    }
  }
  for (let i = 0; made.length < resources; i++) {
    const v = i % vpcs
    if (i % 4 === 0) {
      const rule = (port: number) => ({ protocol: 'tcp', from_port: port, to_port: port, cidr_blocks: ['0.0.0.0/0'], security_groups: [] })
      add('aws_security_group', `sg${i}`, {
        id: id('sg', i),
        vpc_id: id('vpc', v),
        name: `sg${i}`,
        ingress: [rule(443)],
        egress: [rule(443)],
      })
    } else
      add('aws_instance', `i${i}`, {
        id: id('i', i),
        subnet_id: id('subnet', v * 20 + (i % 20)),
        vpc_security_group_ids: [id('sg', i - (i % 4))],
      })
  }
  return JSON.stringify({ version: 4, terraform_version: '1.9.0', serial: 1, outputs: {}, resources: made }, null, 2)
}
