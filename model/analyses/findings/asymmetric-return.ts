import type { Analysis, Finding } from '@/model/analyses/findings/finding'
import { isSameWay, type Way, wayKey, waysBetween } from '@/model/analyses/findings/ways-between-subnets'
import { groupThousands } from '@/model/money'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import type { ResourceOf } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

type Subnet = ResourceOf<'subnet'>

interface Pair {
  readonly from: Subnet
  readonly to: Subnet
  readonly request: Way
  readonly answer: Way
}

export const asymmetricReturn: Analysis = {
  code: 'finding/asymmetric-return',
  severity: 'warning',
  title: 'Answers come back another way than the requests went',
  about:
    'By the route tables of both subnets, requests pass an appliance or a NAT gateway that their answers do not pass, or the other way round. What remembers connections drops answers to requests that it has not seen. Transit gateway attachments without appliance mode do this between zones. Told only where both ways are known to their end. Source: AWS Transit Gateway Guide, "Example: Appliance in a shared services VPC".',
  find: (t) => {
    const groups = new Map<string, Pair[]>()
    for (const pair of asymmetricPairs(t)) {
      // One attachment is one mistake, however many pairs it parts; else the routes of one VPC are.
      const key = chosenByZone(pair.request, pair.answer) ?? JSON.stringify([pair.to.vpc, wayKey(pair.request), wayKey(pair.answer)])
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [pair])
      else group.push(pair)
    }
    return [...groups.values()].flatMap((pairs) => findingOf(pairs, t))
  },
}

function asymmetricPairs(t: TopologyIndex): readonly Pair[] {
  if (!hasMiddle(t)) return []
  const wayOf = waysBetween(t)
  const nobodyIn = attachmentsOnly(t)
  const subnets = t.of('subnet').filter((s) => s.cidr !== undefined && t.routeTableOf(s.id) !== undefined && !nobodyIn.has(s.id))
  return subnets.flatMap((a, i) =>
    subnets.slice(i + 1).flatMap((b) => {
      const [there, back] = [wayOf(a, b), wayOf(b, a)]
      if (there === null || back === null) return []
      const pair = { from: a, to: b, request: there, answer: back }
      const turned = { from: b, to: a, request: back, answer: there }
      // Told from the side whose requests pass more, so that pairs of one mistake come together.
      const told = there.length < back.length ? [turned, pair] : [pair, turned]
      return told.filter((p) => isAsymmetric(p, t)).slice(0, 1)
    }),
  )
}

function isAsymmetric({ from, to, request, answer }: Pair, t: TopologyIndex): boolean {
  // Answers to what a NAT gateway has sent go to its own address, whatever the tables say of the sender's.
  if (request.some((m) => m.translates)) return false
  if (isSameWay(request, answer.length < 2 ? answer : [...answer].reverse())) return false
  // Beside an appliance itself nobody counts on its way.
  const ids = new Set([...request, ...answer].flatMap((m) => m.ids))
  return ![...ids].some((id) => {
    const middle = t.get(id)
    return middle !== undefined && t.interfacesOf(middle).some((i) => i.subnet === from.id || i.subnet === to.id)
  })
}

/** Whether any route leads to what remembers connections between private networks: without one no pair needs to be looked at. */
const hasMiddle = (t: TopologyIndex): boolean =>
  t.of('route-table').some((table) =>
    (table.routes ?? []).some((route) => {
      const target = t.get(route.target)
      const leadsTo = target === undefined ? undefined : t.kindOf(target).routeTarget?.leadsTo
      return leadsTo === 'appliance' || leadsTo === 'nat'
    }),
  )

/** Subnets that hold interfaces of a transit gateway and nothing else: nobody there opens a connection. */
function attachmentsOnly(t: TopologyIndex): ReadonlySet<ResourceId> {
  const subnets = new Set(t.of('transit-gateway-attachment').flatMap((a) => a.subnets ?? []))
  for (const r of t.all) {
    if (r.kind === 'transit-gateway-attachment') continue
    for (const { subnet } of t.interfacesOf(r)) if (subnet !== undefined) subnets.delete(subnet)
  }
  return subnets
}

function findingOf(pairs: readonly Pair[], t: TopologyIndex): readonly Finding[] {
  const [first] = pairs
  if (first === undefined) return []
  const { from, to, request, answer } = first
  const others =
    pairs.length === 1
      ? ''
      : ` The same goes for ${groupThousands(pairs.length - 1)} other pair${pairs.length === 2 ? '' : 's'} of subnets.`
  const message = `Requests from ${titleOf(from.id, t)} to ${titleOf(to.id, t)} pass ${inWords(request, t)}, their answers ${inWords(answer, t)}.${others}`
  const attachment = chosenByZone(request, answer)
  if (attachment !== null)
    return [{ resource: attachment, path: 'applianceMode', message, fix: `Switch the appliance mode of ${titleOf(attachment, t)} on.` }]
  const table = t.routeTableOf(to.id)
  return [
    {
      resource: table?.id ?? to.id,
      path: '',
      message,
      fix: 'Change the routes of one side, so that both ways pass the same.',
    },
  ]
}

const inWords = (way: Way, t: TopologyIndex): string =>
  way.length === 0 ? 'nothing between' : way.map((m) => m.ids.map((id) => titleOf(id, t)).join(' or ')).join(', then ')

/** The attachment whose zones alone make the difference; null: the routes do. */
function chosenByZone(request: Way, answer: Way): ResourceId | null {
  const back = [...answer].reverse()
  const differing = request.flatMap((m, i) => (m.ids.join() === back[i]?.ids.join() ? [] : [[m.by, back[i]?.by]]))
  const [pair] = differing
  return request.length === back.length && pair?.[0] !== null && pair?.[0] === pair?.[1] ? (pair?.[0] ?? null) : null
}
