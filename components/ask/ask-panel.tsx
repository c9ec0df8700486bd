import { AnswerView } from '@/components/ask/answer-view'
import { AskForm } from '@/components/ask/ask-form'
import { ReachList } from '@/components/ask/reach-list'
import { useReachList } from '@/components/ask/use-reach-list'
import { hasTwoEnds, readAsk } from '@/components/state/asked-question'
import { useNavigation } from '@/components/state/use-navigation'
import { useViewer } from '@/components/state/viewer-store'
import type { AskedQuestion, AskProblem } from '@/components/worker/ask-protocol'

const blank: AskedQuestion = { from: '', to: '', protocol: '', port: '' }
const fine: readonly AskProblem[] = []

/** Any question about a connection: two ends prove it hop by hop, one end lists what there is at the other. */
export function AskPanel() {
  const { url, ask } = useNavigation()
  const answered = useViewer((s) => (s.answered.status === 'ready' ? s.answered.answer : null))
  const asked = url.ask === null ? blank : readAsk(url.ask)
  const single = url.ask !== null && !hasTwoEnds(asked)
  const { list, stop } = useReachList(single ? asked : blank)
  const problems = single ? list.problems : answered?.ok === false ? answered.problems : fine
  return (
    <div className="p-3">
      <AskForm asked={url.ask} problems={problems} ask={ask} />
      <div className="mt-3 border-edge border-t pt-3">
        {problems.length > 0 ? (
          <p role="alert" className="text-ink-quiet">
            This cannot be asked yet: {problems.length === 1 ? 'one field needs' : `${problems.length} fields need`} another word.
          </p>
        ) : single ? (
          <ReachList question={asked} list={list} stop={stop} />
        ) : (
          <Answered />
        )}
      </div>
    </div>
  )
}

function Answered() {
  const answered = useViewer((s) => s.answered)
  if (answered.status === 'failed') return <p className="text-bad">{answered.message}</p>
  if (answered.status !== 'ready') return answered.status === 'idle' ? <Empty /> : <Waiting />
  return answered.answer.ok ? <AnswerView answer={answered.answer.answer} /> : null
}

function Empty() {
  return (
    <div className="flex flex-col gap-2 text-ink-quiet">
      <p>Name a source and a destination: a resource, “internet”, or an address. The answer names every rule on the way.</p>
      <p>Leave one end empty to list everyone who reaches the other, or all that it reaches.</p>
    </div>
  )
}

function Waiting() {
  return (
    <div className="breathe" role="status" aria-label="Asking">
      <div className="h-5 w-24 rounded-full bg-hover" />
      <div className="mt-3 h-4 w-full rounded bg-hover" />
      <div className="mt-2 h-4 w-3/4 rounded bg-hover" />
    </div>
  )
}
