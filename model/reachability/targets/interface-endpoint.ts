import { inWords } from '@/model/reachability/remedy'
import type { Forwarder } from '@/model/reachability/targets/forwarder'
import { refuse, stop } from '@/model/reachability/walk'
import { titleOf } from '@/model/resource-names'

/** Rule 31: it answers, and opens no connection into its VPC. Source: AWS PrivateLink Guide, "Interface VPC endpoints". */
export const interfaceEndpoint: Forwarder = {
  send(nic, walk) {
    const why = () => `${titleOf(nic.owner, walk.t)} opens no connections: it only answers those that come to it`
    refuse(
      walk,
      'VPCE_INTRA_VPC_TRAFFIC',
      { component: nic.owner, stage: 'source', why },
      inWords(() => 'Ask the other way round: who calls the service opens the connection.'),
    )
    return stop(walk)
  },
}
