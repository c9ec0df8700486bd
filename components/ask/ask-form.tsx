import { ArrowUpDown } from 'lucide-react'
import { useId, useState } from 'react'
import { EndField } from '@/components/ask/end-field'
import { FieldProblem, fieldClass } from '@/components/ask/field'
import { useEndEntries } from '@/components/ask/use-ends'
import { hasTwoEnds, readAsk } from '@/components/state/asked-question'
import { IconButton } from '@/components/ui/icon-button'
import type { AskedQuestion, AskField, AskProblem } from '@/components/worker/ask-protocol'

interface AskFormProps {
  /** The question in the address bar, with which the form begins; null: none. */
  readonly asked: string | null
  readonly problems: readonly AskProblem[]
  /** null: the question is done with. */
  readonly ask: (question: AskedQuestion | null) => void
}

const protocols = ['tcp', 'udp', 'icmp', 'icmpv6'] as const

const begin = (asked: string | null): AskedQuestion => {
  const question = readAsk(asked ?? '')
  return { ...question, protocol: question.protocol === '' ? 'tcp' : question.protocol }
}

/** The question: two ends, protocol and port. Enter asks. */
export function AskForm({ asked, problems, ask }: AskFormProps) {
  const [question, setQuestion] = useState(() => begin(asked))
  const [kept, setKept] = useState(asked)
  // Another question in the address bar, as Back brings it, is another content of the same fields: the focus stays.
  if (kept !== asked) {
    setKept(asked)
    setQuestion(begin(asked))
  }
  const entries = useEndEntries()
  const id = useId()
  const set = (field: AskField) => (value: string) => setQuestion((q) => ({ ...q, [field]: value }))
  const problemOf = (field: AskField) => problems.find((p) => p.field === field && begin(asked)[field] === question[field])
  const one = question.from.trim() === '' || question.to.trim() === ''

  const submit = () => {
    const ends = { from: question.from.trim(), to: question.to.trim() }
    ask(
      hasTwoEnds(ends)
        ? { ...ends, protocol: question.protocol.trim() || 'tcp', port: question.port.trim() }
        : { ...ends, protocol: '', port: '' },
    )
  }

  return (
    <form
      aria-label="Ask whether a connection passes"
      className="flex flex-col gap-2.5"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="flex items-center gap-1">
        <div className="flex min-w-0 flex-1 flex-col gap-2.5">
          <EndField
            label="From"
            placeholder="anyone"
            value={question.from}
            entries={entries}
            problem={problemOf('from')}
            change={set('from')}
          />
          <EndField label="To" placeholder="anything" value={question.to} entries={entries} problem={problemOf('to')} change={set('to')} />
        </div>
        <IconButton label="Swap the ends" onClick={() => setQuestion((q) => ({ ...q, from: q.to, to: q.from }))}>
          <ArrowUpDown size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <div className={`grid grid-cols-2 gap-2 ${one ? 'hidden' : ''}`}>
        <div>
          <label htmlFor={`${id}-protocol`} className="mb-0.5 block font-medium text-ink-quiet text-small">
            Protocol
          </label>
          <input
            id={`${id}-protocol`}
            list={`${id}-protocols`}
            className={fieldClass}
            placeholder="tcp"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={problemOf('protocol') !== undefined}
            aria-describedby={`${id}-protocol-problem`}
            value={question.protocol}
            onChange={(event) => set('protocol')(event.target.value)}
          />
          <datalist id={`${id}-protocols`}>
            {protocols.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
        <div>
          <label htmlFor={`${id}-port`} className="mb-0.5 block font-medium text-ink-quiet text-small">
            Port
          </label>
          <input
            id={`${id}-port`}
            inputMode="numeric"
            className={fieldClass}
            placeholder="any"
            autoComplete="off"
            aria-invalid={problemOf('port') !== undefined}
            aria-describedby={`${id}-port-problem`}
            value={question.port}
            onChange={(event) => set('port')(event.target.value)}
          />
        </div>
        <div className="col-span-2 -mt-2 empty:hidden">
          <FieldProblem id={`${id}-protocol-problem`} problem={problemOf('protocol')} take={set('protocol')} />
          <FieldProblem id={`${id}-port-problem`} problem={problemOf('port')} take={set('port')} />
        </div>
      </div>
      <div className="flex gap-2">
        <button type="submit" className="h-8 flex-1 rounded-md bg-accent px-3 font-medium text-accent-ink hover:opacity-90">
          {one && question.from.trim() !== '' ? 'What can it reach?' : one && question.to.trim() !== '' ? 'Who can reach it?' : 'Ask'}
        </button>
        {asked !== null && (
          <button
            type="button"
            className="h-8 rounded-md border border-edge px-3 text-ink-quiet hover:bg-hover hover:text-ink"
            onClick={() => ask(null)}
          >
            Clear
          </button>
        )}
      </div>
    </form>
  )
}
