import type { Flow, FlowItem, FlowMessage } from '@/model/flows'

/** A message of a flow with its place among the others. */
export interface PlacedMessage {
  readonly message: FlowMessage
  /** 1-based position, as the sequence diagram numbers it. */
  readonly step: number
  /** Steps of equal moment move together; 0-based. */
  readonly moment: number
  /** Enclosing blocks, innermost last. */
  readonly branch: readonly string[]
  readonly notes: readonly string[]
}

interface Draft {
  readonly message: FlowMessage
  readonly moment: number
  readonly branch: readonly string[]
  readonly notes: string[]
}

/**
 * The messages of a flow in the order of the file. Branches of a parallel block start at one moment; alternatives stand one after the
 * other. A note belongs to the message that it follows, one before the first message (of the flow, or of its branch) to that message.
 * A message with an end that is no participant is left out, as the sequence diagram does.
 */
export function placedMessages(flow: Flow): readonly PlacedMessage[] {
  const known = new Set(flow.participants.map((p) => p.id))
  const drafts: Draft[] = []
  let leading: string[] = []

  const walk = (items: readonly FlowItem[], branch: readonly string[], start: number): number => {
    let moment = start
    let last: Draft | undefined
    for (const item of items) {
      if ('note' in item) {
        const standsAt = last ?? (branch.length === 0 ? drafts.at(-1) : undefined)
        if (standsAt === undefined) leading.push(item.note)
        else standsAt.notes.push(item.note)
      } else if ('parallel' in item) {
        const ends = item.parallel.map((b) => walk(b.steps, [...branch, `Parallel: ${b.label}`], moment))
        moment = Math.max(moment, ...ends)
        last = drafts.at(-1)
      } else if ('alternative' in item) {
        for (const b of item.alternative) moment = walk(b.steps, [...branch, `Alternative: ${b.label}`], moment)
        last = drafts.at(-1)
      } else if (known.has(item.from) && known.has(item.to)) {
        last = { message: item, moment, branch, notes: leading }
        leading = []
        drafts.push(last)
        moment += 1
      }
    }
    return moment
  }
  walk(flow.steps, [], 0)
  // Notes of a branch without a message stay with the message before them.
  drafts.at(-1)?.notes.push(...leading)
  return drafts.map((draft, i) => ({ ...draft, step: i + 1 }))
}

/** `3`; `3a`, `3b` where several steps share a moment. */
export function numerals(messages: readonly PlacedMessage[]): readonly string[] {
  const together = new Map<number, number>()
  for (const { moment } of messages) together.set(moment, (together.get(moment) ?? 0) + 1)
  const seen = new Map<number, number>()
  return messages.map(({ moment }) => {
    const at = seen.get(moment) ?? 0
    seen.set(moment, at + 1)
    return `${moment + 1}${(together.get(moment) ?? 1) > 1 ? letter(at) : ''}`
  })
}

/** a … z, then aa, ab …, as columns of a sheet. */
const letter = (index: number): string => (index < 26 ? '' : letter(Math.floor(index / 26) - 1)) + String.fromCharCode(97 + (index % 26))
