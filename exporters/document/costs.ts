import { blocks, bullets, type DocumentSection } from '@/exporters/document/section'
import { cell, inline } from '@/exporters/markdown/encode'
import { table } from '@/exporters/markdown/table'
import { type CostItem, costItems } from '@/model/cost'
import { endpointReturns, natSavings } from '@/model/endpoint-savings'
import { usd } from '@/model/money'
import type { TopologyIndex } from '@/model/topology-index'

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
      savings(t),
    )
  },
}

/** `NAT Gateway (730 hrs)`, `Interface Endpoints (2 × 730 hrs)`, `NAT Data Processing (10 GB)`. */
function itemText(item: CostItem): string {
  if (item.unit === 'gb') return `${item.label} (${item.quantity} GB)`
  const [first] = item.lines
  const same = item.lines.every((l) => l.quantity === first?.quantity)
  const hours = same && item.lines.length > 1 ? `${item.lines.length} × ${first?.quantity}` : String(item.quantity)
  return `${item.label} (${hours} hrs)`
}

function savings(t: TopologyIndex): string | null {
  const gateway = natSavings(t)
  const interfaces = endpointReturns(t)
  if (gateway.lines.length === 0 && interfaces.length === 0) return null
  const money = (amount: number) => (amount === 0 ? '$0' : usd(amount))
  return blocks(
    '---',
    '### Cost Savings from VPC Endpoints',
    gateway.lines.length === 0
      ? null
      : blocks(
          `**Without VPC Endpoints:**\n${bullets([
            ...gateway.lines.map((l) =>
              inline(`${l.service} traffic via NAT: ${l.gbPerMonth} GB/month × ${l.priceText}/GB = ${money(l.usdPerMonth)}`),
            ),
            `**Total NAT savings:** ${cell(`${money(gateway.usdPerMonth)}/month`)}`,
          ])}`,
          `**With Gateway Endpoints (Free):**\n${bullets([
            ...gateway.lines.map((l) => inline(`${l.service} traffic: ${money(0)}`)),
            `**Savings:** ${cell(`${money(gateway.usdPerMonth)}/month = ${money(12 * gateway.usdPerMonth)}/year`)}`,
          ])}`,
        ),
    ...interfaces.map((r) =>
      [
        `**Interface Endpoint ROI (${cell(r.service)}):**`,
        bullets([
          inline(
            `${r.service} data transfer savings: ${r.approximate ? '~' : ''}${r.gbPerMonth} GB/month × ${r.natPriceText} = ${money(r.savedUsd)}`,
          ),
          inline(`Cost: ${money(r.costUsd)}/month`),
          `**Net ${r.netUsd < 0 ? 'cost' : 'savings'}:** ${cell(`${money(r.netUsd)}/month`)}${r.note === undefined ? '' : ` (${cell(r.note)})`}`,
        ]),
      ].join('\n'),
    ),
  )
}
