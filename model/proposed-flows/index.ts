import { databases } from '@/model/proposed-flows/databases'
import { endpoints } from '@/model/proposed-flows/endpoints'
import { inbound } from '@/model/proposed-flows/inbound'
import { outbound } from '@/model/proposed-flows/outbound'
import type { Proposer } from '@/model/proposed-flows/proposer'
import { publicInstances } from '@/model/proposed-flows/public-instances'

/** Every kind of flow that is proposed, the most interesting first. */
export const proposers: readonly Proposer[] = [inbound, publicInstances, databases, outbound, endpoints]
