import { betweenVpcs } from '@/model/flow-proposals/between-vpcs'
import { databases } from '@/model/flow-proposals/databases'
import { endpoints } from '@/model/flow-proposals/endpoints'
import { inbound } from '@/model/flow-proposals/inbound'
import { internalBalancers } from '@/model/flow-proposals/internal-balancers'
import { ipv6Outbound } from '@/model/flow-proposals/ipv6-outbound'
import { outbound } from '@/model/flow-proposals/outbound'
import type { Proposer } from '@/model/flow-proposals/proposer'
import { publicAddresses } from '@/model/flow-proposals/public-addresses'

/** Every kind of flow that is proposed, the most interesting first. */
export const proposers: readonly Proposer[] = [
  inbound,
  publicAddresses,
  internalBalancers,
  databases,
  outbound,
  endpoints,
  betweenVpcs,
  ipv6Outbound,
]
