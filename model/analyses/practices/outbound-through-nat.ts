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
    const nats = [...new Set(tables.flatMap((table) => (table === undefined ? [] : t.gatewaysOf(table.id, 'nat'))))]
    return nats.length === 0
      ? no('No route of a subnet with compute leads to a NAT gateway.')
      : yes(
          `${listInWords(tables.flatMap((table) => (table === undefined ? [] : [t.nameOf(table.id)])).filter((n, i, all) => all.indexOf(n) === i))} leads out through ${listInWords(nats.map((n) => t.nameOf(n)))}.`,
        )
  },
}
