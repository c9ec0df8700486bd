import { z } from 'zod'
import { portsText, ref } from '@/model/kinds/attributes'
import type { Relation, TopologyReader } from '@/model/kinds/kind'
import { type ResourceId, resourceBase } from '@/model/resource'

export const ListenerSchema = z.object({
  protocol: z.enum(['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC']),
  port: portsText,
  forwardTo: z.array(ref('target-group')).optional(),
  redirectTo: z.string().optional().describe('where it redirects instead of forwarding, such as HTTPS:443'),
})

/** What application and network load balancers share. One load balancer is one resource, in however many subnets it stands. */
export const loadBalancerAttributes = {
  ...resourceBase,
  vpc: ref('vpc').optional(),
  scheme: z.enum(['internet-facing', 'internal']).optional(),
  subnets: z.array(ref('subnet')).optional(),
  parts: z.record(z.string(), z.string()).optional().describe('part it plays in a subnet, by subnet id, such as Primary'),
  securityGroups: z.array(ref('security-group')).optional(),
  listeners: z.array(ListenerSchema).optional(),
} as const

const Schema = z.object(loadBalancerAttributes)
export type LoadBalancerAttributes = z.infer<typeof Schema>

/** Facets that both kinds of load balancer have. */
export const loadBalancerFacets = {
  place: (self: LoadBalancerAttributes, t: TopologyReader) =>
    self.subnets === undefined
      ? [{ in: self.vpc ?? t.ofKind('region')[0]?.id ?? null, area: 'inside' as const }]
      : self.subnets.map((subnet) => {
          // Own names only: a subnet may be called `constructor`.
          const part = self.parts !== undefined && Object.hasOwn(self.parts, subnet) ? self.parts[subnet] : undefined
          return { in: subnet, area: 'inside' as const, ...(part === undefined ? {} : { part }) }
        }),
  interfaces: (self: LoadBalancerAttributes) =>
    (self.subnets ?? [undefined]).map((subnet) => ({
      subnet,
      securityGroups: self.securityGroups,
      isPublic: self.scheme === undefined ? undefined : self.scheme === 'internet-facing',
    })),
  // Each subnet it stands in exchanges traffic with each subnet of its targets.
  relations: (self: LoadBalancerAttributes, t: TopologyReader): readonly Relation[] => {
    const links = new Map<string, Relation>()
    for (const { group, targets } of t.targetsOf(self.id)) {
      for (const target of targets) {
        for (const { subnet: to } of t.interfacesOf(target)) {
          for (const from of self.subnets ?? []) {
            if (to === undefined || from === to) continue
            const label = targetLabel(group)
            links.set(`${from} ${to} ${label}`, {
              from,
              to,
              label,
              arrows: 'both',
              stroke: 'solid',
              relation: 'traffic',
              because: [self.id, group.id],
            })
          }
        }
      }
    }
    return [...links.values()]
  },
  facts: (self: LoadBalancerAttributes) => [
    { label: 'Scheme', value: self.scheme ?? 'unknown' },
    ...(self.listeners ?? []).map((l) => ({
      label: 'Listener',
      value: `${l.protocol}:${l.port}${l.redirectTo === undefined ? '' : ` redirects to ${l.redirectTo}`}`,
      ...(l.forwardTo?.[0] === undefined ? {} : { link: l.forwardTo[0] }),
    })),
  ],
}

const targetLabel = (group: { readonly protocol?: string | undefined; readonly port?: number | undefined }): string =>
  [group.protocol, group.port].filter((part) => part !== undefined).join(':')

/** Protocols on which users from the internet are served in a VPC; a listener that only redirects serves nobody. */
export function listenersFromInternet(vpc: ResourceId | undefined, t: TopologyReader): readonly string[] {
  const served = t.loadBalancers
    .filter((lb) => lb.scheme === 'internet-facing' && t.vpcOf(lb.id) === vpc)
    .flatMap((lb) => lb.listeners ?? [])
    .filter((listener) => listener.redirectTo === undefined)
    .map((listener) => listener.protocol)
  return [...new Set(served)].sort()
}
