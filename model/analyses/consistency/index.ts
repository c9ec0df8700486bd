import type { Analysis } from '@/model/analyses/analysis'
import { costLeftOut } from '@/model/analyses/consistency/cost-left-out'
import { ecrPulls } from '@/model/analyses/consistency/ecr-pulls'
import { gatewayEndpointGroups } from '@/model/analyses/consistency/gateway-endpoint-groups'
import { gatewayEndpointPrivatelink } from '@/model/analyses/consistency/gateway-endpoint-privatelink'
import { servicesWithoutEndpoint } from '@/model/analyses/consistency/services-without-endpoint'
import { statedCost } from '@/model/analyses/consistency/stated-cost'
import { statedReservedAddresses } from '@/model/analyses/consistency/stated-reserved-addresses'

/** Where a document contradicts AWS or itself: the "Consistency notes" of the document. */
export const consistencyNotes = [
  statedCost,
  statedReservedAddresses,
  costLeftOut,
  gatewayEndpointGroups,
  gatewayEndpointPrivatelink,
  servicesWithoutEndpoint,
  ecrPulls,
] as const satisfies readonly Analysis[]
