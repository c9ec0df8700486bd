import { lineWidthPx, longestWordPx } from '@/components/player/wrap-text'
import type { Sequence, SequenceItem, SequenceMessage } from '@/model/views/sequence'

export interface Columns {
  readonly headPx: number
  /** Centres of the lifelines, from the left. */
  readonly centres: readonly number[]
  /** Column of a participant. */
  readonly indexOf: (participant: string) => number
}

const head = { widest: 104, least: 64, padding: 6 } as const
/** Between heads. */
const gapPx = 10
/** How far apart columns are drawn where there is room to spare. */
const widestStepPx = 190

export const sidePx = 10
/** How far the frame of a block stands out from what is inside. */
export const framePx = 6

/**
 * Columns stand as far apart as the messages between neighbours want, and as close as the room demands, down to where the words of the
 * heads would break.
 */
export function columnsOf(sequence: Sequence, roomPx: number): Columns {
  const { participants } = sequence
  const index = new Map(participants.map((p, i) => [p.id, i]))
  const indexOf = (id: string) => index.get(id) ?? 0
  const wanted = stepsOf(sequence, indexOf)
  const startPx = sidePx + framePx * depthOf(sequence.items)
  const widthOf = (headPx: number, steps: readonly number[]) => sum(steps) + headPx + 2 * startPx
  const centred = (headPx: number, steps: readonly number[]) => ({ headPx, indexOf, centres: centresOf(startPx + headPx / 2, steps) })

  const whole = widthOf(head.widest, wanted)
  if (whole <= roomPx) {
    const spare = Number.isFinite(roomPx) ? (roomPx - whole) / Math.max(1, wanted.length) : 0
    return centred(
      head.widest,
      wanted.map((step) => Math.max(step, Math.min(step + spare, widestStepPx))),
    )
  }
  const words = longestWordPx(participants.flatMap((p) => p.lines)) + 2 * head.padding
  const least = Math.min(head.widest, Math.max(head.least, words))
  const closest = wanted.map(() => least + gapPx)
  const tight = widthOf(least, closest)
  // What the room leaves is shared out between the closest and the wanted.
  const part = Math.max(0, Math.min(1, (roomPx - tight) / (whole - tight)))
  const between = (low: number, high: number) => Math.floor(low + (high - low) * part)
  return centred(
    between(least, head.widest),
    wanted.map((step, i) => between(closest[i] ?? step, step)),
  )
}

/** How many blocks stand inside each other. */
const depthOf = (items: readonly SequenceItem[]): number =>
  Math.max(0, ...items.map((item) => ('branches' in item ? 1 + Math.max(0, ...item.branches.map((b) => depthOf(b.items))) : 0)))

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** Wanted distances from each column to the next. */
function stepsOf({ participants, items }: Sequence, indexOf: Columns['indexOf']): readonly number[] {
  const steps = participants.slice(1).map(() => head.widest + gapPx)
  for (const message of messagesOf(items)) {
    const [a, b] = [indexOf(message.from), indexOf(message.to)]
    if (Math.abs(a - b) !== 1) continue
    const textPx = Math.min(Math.max(...message.lines.map(lineWidthPx)), head.widest)
    steps[Math.min(a, b)] = Math.max(steps[Math.min(a, b)] ?? 0, textPx + 16)
  }
  return steps
}

const messagesOf = (items: readonly SequenceItem[]): readonly SequenceMessage[] =>
  items.flatMap((item) =>
    item.type === 'message' ? [item] : item.type === 'note' ? [] : item.branches.flatMap((branch) => messagesOf(branch.items)),
  )

function centresOf(firstPx: number, steps: readonly number[]): readonly number[] {
  const centres = [firstPx]
  for (const step of steps) centres.push((centres.at(-1) ?? 0) + step)
  return centres
}
