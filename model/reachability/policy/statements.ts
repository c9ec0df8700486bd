import { parseAddress } from '@/model/net/address'
import { parseCidr } from '@/model/net/cidr'
import { type PortRange, parsePorts } from '@/model/net/ports'
import { rangesMeet } from '@/model/net/ranges'
import type { Nic } from '@/model/reachability/nics'
import type { EndStatement, ResourceStatementOf } from '@/model/reachability/policy/policy'
import { resourceTypes } from '@/model/reachability/policy/resource-types'
import type { ResourceId } from '@/model/resource'
import type { TopologyIndex } from '@/model/topology-index'

/** An end of a path that a policy judges: an interface, or the internet. */
export type PathEnd = Nic | 'internet'

/** Ids that a resource statement names: as they stand in the topology, by AWS id or by ARN; unknown ones are left out. */
function named(statement: ResourceStatementOf, t: TopologyIndex): ReadonlySet<string> {
  const kinds = new Set((statement.ResourceTypes ?? []).flatMap((type) => resourceTypes[type]?.kinds ?? []))
  const wanted = new Set(statement.Resources ?? [])
  return new Set(
    t.all
      .filter(
        (r) =>
          kinds.has(r.kind) ||
          wanted.has(r.id) ||
          (r.awsId !== undefined && wanted.has(r.awsId)) ||
          (r.arn !== undefined && wanted.has(r.arn)),
      )
      .map((r) => r.id),
  )
}

/** Whether an end of a path is what a statement means; without a statement everything is. */
export function endMatcher(
  statement: EndStatement | undefined,
  side: 'Source' | 'Destination',
  t: TopologyIndex,
): (end: PathEnd) => boolean {
  const byResource = resourceMatcher(statement?.ResourceStatement, t)
  const header = statement?.PacketHeaderStatement
  const blocks = blocksOf(
    side === 'Source' ? header?.SourceAddresses : header?.DestinationAddresses,
    side === 'Source' ? header?.SourcePrefixLists : header?.DestinationPrefixLists,
    t,
  )
  return (end) => byResource(end) && (blocks === null || inBlocks(end, blocks))
}

function resourceMatcher(statement: ResourceStatementOf | undefined, t: TopologyIndex): (end: PathEnd) => boolean {
  if (statement === undefined || (statement.Resources === undefined && statement.ResourceTypes === undefined)) return () => true
  const ids = named(statement, t)
  const internet = t.of('internet-gateway').some((igw) => ids.has(igw.id)) || statement.Resources?.includes('internet') === true
  const has = (id: ResourceId | undefined | null) => id != null && ids.has(id)
  const anyInterface = statement.ResourceTypes?.includes('AWS::EC2::NetworkInterface') === true
  return (end) => {
    if (end === 'internet') return internet
    return anyInterface || has(end.id) || has(end.owner) || has(end.subnet) || has(end.vpc) || (end.groups ?? []).some(has)
  }
}

function blocksOf(addresses: readonly string[] | undefined, lists: readonly string[] | undefined, t: TopologyIndex) {
  if (addresses === undefined && lists === undefined) return null
  const entries = (lists ?? []).flatMap((id) => {
    const list = t.get(id)
    return list?.kind === 'prefix-list' ? (list.entries ?? []) : []
  })
  return [...(addresses ?? []), ...entries].flatMap((text) => {
    const address = parseAddress(text)
    return parseCidr(address === null ? text : `${text}/${address.family === 4 ? 32 : 128}`) ?? []
  })
}

function inBlocks(end: PathEnd, blocks: NonNullable<ReturnType<typeof blocksOf>>): boolean {
  if (end === 'internet') return blocks.some((block) => block.prefixLength === 0)
  return blocks.some((block) => {
    const party = end.party[block.family]
    return party !== null && rangesMeet(party.ranges, block)
  })
}

/** Ports of a statement; null: any. */
export const portsOf = (texts: readonly string[] | undefined): readonly PortRange[] | null =>
  texts === undefined ? null : texts.flatMap((text) => parsePorts(text) ?? [])

/** Whether a path passes one of the resources of every statement, in any order. */
export function throughMatcher(
  statements: readonly { readonly ResourceStatement?: ResourceStatementOf | undefined }[] | undefined,
  t: TopologyIndex,
): (components: ReadonlySet<string>) => boolean {
  const sets = (statements ?? []).map((s) => (s.ResourceStatement === undefined ? null : named(s.ResourceStatement, t)))
  return (components) => sets.every((set) => set === null || [...set].some((id) => components.has(id)))
}
