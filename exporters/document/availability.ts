import { blocks, bullets, type DocumentSection } from '@/exporters/document/section'
import { cell, inline } from '@/exporters/markdown/encode'
import { failureImpact, spansOf } from '@/model/analyses/availability'
import { proposalSteps } from '@/model/analyses/proposals'
import { usd } from '@/model/money'
import type { TopologyIndex } from '@/model/topology-index'
import { listInWords } from '@/model/words'

/** What stands in several zones and what in one, what each zone's failure takes down, and how to do better. */
export const availabilitySection: DocumentSection = {
  id: 'availability',
  write: (t) => {
    const spans = spansOf(t)
    if (spans.length === 0) return null
    const { reason } = t.topology.availability
    const multi = spans.filter((s) => !s.isSingle)
    const single = spans.filter((s) => s.isSingle)
    return blocks(
      '## High Availability Considerations',
      '### Current Setup',
      multi.length === 0 ? null : `**Multi-AZ:**\n${bullets(multi.map((s) => `✅ ${cell(s.text)}`))}`,
      single.length === 0
        ? null
        : `**Single-AZ${reason === undefined ? '' : ` (${cell(reason)})`}:**\n${bullets(single.map((s) => `⚠️ ${cell(s.text)}`))}`,
      `**Impact of AZ Failure:**\n${bullets(failureImpact(t).map((i) => inline(`${i.zone} failure: ${i.text}`)))}`,
      ...t.topology.proposals.map((p) => upgrade(p.id, t)),
    )
  },
}

function upgrade(id: string, t: TopologyIndex): string | null {
  const proposal = t.topology.proposals.find((p) => p.id === id)
  if (proposal === undefined) return null
  const { steps, usdPerMonth, withoutPrice } = proposalSteps(proposal, t.topology)
  const title = t.topology.proposals.length === 1 ? 'Production Upgrade Path' : `Production Upgrade Path: ${proposal.title}`
  const paid = steps.filter((s) => s.usdPerMonth !== 0)
  return blocks(
    '---',
    `### ${inline(title)}`,
    proposal.goal === undefined ? null : inline(`To achieve ${proposal.goal}:`),
    steps
      .map((s, i) =>
        [
          `${i + 1}. **${inline(s.title)}**`,
          ...s.does.map((d) => `   - ${inline(d)}`),
          `   - Cost: ${cell(extra(s.usdPerMonth, s.withoutPrice))}${s.costNote === undefined ? '' : ` (${cell(s.costNote)})`}`,
          ...(s.benefit === undefined ? [] : [`   - Benefit: ${cell(s.benefit)}`]),
        ].join('\n'),
      )
      .join('\n\n'),
    `**Total ${cell(proposal.title)} Cost:** ${cell(extra(usdPerMonth, withoutPrice))}${paid.length === 0 ? '' : ` (${cell(paid.map((s) => s.title).join(', '))})`}`,
  )
}

/** `+$32.85/month`; unknown where a price is missing, which is not the same as nothing. */
function extra(amount: number, withoutPrice: readonly string[]): string {
  if (withoutPrice.length > 0) return `unknown, without the price${withoutPrice.length === 1 ? '' : 's'} ${listInWords(withoutPrice)}`
  return amount === 0 ? '$0' : `${amount < 0 ? '-' : '+'}${usd(Math.abs(amount))}/month`
}
