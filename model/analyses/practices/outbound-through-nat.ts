import { computeOf } from '@/model/analyses/practices/compute'
import { no, type PracticeCheck, unknown, yes } from '@/model/analyses/practices/practice'
import { listInWords } from '@/model/words'

export const outboundThroughNat: PracticeCheck = {
  id: 'outbound-through-nat',
  check: (t) => {
    const subnets = [...new Set(computeOf(t).flatMap((r) => t.interfacesOf(r).flatMap((i) => i.subnet ?? [])))]
    if (subnets.length === 0) return unknown('No compute stands in a known subnet.')
    const tables = subnets.map((s) => t.routeTableOf(s))
    if (tables.some((table) => table === undefined)) return unknown('The route table of a subnet with compute is not in the input.')
    const direct = subnets.filter((s, i) => t.gatewaysOf(tables[i]?.id ?? s, 'internet').length > 0)
    if (direct.length > 0) return no(`${listInWords(direct.map((s) => t.nameOf(s)))} go straight to an internet gateway.`)
    const natsOf = new Map([...new Set(tables.flatMap((table) => table?.id ?? []))].map((id) => [id, t.gatewaysOf(id, 'nat')] as const))
    const nats = [...new Set([...natsOf.values()].flat())]
    if (nats.length === 0) return no('No route of a subnet with compute leads to a NAT gateway.')
    const names = (hasNat: boolean) => [...natsOf].flatMap(([id, found]) => (found.length > 0 === hasNat ? [t.nameOf(id)] : []))
    const [leading, other] = [names(true), names(false)]
    const rest = other.length === 0 ? '' : ` ${listInWords(other)} ${other.length === 1 ? 'has' : 'have'} no route to one.`
    return yes(
      `${listInWords(leading)} ${leading.length === 1 ? 'leads' : 'lead'} out through ${listInWords(nats.map((n) => t.nameOf(n)))}.${rest}`,
    )
  },
}
