import type { Question } from '@/model/reachability/verdict'
import type { Asked } from '@/tests/model/reachability/oracle/worlds'

/** The same packet as a question to the engine. */
export const questionOf = ({ from, to, packet }: Asked): Question => ({
  from,
  to,
  protocol: packet.protocol,
  ...(packet.protocol === 6 || packet.protocol === 17 ? { port: packet.destinationPort, sourcePort: packet.sourcePort } : {}),
  ...(packet.icmpType >= 0 ? { icmpType: packet.icmpType } : {}),
})
