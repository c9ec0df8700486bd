import type { Analysis } from '@/model/analyses/findings/finding'
import { titleOf } from '@/model/resource-names'

/** Types of other services that Elastic IPs are given to. Source: Amazon VPC User Guide, "Elastic IP addresses"; Terraform and CloudFormation references. */
const holdsAddresses = /transfer_?(?:::)?server|redshift_?(?:::)?cluster/i

export const unusedElasticIp: Analysis = {
  code: 'finding/unused-elastic-ip',
  severity: 'warning',
  title: 'An Elastic IP that nothing uses',
  about: 'The address is neither associated nor named by a NAT gateway, an instance or a load balancer, and is paid for by the hour.',
  find: (t) => {
    // A gateway whose addresses are not told may have any.
    if (t.of('nat-gateway').some((nat) => nat.connectivityType !== 'private' && nat.elasticIps === undefined)) return []
    // What is kept as generic may have some, too; of most types it is known that they have none.
    if (t.of('generic').some((r) => holdsAddresses.test(r.type))) return []
    const used = new Set(
      t.all.flatMap((r): readonly string[] => [
        ...('elasticIps' in r ? (r.elasticIps ?? []) : []),
        ...('elasticIp' in r && r.elasticIp !== undefined ? [r.elasticIp] : []),
      ]),
    )
    return t
      .of('elastic-ip')
      .filter((e) => e.associatedWith === undefined && !used.has(e.id))
      .map((e) => ({ resource: e.id, path: '', message: `Nothing uses ${titleOf(e.id, t)}.`, fix: 'Release it, or associate it.' }))
  },
}
