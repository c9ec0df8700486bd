import { addressSpace } from '@/model/analyses/findings/address-space'
import { asymmetricReturn } from '@/model/analyses/findings/asymmetric-return'
import { deadRoute } from '@/model/analyses/findings/dead-route'
import { defaultSecurityGroup } from '@/model/analyses/findings/default-security-group'
import { endpointWithoutPrivateDns } from '@/model/analyses/findings/endpoint-without-private-dns'
import type { Analysis } from '@/model/analyses/findings/finding'
import { listenerAndGroup } from '@/model/analyses/findings/listener-and-group'
import { managementPortOpen } from '@/model/analyses/findings/management-port-open'
import { managementPortRule } from '@/model/analyses/findings/management-port-rule'
import { missingEndpoint } from '@/model/analyses/findings/missing-endpoint'
import { missingGroup } from '@/model/analyses/findings/missing-group'
import { natInAnotherZone } from '@/model/analyses/findings/nat-in-another-zone'
import { oneEndedRule } from '@/model/analyses/findings/one-ended-rule'
import { openToTheInternet } from '@/model/analyses/findings/open-to-the-internet'
import { overlappingNetworks } from '@/model/analyses/findings/overlapping-networks'
import { overlappingPeers } from '@/model/analyses/findings/overlapping-peers'
import { practiceBroken } from '@/model/analyses/findings/practice-broken'
import { shadowedEntry } from '@/model/analyses/findings/shadowed-entry'
import { shadowedRule } from '@/model/analyses/findings/shadowed-rule'
import { singleZone } from '@/model/analyses/findings/single-zone'
import { unallocatedAddresses } from '@/model/analyses/findings/unallocated-addresses'
import { unusedElasticIp } from '@/model/analyses/findings/unused-elastic-ip'
import { unusedSecurityGroup } from '@/model/analyses/findings/unused-security-group'

/** Every analysis, the gravest first: `hopline check` and docs/findings.md follow. */
export const analyses = [
  managementPortOpen,
  overlappingPeers,
  overlappingNetworks,
  deadRoute,
  asymmetricReturn,
  managementPortRule,
  oneEndedRule,
  missingGroup,
  listenerAndGroup,
  natInAnotherZone,
  singleZone,
  addressSpace,
  defaultSecurityGroup,
  endpointWithoutPrivateDns,
  practiceBroken,
  unusedElasticIp,
  missingEndpoint,
  openToTheInternet,
  unusedSecurityGroup,
  shadowedRule,
  shadowedEntry,
  unallocatedAddresses,
] as const satisfies readonly Analysis[]
