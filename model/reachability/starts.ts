import { awsService } from '@/model/aws-services'
import type { Family } from '@/model/net/address'
import { allPorts, type PortRange } from '@/model/net/ports'
import { familyOfProtocol, hasPorts, isIcmp, protocolName } from '@/model/net/protocol'
import type { Code } from '@/model/reachability/codes'
import { type End, isOnInternet } from '@/model/reachability/ends'
import { type Nic, nicsOf } from '@/model/reachability/nics'
import { ephemeralPorts, type Header, type Party } from '@/model/reachability/packet'
import type { Start } from '@/model/reachability/run'
import { mayHold } from '@/model/reachability/unseen'
import type { Doubt, Question } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

/** An interface of one end and one of the other, or a party outside. */
export interface Pair {
  readonly source: Nic | null
  readonly start: (port: PortRange) => Start
  /** Interfaces whose rules decide about ports. */
  readonly nics: readonly Nic[]
}

export interface Pairs {
  readonly pairs: readonly Pair[]
  readonly doubts: readonly Doubt[]
}

/** Why nothing can be asked, and of what. */
export interface Nowhere {
  /** It would work, if it were up. */
  readonly isDown?: true
  readonly code?: Code
  /** It may be asked all the same, and the input does not tell. */
  readonly doubt?: Doubt
  /** What to ask instead. */
  readonly fix?: string
  readonly why: string
  readonly component: ResourceId
}

/** Every pair of an interface of the one end and an interface of the other. */
export function startsOf(from: End, to: End, question: Question, t: TopologyIndex, down: ReadonlySet<string>): Pairs | Nowhere {
  if (from.type === 'none' || to.type === 'none') return { why: '', component: '' as ResourceId }
  const families = familiesOf(from, to, question.protocol)
  if (families.length === 0) return noCommonFamily(from, to, question.protocol, t)
  if (from.type === 'interfaces') {
    const senders = from.nics.filter((nic) => !isDown(nic, down))
    if (senders.length === 0) return { why: `${titleOf(from.resource, t)} is down`, isDown: true, component: from.resource }
    const answers = senders.map((nic) => fromNic(nic, to, families, question, t, down))
    const failed = answers.find((a): a is Nowhere => 'why' in a)
    if (failed !== undefined) return failed
    const all = answers.filter((a): a is Pairs => !('why' in a))
    return { pairs: all.flatMap((a) => a.pairs), doubts: all.flatMap((a) => a.doubts) }
  }
  if (to.type === 'interfaces' || to.type === 'public') {
    const nics = to.type === 'public' ? [to.nic] : to.nics.filter((nic) => !isDown(nic, down))
    if (nics.length === 0)
      return {
        why: `every interface of ${titleOf(to.type === 'interfaces' ? to.resource : ('' as ResourceId), t)} is down`,
        isDown: true,
        component: to.type === 'interfaces' ? to.resource : ('' as ResourceId),
      }
    if (from.type === 'behind') return fromBehind(from, to, nics, families, question, t)
    if (to.type === 'interfaces' && to.byAddress === 4 && from.type === 'outside') {
      const own = nics[0]?.party[4]
      if (own != null && nics[0]?.publicAddress.address !== own.text && own.text === question.to)
        return {
          code: 'IGW_EXPECTS_PUBLIC_ADDRESS',
          fix: 'Ask for the public address, or for the resource.',
          why: `${own.text} is a private address: from the internet an interface is reached by its public one`,
          component: 'internet' as ResourceId,
        }
    }
    return inwards(from, nics, families, question, t)
  }
  const party = partyOutside(from, 4)
  if (!isOnInternet(party) || !isOnInternet(partyOutside(to, 4)))
    return {
      why: `${party.text} and ${partyOutside(to, 4).text} are both outside of the topology`,
      component: party.resource ?? ('internet' as ResourceId),
    }
  return { pairs: [], doubts: [] }
}

const withoutAddress = (nic: Nic, family: Family, t: TopologyIndex): Nowhere => ({
  why: `${titleOf(nic.owner, t)} has no IPv${family} address`,
  fix: `Ask for an IPv${family === 4 ? 6 : 4} address at the other end, or give ${titleOf(nic.owner, t)} an IPv${family} address.`,
  component: nic.owner,
})

/** IP versions that both ends may speak and that carry the protocol, the preferred first. */
const familiesOf = (from: End, to: End, protocol: number): readonly Family[] => {
  const only = familyOfProtocol(protocol)
  return ([4, 6] as const).filter((family) => (only === null || only === family) && speaks(from, family) && speaks(to, family))
}

/** Whether an end may be asked for over an IP version. The public names of services and the networks behind gateways are taken to be IPv4. */
function speaks(end: End, family: Family): boolean {
  if (end.type === 'interfaces') return end.byAddress === undefined || end.byAddress === family
  if (end.type === 'outside') return end.party(family).family === family
  return end.type === 'public' || end.type === 'behind' || end.type === 'service' ? end.party.family === family : true
}

function noCommonFamily(from: End, to: End, protocol: number, t: TopologyIndex): Nowhere {
  const component = from.type === 'behind' ? from.gateway : from.type === 'public' ? from.nic.owner : from.resource
  return withoutFamily(nameOf(from, t), nameOf(to, t), protocol, component)
}

/** As it was asked for: an address, not what has it. */
function nameOf(end: End, t: TopologyIndex): string {
  if (end.type === 'none') return end.resource
  if (end.type === 'outside') return end.party(4).text
  if (end.type !== 'interfaces') return end.party.text
  const asked = end.byAddress === undefined ? null : end.nics[0]?.party[end.byAddress]
  return asked?.text ?? titleOf(end.resource, t)
}

function withoutFamily(from: string, to: string, protocol: number, component: ResourceId): Nowhere {
  const only = familyOfProtocol(protocol)
  const carries = only === null ? '' : ` that carries ${protocolName(protocol)}`
  const fix =
    only === null
      ? 'Ask for ends that have addresses of one IP version.'
      : `Give both ends an IPv${only} address, or ask for the ICMP of the other IP version.`
  return { why: `${from} and ${to} have no IP version in common${carries}`, fix, component }
}

export const isDown = (nic: Nic, down: ReadonlySet<string>): boolean =>
  down.has(nic.key) || down.has(nic.owner) || (nic.id !== null && down.has(nic.id)) || (nic.subnet !== undefined && down.has(nic.subnet))

/** From behind the gateways of VPNs to an interface, by its private address unless a public one was asked for. */
function fromBehind(
  from: Extract<End, { type: 'behind' }>,
  to: Extract<End, { type: 'interfaces' | 'public' }>,
  nics: readonly Nic[],
  families: readonly Family[],
  question: Question,
  t: TopologyIndex,
): Pairs | Nowhere {
  const [family] = families
  const ways = nics.flatMap((nic) =>
    from.doors.filter(({ vpc }) => vpc === null || vpc === nic.vpc || nic.vpc === undefined).map((door) => ({ nic, door })),
  )
  if (ways.length === 0) {
    const into = from.doors.flatMap(({ vpc }) => (vpc === null ? [] : [titleOf(vpc, t)])).join(' and ')
    return { why: `${titleOf(from.gateway, t)} leads into ${into} only`, component: from.gateway }
  }
  const pairs: Pair[] = []
  for (const { nic, door } of ways) {
    const destination = to.type === 'public' ? to.party : family === undefined ? null : nic.party[family]
    if (destination === null) return withoutFamily(from.party.text, titleOf(nic.owner, t), question.protocol, nic.owner)
    const header = (ports: PortRange) => headerOf({ ...from.party, resource: door.id }, destination, ports, question)
    pairs.push({
      source: null,
      nics: [nic],
      start: (ports) => ({
        position: door.vpc === null ? { step: 'from-attachment', attachment: door.id } : { step: 'from-behind', gateway: door.id, nic },
        header: header(ports),
      }),
    })
  }
  return { pairs, doubts: [] }
}

const partyOutside = (end: Exclude<End, { type: 'none' | 'interfaces' }>, family: Family): Party =>
  end.type === 'outside' ? end.party(family) : end.party

function inwards(
  from: Exclude<End, { type: 'none' | 'interfaces' }>,
  nics: readonly Nic[],
  families: readonly Family[],
  question: Question,
  t: TopologyIndex,
): Pairs | Nowhere {
  const pairs: Pair[] = []
  for (const nic of nics) {
    const family = familyInwards(families, nic)
    const own = nic.party[family]
    const party = partyOutside(from, family)
    if (own === null) return withoutAddress(nic, family, t)
    if (!isOnInternet(party)) {
      const doubt = mayHold(party, t)
      if (doubt !== null) return { why: doubt.why, doubt, component: doubt.component }
      return { why: `${party.text} is no address of the topology, nor a public one`, component: party.resource ?? nic.owner }
    }
    const destination: Party =
      family === 6 ? own : { ...own, nic: null, text: nic.publicAddress.state === 'yes' ? nic.publicAddress.text : own.text }
    pairs.push({
      source: null,
      nics: [nic],
      start: (ports) => ({ position: { step: 'from-internet', nic }, header: headerOf(party, destination, ports, question) }),
    })
  }
  return { pairs, doubts: [] }
}

/** IPv4 where the interface may have a public address of it, else IPv6 where it has one. */
const familyInwards = (families: readonly Family[], nic: Nic): Family =>
  families.includes(6) && (!families.includes(4) || (nic.publicAddress.state === 'no' && nic.party[6] !== null)) ? 6 : 4

function fromNic(
  nic: Nic,
  to: End,
  families: readonly Family[],
  question: Question,
  t: TopologyIndex,
  down: ReadonlySet<string>,
): Pairs | Nowhere {
  const leave = { step: 'leave', nic } as const
  const pair = (source: Party, destination: Party, nics: readonly Nic[]): Pair => ({
    source: nic,
    nics,
    start: (ports) => ({ position: leave, header: headerOf(source, destination, ports, question) }),
  })
  if (to.type === 'interfaces') {
    const able = to.nics.filter((other) => !isDown(other, down))
    if (able.length === 0) return { why: `${titleOf(to.resource, t)} is down`, isDown: true, component: to.resource }
    const pairs: Pair[] = []
    for (const other of able) {
      const family = families.find((f) => nic.party[f] !== null && other.party[f] !== null)
      const [source, destination] = family === undefined ? [] : [nic.party[family], other.party[family]]
      if (source == null || destination == null)
        return withoutFamily(titleOf(nic.owner, t), titleOf(other.owner, t), question.protocol, nic.owner)
      pairs.push(pair(source, destination, [nic, other]))
    }
    return { pairs, doubts: [] }
  }
  if (to.type === 'none') return { why: to.why, component: to.resource }
  if (to.type === 'service') return toService(nic, to, question.via ?? [], pair, t)
  const family = families.find((f) => nic.party[f] !== null) ?? families[0] ?? 4
  const source = nic.party[family]
  const destination = partyOutside(to, family)
  if (source === null) return withoutAddress(nic, family, t)
  return { pairs: [pair(source, destination, to.type === 'public' ? [nic, to.nic] : [nic])], doubts: [] }
}

/** To an AWS service: by the interface endpoint that its public name resolves to, else by the routes to its public addresses (rules 30 and 31). */
function toService(
  nic: Nic,
  to: Extract<End, { type: 'service' }>,
  via: readonly ResourceId[],
  pair: (source: Party, destination: Party, nics: readonly Nic[]) => Pair,
  t: TopologyIndex,
): Pairs | Nowhere {
  const source = nic.party[4]
  if (source === null) return withoutAddress(nic, 4, t)
  const endpoints = t.of('interface-endpoint').filter((e) => awsService(e.service).family === to.family && t.vpcOf(e.id) === nic.vpc)
  const able = endpoints.filter((e) => e.privateDns !== false)
  const meant = able.filter((e) => via.includes(e.id))
  const named = meant.length > 0 ? meant : able
  const doubts = named
    .filter((e) => e.privateDns === undefined)
    .map(
      (e): Doubt => ({
        component: e.id,
        attribute: 'privateDns',
        direction: 'forward',
        why: `whether private DNS leads to ${titleOf(e.id, t)} is not in the input`,
      }),
    )
  if (named.length === 0) return { pairs: [pair(source, to.party, [nic])], doubts }
  return {
    pairs: named.flatMap((e) =>
      nicsOf(e, t).flatMap((other) => (other.party[4] === null ? [] : [pair(source, other.party[4], [nic, other])])),
    ),
    doubts,
  }
}

function headerOf(source: Party, destination: Party, ports: PortRange, question: Question): Header {
  const { protocol, sourcePort } = question
  const icmp = isIcmp(protocol) ? { type: question.icmpType ?? (protocol === 58 ? 128 : 8), code: question.icmpCode ?? 0 } : null
  return {
    source,
    destination,
    protocol,
    sourcePorts: sourcePort === undefined ? ephemeralPorts : { from: sourcePort, to: sourcePort },
    destinationPorts: hasPorts(protocol) ? ports : allPorts,
    icmp,
  }
}
