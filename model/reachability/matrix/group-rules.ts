import type { Family } from '@/model/net/address'
import { parseCidr } from '@/model/net/cidr'
import type { Range } from '@/model/net/ranges'
import { listBlocks } from '@/model/reachability/lists'
import type { NamedBlocks } from '@/model/reachability/matrix/blocks'
import type { Spans } from '@/model/reachability/matrix/spans'
import { trafficOfRule } from '@/model/reachability/matrix/traffic'
import type { Nic } from '@/model/reachability/nics'
import type { ResourceId } from '@/model/resource'
import { tellsAllRules } from '@/model/security-groups/rules'
import type { TopologyIndex } from '@/model/topology-index'

/** The other end that a rule of a group names, as far as the input tells it. */
export type RulePeer =
  | { readonly type: 'blocks'; readonly named: Readonly<Record<Family, NamedBlocks>> }
  /** `exists`: the input holds what the rule names. */
  | { readonly type: 'group'; readonly id: string; readonly exists: boolean }
  /** A prefix list whose entries the input does not tell. */
  | { readonly type: 'untold' }

export interface GroupRule {
  readonly traffic: Spans
  readonly peer: RulePeer
}

/** Rules of one direction of all groups of a set together (rule 1). */
export interface SetRules {
  readonly rules: readonly GroupRule[]
  /** The rules of a group of the set are not in the input. */
  readonly incomplete: boolean
  /** Ids that rules name as the group of the other end. */
  readonly names: ReadonlySet<string>
}

export function rulesOfSet(groups: readonly ResourceId[], direction: 'ingress' | 'egress', nic: Nic, t: TopologyIndex): SetRules {
  const rules: GroupRule[] = []
  const names = new Set<string>()
  let incomplete = false
  for (const id of groups) {
    const group = t.get(id)
    const own = group?.kind === 'security-group' ? group[direction] : undefined
    if (group?.kind !== 'security-group' || !tellsAllRules(group, direction)) incomplete = true
    for (const rule of own ?? []) {
      const traffic = trafficOfRule(rule)
      if (traffic.length === 0) continue
      const peer = peerOf(rule.peer, id, nic, t)
      if (peer.type === 'group') names.add(peer.id)
      rules.push({ traffic, peer })
    }
  }
  return { rules, incomplete, names }
}

function peerOf(text: string, group: ResourceId, nic: Nic, t: TopologyIndex): RulePeer {
  const cidr = parseCidr(text)
  if (cidr !== null) {
    const of = (family: Family): NamedBlocks => (cidr.family === family ? { text, blocks: [cidr] } : { text: '', blocks: [] })
    return { type: 'blocks', named: { 4: of(4), 6: of(6) } }
  }
  const id = text === 'self' ? group : text
  const peer = t.get(id)
  if (peer?.kind !== 'prefix-list') return { type: 'group', id, exists: peer !== undefined }
  const of = (family: Family): readonly Range[] | undefined => {
    // Of interfaces a list of a service holds none: any of them stands for all.
    const blocks = listBlocks(peer, { family, ranges: [], nic, service: null, text: '', resource: null }, t)
    return blocks === 'all' ? undefined : blocks
  }
  const [four, six] = [of(4), of(6)]
  if (four === undefined || six === undefined) return { type: 'untold' }
  return { type: 'blocks', named: { 4: { text: id, blocks: four }, 6: { text: id, blocks: six } } }
}
