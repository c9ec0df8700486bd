import type { Analysis } from '@/model/analyses/analysis'
import { costItems, costSum } from '@/model/cost'

/** Costs that the prices and assumptions give, and that the cost table leaves out. */
export const costLeftOut: Analysis = {
  id: 'cost-left-out',
  title: 'The cost table counts every cost',
  run: (t) =>
    costItems(t.topology)
      .filter((item) => t.topology.document.costsLeftOut.includes(item.item) && item.usdPerMonth > 0)
      .map((item) => ({
        code: 'consistency/cost-left-out',
        severity: 'note',
        message: `The cost table leaves out ${item.label}: ${costSum(item.lines)} a month.`,
        resources: [...new Set(item.lines.flatMap((l) => l.of))],
      })),
}
