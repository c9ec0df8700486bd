import { ChevronRight } from 'lucide-react'
import type { ReachListState } from '@/components/ask/use-reach-list'
import { Glyph } from '@/components/canvas/glyphs'
import { useNavigation } from '@/components/state/use-navigation'
import { VerdictMark } from '@/components/ui/verdict-mark'
import type { AskedQuestion, ReachRow, ReachTraffic } from '@/components/worker/ask-protocol'

/** Fewer than this are asked before anyone could stop it. */
const fewCandidates = 200

interface ReachListProps {
  readonly question: AskedQuestion
  readonly list: ReachListState
  readonly stop: () => void
}

/** Who reaches something, or what it reaches: one row each, with its ports. A row asks for the proof. */
export function ReachList({ question, list, stop }: ReachListProps) {
  const inward = question.from === ''
  const title = inward ? `Who can reach ${question.to}` : `What ${question.from} can reach`
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="wrap-anywhere font-semibold">{title}</h3>
      <div role="status">
        <Progress list={list} stop={stop} />
      </div>
      <ul aria-label={title} className="-mx-1.5 flex flex-col">
        {list.rows.map((row) => (
          <Row key={row.id} row={row} question={question} />
        ))}
      </ul>
    </section>
  )
}

function Progress({ list: { state, asked, total, rows, message }, stop }: { readonly list: ReachListState; readonly stop: () => void }) {
  const found = rows.filter(({ traffic }) => traffic.some((one) => one.word === 'reachable')).length
  if (state === 'failed') return message === '' ? null : <p className="text-bad">{message}</p>
  if (state !== 'running')
    return (
      <p className="text-ink-quiet text-small">
        {found === 0 ? 'Nothing' : found} of {asked} asked over TCP and UDP
        {rows.length > found && `, ${rows.length - found} undecided`}
        {state === 'stopped' && `; stopped, ${(total ?? 0) - asked} not asked`}.
      </p>
    )
  return (
    <div className="flex items-center gap-2 text-ink-quiet text-small">
      <div
        role="progressbar"
        aria-label="Asking"
        aria-valuemin={0}
        aria-valuemax={total ?? 1}
        aria-valuenow={asked}
        className="h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-hover"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${(100 * asked) / (total ?? 1)}%` }} />
      </div>
      {total !== null && (
        <span className="tabular-nums">
          {asked} / {total}
        </span>
      )}
      {total !== null && total > fewCandidates && (
        <button type="button" className="rounded-md border border-edge px-2 py-0.5 text-ink hover:bg-hover" onClick={stop}>
          Stop
        </button>
      )}
    </div>
  )
}

function Row({ row, question }: { readonly row: ReachRow; readonly question: AskedQuestion }) {
  const { ask } = useNavigation()
  const certain = row.traffic.some((one) => one.word === 'reachable')
  const single = row.traffic.find((one) => one.word === 'reachable') ?? row.traffic[0]
  const ends = question.from === '' ? { from: row.id, to: question.to } : { from: question.from, to: row.id }
  return (
    <li>
      <button
        type="button"
        className="group flex w-full items-start gap-2 rounded-md px-1.5 py-1.5 text-left hover:bg-hover"
        onClick={() => ask({ ...ends, protocol: single?.protocol.toLowerCase() ?? 'tcp', port: onePort(single) })}
      >
        <Glyph glyph={row.glyph} category={row.category} sizePx={18} />
        <span className="min-w-0 flex-1">
          <span className="wrap-anywhere block font-medium">{row.label}</span>
          {row.traffic.map((one) => (
            <span key={one.protocol} className="wrap-anywhere block text-ink-quiet text-small">
              {one.protocol} {one.ports}
              {one.why !== null && ` ${one.why}`}
            </span>
          ))}
        </span>
        <VerdictMark word={certain ? 'reachable' : 'undecided'} />
        <ChevronRight size={14} className="mt-1 shrink-0 text-ink-faint" aria-hidden="true" />
      </button>
    </li>
  )
}

/** The port, where just one passes. */
const onePort = (traffic: ReachTraffic | undefined): string => (traffic !== undefined && /^\d+$/.test(traffic.ports) ? traffic.ports : '')
