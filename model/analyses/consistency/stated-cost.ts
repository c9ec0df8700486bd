import type { Analysis, Finding } from '@/model/analyses/analysis'
import { costLines, costSum } from '@/model/cost'
import { endpointReturns } from '@/model/endpoint-savings'
import { roundCents, usd } from '@/model/money'
import type { TopologyIndex } from '@/model/topology-index'
import { listInWords } from '@/model/words'

/** A monthly cost that the document states and the prices do not give. */
export const statedCost: Analysis = {
  id: 'stated-cost',
  title: 'Stated costs agree with the computed ones',
  run: (t) => [...monthly(t), ...net(t)],
}

const monthly = (t: TopologyIndex): readonly Finding[] =>
  t.topology.documented.flatMap((stated) => {
    if (stated.attribute !== 'monthly-cost') return []
    const lines = costLines(t.topology).filter((l) => l.unit === 'hour' && l.of.every((id) => stated.about.includes(id)))
    const computed = lines.reduce((sum, l) => sum + l.usdPerMonth, 0)
    if (lines.length === 0 || roundCents(computed) === roundCents(stated.value)) return []
    const names = listInWords(stated.about.map((id) => t.get(id)?.awsId ?? t.nameOf(id)))
    const hours = stated.value / (computed / t.hoursPerMonth)
    const days = Math.round(hours) / 24
    const why =
      Math.abs(hours - Math.round(hours)) < 0.01 && Number.isInteger(days)
        ? ` The stated figure counts ${Math.round(hours)} hours, a month of ${days} days.`
        : ''
    return [
      {
        code: 'consistency/stated-cost',
        severity: 'note',
        message: `"${stated.place}" states ${usd(stated.value)} a month for ${names}; computed: ${costSum(lines)}.${why}`,
        resources: stated.about,
      },
    ]
  })

/** What endpoints cost beyond what they save at the NAT gateway. */
const net = (t: TopologyIndex): readonly Finding[] =>
  t.topology.documented.flatMap((stated) => {
    if (stated.attribute !== 'net-monthly-cost') return []
    const found = endpointReturns(t).find((r) => r.of.length === stated.about.length && r.of.every((id) => stated.about.includes(id)))
    if (found === undefined || roundCents(-found.netUsd) === roundCents(stated.value)) return []
    return [
      {
        code: 'consistency/stated-cost',
        severity: 'note',
        message: `"${stated.place}" states a net cost of ${usd(stated.value)} a month; computed: ${usd(found.costUsd)} - ${usd(found.savedUsd)} = ${usd(-found.netUsd)}.`,
        resources: stated.about,
      },
    ]
  })
