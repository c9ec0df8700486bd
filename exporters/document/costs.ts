import { blocks, bullets, type DocumentSection } from '@/exporters/document/section'
import { cell, code, inline } from '@/exporters/markdown/encode'
import { table } from '@/exporters/markdown/table'
import { type CostItem, costItems, quantityText, unpriced } from '@/model/cost'
import { endpointReturns, natSavings } from '@/model/endpoint-savings'
import { hourlyLabel, usd } from '@/model/money'
import type { TopologyIndex } from '@/model/topology-index'
import { listInWords } from '@/model/words'

/** What the network costs a month, and what its endpoints save. Nothing here is stated in the topology: all of it is computed. */
export const costsSection: DocumentSection = {
  id: 'costs',
  write: (t) => {
    const left = new Set(t.topology.document.costsLeftOut)
    const items = costItems(t.topology).filter((item) => !left.has(item.item))
    if (items.length === 0) return null
    const sum = items.reduce((total, item) => total + item.usdPerMonth, 0)
    return blocks(
      '## Network Cost Optimization',
      '### Current Architecture Costs',
      table(
        ['Component', 'Monthly Cost', 'Annual Cost'],
        [
          ...items.map((item) => [itemText(item), usd(item.usdPerMonth), usd(12 * item.usdPerMonth)]),
          [{ bold: 'Total Networking' }, { bold: usd(sum) }, { bold: usd(12 * sum) }],
        ],
      ),
      notCounted(t),
      savings(t),
    )
  },
}

/** A sum that leaves something out says what. */
function notCounted(t: TopologyIndex): string | null {
  const missing = unpriced(t.topology)
  if (missing.length === 0) return null
  const items = missing.map(({ priceId, of }) => `${inline(listInWords(of.map((id) => t.nameOf(id))))} (${code(priceId)})`)
  return `Not counted, because the topology tells no price: ${items.join('; ')}.`
}

/** `NAT Gateway (730 hrs)`, `Interface Endpoints (2 × 730 hrs)`, `NAT Data Processing (10 GB)`. */
function itemText(item: CostItem): string {
  if (item.unit === 'gb') return `${item.label} (${quantityText(item.quantity)} GB)`
  const [first] = item.lines
  const same = item.lines.every((l) => l.quantity === first?.quantity)
  const hours = same && item.lines.length > 1 ? `${item.lines.length} × ${quantityText(first?.quantity ?? 0)}` : quantityText(item.quantity)
  return `${item.label} (${hours} hrs)`
}

function savings(t: TopologyIndex): string | null {
  const gateway = natSavings(t)
  const interfaces = endpointReturns(t)
  if (gateway.lines.length === 0 && interfaces.length === 0) return null
  const price = t.price('gateway-endpoint-hour')
  const saved = gateway.usdPerMonth - gateway.endpointUsd
  const money = (amount: number) => (amount === 0 ? '$0' : usd(amount))
  return blocks(
    '---',
    '### Cost Savings from VPC Endpoints',
    gateway.lines.length === 0
      ? null
      : blocks(
          `**Without VPC Endpoints:**\n${bullets([
            ...gateway.lines.map((l) =>
              inline(`${l.service} traffic via NAT: ${quantityText(l.gbPerMonth)} GB/month × ${l.priceText}/GB = ${money(l.usdPerMonth)}`),
            ),
            `**Total NAT savings:** ${cell(`${money(gateway.usdPerMonth)}/month`)}`,
          ])}`,
          `**With Gateway Endpoints${price === undefined ? '' : ` (${cell(hourlyLabel(price.usd))})`}:**\n${bullets([
            ...gateway.lines.map((l) => inline(`${l.service} traffic: ${money(0)}`)),
            ...(gateway.endpointUsd === 0 ? [] : [inline(`Endpoints: ${money(gateway.endpointUsd)}/month`)]),
            `**Savings:** ${cell(`${money(saved)}/month = ${money(12 * saved)}/year`)}`,
          ])}`,
        ),
    ...interfaces.map((r) =>
      [
        `**Interface Endpoint ROI (${cell(r.service)}):**`,
        bullets([
          inline(
            `${r.service} data transfer savings: ${r.approximate ? '~' : ''}${quantityText(r.gbPerMonth)} GB/month × ${r.natPriceText} = ${money(r.savedUsd)}`,
          ),
          inline(`Cost: ${money(r.costUsd)}/month`),
          `**Net ${r.netUsd < 0 ? 'cost' : 'savings'}:** ${cell(`${money(r.netUsd)}/month`)}${r.note === undefined ? '' : ` (${cell(r.note)})`}`,
        ]),
      ].join('\n'),
    ),
  )
}
