import { computeInPrivateSubnets } from '@/model/analyses/practices/compute-in-private-subnets'
import { httpsAtTheEdge } from '@/model/analyses/practices/https-at-the-edge'
import { ingressIsLeastPrivilege } from '@/model/analyses/practices/ingress-is-least-privilege'
import { networkAclsInUse } from '@/model/analyses/practices/network-acls-in-use'
import { noPublicAddressesOnCompute } from '@/model/analyses/practices/no-public-addresses-on-compute'
import { outboundThroughNat } from '@/model/analyses/practices/outbound-through-nat'
import type { PracticeCheck } from '@/model/analyses/practices/practice'
import { servicesThroughEndpoints } from '@/model/analyses/practices/services-through-endpoints'

/** Checks that a practice of the topology file may name. */
export const practiceChecks = [
  computeInPrivateSubnets,
  ingressIsLeastPrivilege,
  servicesThroughEndpoints,
  outboundThroughNat,
  noPublicAddressesOnCompute,
  httpsAtTheEdge,
  networkAclsInUse,
] as const satisfies readonly PracticeCheck[]
