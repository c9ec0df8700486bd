import { printable } from '@/cli/printable'
import { type FlowOutcome, type Outcome, type StepOutcome, stepOutcome } from '@/model/flow-outcomes'
import { usd } from '@/model/money'
import { listInWords } from '@/model/words'

/** What becomes of every flow, a line each, with the steps that turn; then what it costs. */
export function outcomeText({ flows, usdPerMonth, withoutPrice, down, refused }: Outcome): string {
  const told = usdPerMonth === 0 ? 'as before' : `${usdPerMonth > 0 ? '+' : '-'}${usd(Math.abs(usdPerMonth))}`
  const cost =
    withoutPrice.length === 0 ? told : `unknown, without the ${withoutPrice.length === 1 ? 'price' : 'prices'} ${listInWords(withoutPrice)}`
  const lines = [
    ...refused.map((text) => `not done: ${text}`),
    ...(down.length === 0 ? [] : [`down: ${down.join(', ')}`]),
    ...flows.flatMap(flowLines),
    `monthly cost: ${cost}${down.length === 0 ? '' : ' (what is down is paid for all the same)'}`,
  ]
  return lines.map((line) => `${printable(line)}\n`).join('')
}

const signs: Readonly<Record<FlowOutcome['outcome'], string>> = { same: '=', lost: '✗', won: '✓', changed: '?' }

/** The first step that turns so, and how many more do: after a stop nothing arrives anyway. */
function flowLines({ name, outcome, steps }: FlowOutcome): readonly string[] {
  const head = `${signs[outcome]} ${name}: ${outcome === 'same' ? 'as before' : outcome}`
  if (outcome === 'same') return [head]
  const [first, ...more] = steps.filter((s) => stepOutcome(s) === outcome)
  if (first === undefined) return [head]
  const rest = more.length === 0 ? [] : [`    and ${more.length === 1 ? 'step' : 'steps'} ${more.map((s) => s.step).join(', ')}`]
  return [head, stepLine(first), ...rest]
}

const stepLine = ({ step, from, to, before, after, why }: StepOutcome): string =>
  `    step ${step}, ${from} → ${to}: ${before ?? 'not asked'} → ${after ?? 'not asked'}, ${why}`
