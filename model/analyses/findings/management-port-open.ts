import type { Analysis } from '@/model/analyses/findings/finding'
import { managementPorts } from '@/model/analyses/findings/management-port'
import { portsInclude } from '@/model/net/ports'
import { exposureOf } from '@/model/reachability/exposure'
import { titleOf } from '@/model/resource-names'

export const managementPortOpen: Analysis = {
  code: 'finding/management-port-open',
  severity: 'error',
  title: 'A management port is open to the internet',
  about:
    'A port by which machines or databases are run (SSH, Remote Desktop, PostgreSQL and the like) is reached from the internet, by proof of groups, network ACLs and routes. Such ports are found and tried within minutes.',
  find: (t) =>
    exposureOf(t).exposed.flatMap((e) => {
      if (e.distance > 1 || e.protocol !== 6 || !e.certain) return []
      const open = [...managementPorts].filter(([port]) => e.ports.some((p) => portsInclude(p, { from: port, to: port })))
      if (open.length === 0) return []
      const rule = e.hops.findLast((h) => h.stage === 'security-group-ingress')?.rule
      const names = open.map(([port, name]) => `${port} (${name})`).join(', ')
      return [
        {
          resource: rule?.of ?? e.resource,
          path: rule?.path ?? '',
          message: `${titleOf(e.resource, t)} is reached from the internet on ${names}.`,
          fix: 'Allow these ports from your own networks only, or use Session Manager.',
        },
      ]
    }),
}
