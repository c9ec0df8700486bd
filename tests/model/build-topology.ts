import { type Topology, TopologySchema } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'

/** What a test says of a topology; the builder fills in the rest. Checked by the schema, so that no test draws what no file could hold. */
export interface Drawn {
  readonly resources: readonly Record<string, unknown>[]
  readonly flows?: readonly Record<string, unknown>[]
  readonly prices?: readonly Record<string, unknown>[]
  readonly assumptions?: Record<string, unknown>
}

export const buildTopology = (drawn: Drawn): Topology => TopologySchema.parse({ schemaVersion: 1, name: 'drawn', ...drawn })

export const buildIndex = (resources: Drawn['resources']): TopologyIndex => indexOf(buildTopology({ resources }))

/** A security group; rules as `protocol ports peer`, such as `tcp 443 0.0.0.0/0`. */
export const group = (id: string, rules: { readonly in?: readonly string[]; readonly out?: readonly string[]; readonly vpc?: string }) => ({
  kind: 'security-group',
  id,
  groupName: id.toUpperCase(),
  ...(rules.vpc === undefined ? {} : { vpc: rules.vpc }),
  ...(rules.in === undefined ? {} : { ingress: rules.in.map(rule) }),
  ...(rules.out === undefined ? {} : { egress: rules.out.map(rule) }),
})

const rule = (text: string) => {
  const [protocol = 'tcp', ports = 'all', peer = ''] = text.split(' ')
  return { protocol: /^\d+$/.test(protocol) ? Number(protocol) : protocol, ports, peer }
}
