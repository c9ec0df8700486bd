import { deadRoute } from '@/model/analyses/findings/dead-route'
import { endpointWithoutPrivateDns } from '@/model/analyses/findings/endpoint-without-private-dns'
import type { Analysis } from '@/model/analyses/findings/finding'
import { listenerAndGroup } from '@/model/analyses/findings/listener-and-group'
import { managementPortOpen } from '@/model/analyses/findings/management-port-open'
import { missingGroup } from '@/model/analyses/findings/missing-group'
import { natInAnotherZone } from '@/model/analyses/findings/nat-in-another-zone'
import { oneEndedRule } from '@/model/analyses/findings/one-ended-rule'
import { openToTheInternet } from '@/model/analyses/findings/open-to-the-internet'
import { overlappingPeers } from '@/model/analyses/findings/overlapping-peers'
import { practiceBroken } from '@/model/analyses/findings/practice-broken'
import { shadowedRule } from '@/model/analyses/findings/shadowed-rule'
import { unusedElasticIp } from '@/model/analyses/findings/unused-elastic-ip'
import { unusedSecurityGroup } from '@/model/analyses/findings/unused-security-group'

/** Every analysis, the gravest first: `hopline check` and docs/findings.md follow. */
export const analyses = [
  managementPortOpen,
  overlappingPeers,
  deadRoute,
  oneEndedRule,
  missingGroup,
  listenerAndGroup,
  natInAnotherZone,
  endpointWithoutPrivateDns,
  practiceBroken,
  unusedElasticIp,
  openToTheInternet,
  unusedSecurityGroup,
  shadowedRule,
] as const satisfies readonly Analysis[]
