import { awsService } from '@/model/aws-services'
import { type Cidr, parseCidr } from '@/model/net/cidr'
import { isSingle } from '@/model/net/ranges'
import { isPublicAddress } from '@/model/reachability/outside'
import type { Party } from '@/model/reachability/packet'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * The addresses of a party that a prefix list holds. A list of an AWS service holds addresses of that service alone: none of a VPC, of
 * another service, or of anybody else on the internet.
 *
 * @returns `all`, blocks of the party's family, or undefined: the input does not tell
 */
export function listBlocks(list: ResourceOf<'prefix-list'>, party: Party, t: TopologyIndex): 'all' | readonly Cidr[] | undefined {
  const told = list.entries?.flatMap((entry) => {
    const cidr = parseCidr(entry)
    return cidr !== null && cidr.family === party.family ? [cidr] : []
  })
  if (list.service === undefined) return told
  const own = awsService(list.service).family
  if (party.service !== null) return party.service === own ? 'all' : []
  if (told !== undefined) return told
  if (party.nic !== null || !isSingle(party.ranges)) return []
  // One public address that the input gives to nobody may be one of the service's.
  const value = party.ranges[0]?.first ?? 0n
  return isPublicAddress({ family: party.family, value }) && t.get(party.resource ?? '') === undefined ? undefined : []
}
