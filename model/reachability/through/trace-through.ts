import { endOf, senderOf } from '@/model/reachability/ends'
import { type Answer, explain, type Named } from '@/model/reachability/explain'
import { isLoadBalancer, type LoadBalancer } from '@/model/reachability/listeners'
import { type Nic, nicsOf } from '@/model/reachability/nics'
import { weights } from '@/model/reachability/outcome'
import type { Header } from '@/model/reachability/packet'
import { ask, joined, nowhere } from '@/model/reachability/pairs'
import { perhapsDown } from '@/model/reachability/perhaps-down'
import { inWords } from '@/model/reachability/remedy'
import { type Pair, startsOf } from '@/model/reachability/starts'
import { arrived, continued, ending, joinedConnections } from '@/model/reachability/through/connections'
import { type Door, type Doors, doorsTo } from '@/model/reachability/through/doors'
import type { Doubt, Question, Verdict } from '@/model/reachability/verdict'
import { doubt, pass, refuse } from '@/model/reachability/walk'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { TopologyIndex } from '@/model/topology-index'

/** What all connections of one question share. */
interface Asked {
  readonly question: Question & { readonly port: number }
  readonly balancer: LoadBalancer
  readonly target: ResourceId
  readonly targets: readonly Nic[]
  readonly t: TopologyIndex
  readonly down: ReadonlySet<string>
  readonly named: Named
}

/**
 * A connection through a load balancer to one of its targets (rules 38 to 40): the client's to the load balancer, and that of the load
 * balancer to the target, or the client's packets sent on to it. Of several listeners or target groups that lead there the best counts,
 * for the client chooses the path.
 */
export function traceThrough(question: Question, through: ResourceId, t: TopologyIndex, down: ReadonlySet<string>): Verdict {
  const balancer = t.get(through)
  if (!isLoadBalancer(balancer)) {
    const why = balancer === undefined ? `nothing in the topology is called "${through}"` : `${titleOf(through, t)} is no load balancer`
    return nowhere({ component: through, why, fix: 'Name a load balancer of the topology.' }, t)
  }
  const from = senderOf(question.from, t)
  const to = endOf(question.to, t)
  for (const end of [from, to]) if (end.type === 'none') return nowhere({ component: end.resource, why: end.why }, t)
  if (to.type !== 'interfaces') {
    const component = to.type === 'outside' || to.type === 'service' ? to.resource : balancer.id
    const why = `${titleOf(component, t)} has no network interface that a load balancer could reach`
    return nowhere({ component, why, fix: 'Ask for a target of the load balancer.' }, t)
  }
  const { port } = question
  if (port === undefined)
    return nowhere({ component: through, why: 'without a port no listener is asked', fix: 'Name the port of the listener.' }, t)
  const asked: Asked = { question: { ...question, port }, balancer, target: to.resource, targets: to.nics, t, down, named: new Map() }
  const entry = { type: 'interfaces' as const, nics: nicsOf(balancer, t), resource: balancer.id }
  const starts = startsOf(from, entry, question, t, down)
  if ('why' in starts) return nowhere(starts, t)
  const firsts = starts.pairs.map((pair) => ({ nic: pair.nics.at(-1) as Nic, answer: ask(pair, question, t, down, asked.named) }))
  const extra: readonly Doubt[] = [...starts.doubts, ...[from, to].flatMap((end) => perhapsDown(end, t, down))]
  // What does not come to a listener comes to no target.
  if (balancer.listeners === undefined || firsts.some(({ answer }) => answer.blocks.some(({ block }) => block.hop.stage === 'listener')))
    return joined(
      firsts.map((f) => f.answer),
      extra,
      t,
    )
  const found = doorsTo(balancer, { protocol: question.protocol, port }, to.resource, to.nics, t)
  const tried = found.doors.map((door) => throughDoor(door, firsts, asked))
  const [best] = [...tried].sort((a, b) => weights[worst(a.answers)] - weights[worst(b.answers)])
  if (best === undefined || (found.untold.length > 0 && worst(best.answers) !== 'reachable'))
    return joined(
      firsts.map(({ answer }) => closed(answer, found, asked)),
      extra,
      t,
    )
  return joined(best.answers, [...extra, ...best.doubts], t)
}

const worst = (answers: readonly Answer[]): Answer['word'] =>
  answers.reduce<Answer['word']>((a, { word }) => (weights[word] > weights[a] ? word : a), 'reachable')

interface First {
  /** The interface of the load balancer that is reached. */
  readonly nic: Nic
  readonly answer: Answer
}

interface Tried {
  readonly answers: readonly Answer[]
  readonly doubts: readonly Doubt[]
}

/** Nothing leads on from the listener, or the input does not tell what does. */
function closed(first: Answer, { refused, untold }: Doors, { balancer }: Asked): Answer {
  const walk = continued(first.run.forward)
  const facts = { component: balancer.id, stage: 'load-balancer' as const }
  if (refused !== null)
    refuse(
      walk,
      refused.code,
      { ...facts, why: () => refused.why },
      inWords(() => refused.fix),
    )
  else doubt(walk, { ...facts, why: () => `unknown: ${untold[0]?.why ?? ''}` }, untold)
  return ending(first, walk)
}

/** Over one listener and target group, as far as the input tells which way it is. */
function throughDoor(door: Door, firsts: readonly First[], asked: Asked): Tried {
  const { balancer, t } = asked
  const title = titleOf(door.group.id, t)
  if (door.keepsClient === 'unknown') {
    const ways = [true, false].map((keepsClient) => throughDoor({ ...door, keepsClient }, firsts, asked))
    const why = `whether ${title} keeps the address of the client is not in the input`
    return agreed(ways, { component: door.group.id, attribute: 'preserveClientIp', direction: 'forward', why })
  }
  const across = () => connected(door, firsts, asked, () => true)
  const within = () => connected(door, firsts, asked, (a, b) => a.zone === undefined || b.zone === undefined || a.zone === b.zone)
  // Rule 40: on at an application load balancer, and told at a network one.
  const crossZone = balancer.kind === 'application-load-balancer' ? true : balancer.crossZone
  if (crossZone === true) return across()
  if (crossZone === false) return within()
  const why = `whether ${titleOf(balancer.id, t)} sends to targets in other zones is not in the input`
  return agreed([across(), within()], { component: balancer.id, attribute: 'crossZone', direction: 'forward', why })
}

/** Ways of which the input does not tell which it is: one answer where they agree, else what decides is told. */
function agreed(ways: readonly Tried[], untold: Doubt): Tried {
  const [first, ...others] = ways as readonly [Tried, ...Tried[]]
  if (others.every((way) => worst(way.answers) === worst(first.answers))) return first
  const [best] = [...ways].sort((a, b) => weights[worst(a.answers)] - weights[worst(b.answers)])
  return { answers: best?.answers ?? first.answers, doubts: [...(best?.doubts ?? []), untold] }
}

/** @param serves  whether an interface of the load balancer sends to one of the target */
function connected(door: Door, firsts: readonly First[], asked: Asked, serves: (own: Nic, target: Nic) => boolean): Tried {
  const answers = firsts.flatMap(({ nic, answer }) => {
    const served = asked.targets.filter((target) => serves(nic, target))
    return served.map((target) => leg(door, nic, target, answer, asked))
  })
  if (answers.length > 0) return { answers, doubts: [] }
  const { balancer, t, target } = asked
  const zones = new Set(asked.targets.map((nic) => nic.zone))
  const isThere = firsts.some(({ nic }) => zones.has(nic.zone))
  const why = () => `${titleOf(balancer.id, t)} sends to targets in its own zones only, and ${titleOf(target, t)} stands in another`
  return {
    doubts: [],
    answers: firsts.map(({ answer }) => {
      const walk = continued(answer.run.forward)
      refuse(
        walk,
        isThere ? 'ELB_NOT_CROSSZONE' : 'ELBV2_NO_TARGETS_IN_AZ',
        { component: balancer.id, stage: 'load-balancer', why },
        inWords(() => `Switch cross-zone load balancing of ${titleOf(balancer.id, t)} on, or give it a subnet in that zone.`),
      )
      return ending(answer, walk)
    }),
  }
}

/** From one interface of the load balancer to one of the target. */
function leg(door: Door, own: Nic, target: Nic, first: Answer, asked: Asked): Answer {
  const { balancer, t, down, named } = asked
  const walk = continued(first.run.forward)
  const facts = { component: balancer.id, stage: 'load-balancer' as const, rule: () => door.listener }
  if (door.port === undefined) {
    const why = `the port of ${titleOf(door.group.id, t)} is not in the input`
    doubt(walk, { ...facts, why: () => `unknown: ${why}` }, [{ component: door.group.id, attribute: 'port', why }])
    return ending(first, walk)
  }
  const question: Question = { from: balancer.id, to: asked.target, protocol: door.protocol, port: door.port }
  const ends = [own, target].map((nic) => ({ type: 'interfaces' as const, nics: [nic], resource: nic.owner }))
  const [from, to] = ends as [(typeof ends)[number], (typeof ends)[number]]
  const starts = startsOf(from, to, question, t, down)
  const pair = 'why' in starts ? undefined : starts.pairs[0]
  if ('why' in starts || pair === undefined) {
    const why = 'why' in starts ? starts.why : 'nothing leads there'
    refuse(
      walk,
      'NO_PATH',
      { ...facts, why: () => why },
      inWords(() => 'Bring it up again, or ask for another target.'),
    )
    return ending(first, walk)
  }
  const ports = { from: door.port, to: door.port }
  const keeps = door.keepsClient === true
  if (keeps && own.vpc !== target.vpc && own.vpc !== undefined && target.vpc !== undefined)
    refuse(
      walk,
      'ELBV2_SOURCE_ADDRESS_PRESERVATION',
      {
        ...facts,
        why: () => `${titleOf(balancer.id, t)} keeps the address of the client, and ${titleOf(asked.target, t)} is in another VPC`,
      },
      inWords(() => `Switch the preservation of client addresses of ${titleOf(door.group.id, t)} off.`),
    )
  const start = keeps ? keptStart(pair, own, arrived(first), balancer.id) : pair.start
  const header = start(ports).header
  const group = titleOf(door.group.id, t)
  pass(walk, {
    ...facts,
    why: () => `forwards to ${group}${keeps ? ', keeping the address of the client' : ', in a connection of its own'}`,
    rewritten: header,
  })
  const second = explain(start(ports), t, down, named)
  return joinedConnections(walk.blocks.length === 0 ? first : ending(first, walk), walk, second)
}

/** Rule 39: the target, its groups and its network ACL see the client; references to groups see the load balancer, to which answers go. */
function keptStart(pair: Pair, own: Nic, client: Header, balancer: ResourceId): Pair['start'] {
  return (ports) => {
    const { position, header } = pair.start(ports)
    const source = { ...client.source, nic: own, resource: balancer, keptBy: balancer }
    return { position, header: { ...header, source, sourcePorts: client.sourcePorts } }
  }
}
