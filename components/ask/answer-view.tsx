import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { ComponentLink } from '@/components/ask/component-link'
import { HopList } from '@/components/ask/hop-list'
import { SourceLine } from '@/components/ask/source-line'
import { readAsk } from '@/components/state/asked-question'
import { useNavigation } from '@/components/state/use-navigation'
import { copyText } from '@/components/ui/clipboard'
import { VerdictMark } from '@/components/ui/verdict-mark'
import type { Answer } from '@/components/worker/ask-protocol'
import { formatPorts } from '@/model/net/ports'
import type { Blocker, Doubt, WayThrough } from '@/model/reachability/verdict'

/** The answer to a question: the word, what stops it and what would open it, then the proof. */
export function AnswerView({ answer }: { readonly answer: Answer }) {
  const { verdict, title, names, changes, ways } = answer
  const { ports, pairs, forward } = verdict
  return (
    <section aria-label="Answer" className="flex flex-col gap-3">
      <div role="status" className="flex flex-col items-start gap-1">
        <VerdictMark word={verdict.verdict} />
        <p className="wrap-anywhere font-medium">{title}</p>
        {ports !== null && (
          <p className="wrap-anywhere text-ink-quiet text-small">
            Ports that pass: {ports.length === 0 ? 'none' : ports.map(formatPorts).join(', ')}
          </p>
        )}
        {pairs.asked > 1 && (
          <p className="text-ink-quiet text-small">
            {pairs.reachable} of {pairs.asked} pairs of interfaces pass
          </p>
        )}
      </div>
      <NotDrawn answer={answer} />
      {verdict.blockers.length > 0 && (
        <Part title="What stops it">
          {verdict.blockers.map((b) => (
            <BlockerView key={`${b.code} ${b.component} ${b.direction} ${b.why}`} blocker={b} name={names[b.component] ?? b.component} />
          ))}
        </Part>
      )}
      {changes !== null && <Changes text={changes} />}
      {verdict.undecided.length > 0 && (
        <Part title="What is not told">
          {verdict.undecided.map((d) => (
            <DoubtView key={`${d.component} ${d.attribute} ${d.why}`} doubt={d} name={names[d.component] ?? d.component} />
          ))}
        </Part>
      )}
      {ways.length > 0 && (
        <Part title="Over load balancers">
          {ways.map((way) => (
            <WayView key={`${way.through} ${way.to} ${way.port}`} way={way} names={names} />
          ))}
        </Part>
      )}
      {forward.hops.length > 0 && (
        <div>
          <Title>Forward</Title>
          <HopList label="Forward" hops={forward.hops} names={names} />
        </div>
      )}
      {verdict.return !== null && (
        <div>
          <Title>{verdict.blockers.some((b) => b.direction === 'forward') ? 'Return, once it arrives' : 'Return'}</Title>
          <HopList label="Return" hops={verdict.return.hops} names={names} />
        </div>
      )}
      <Part title="Taken for granted">
        {verdict.assumptions.map((text) => (
          <li key={text} className="wrap-anywhere text-ink-quiet text-small">
            {text}
          </li>
        ))}
      </Part>
    </section>
  )
}

const Title = ({ children }: { readonly children: ReactNode }) => (
  <h3 className="mb-1 font-semibold text-ink-quiet text-small">{children}</h3>
)

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Title>{title}</Title>
      <ul aria-label={title} className="flex flex-col gap-1.5">
        {children}
      </ul>
    </div>
  )
}

function BlockerView({
  blocker: { component, code, direction, why, fix, source },
  name,
}: {
  readonly blocker: Blocker
  readonly name: string
}) {
  return (
    <li className="wrap-anywhere rounded-md bg-bad-soft px-2 py-1.5">
      <ComponentLink id={component}>{name}</ComponentLink>
      {direction === 'return' && <span className="text-ink-quiet text-small"> on the way back</span>}
      <p>{sentence(why)}</p>
      <p className="font-medium">{fix}</p>
      <p className="font-mono text-ink-quiet text-small">{code}</p>
      <SourceLine source={source} />
    </li>
  )
}

/** A way that answers the question over a load balancer, too: shows it. */
function WayView({ way, names }: { readonly way: WayThrough; readonly names: Answer['names'] }) {
  const { url, ask } = useNavigation()
  const { through, to, port, targetPort, verdict } = way
  const show = () => {
    if (url.ask !== null) ask({ ...readAsk(url.ask), to, port: String(port), through })
  }
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md border border-edge px-2 py-1.5">
      <VerdictMark word={verdict} />
      <span className="wrap-anywhere min-w-0 flex-1">
        {names[through] ?? through} {port} → {names[to] ?? to}
        {targetPort === undefined ? '' : ` ${targetPort}`}
      </span>
      <button
        type="button"
        className="rounded-md border border-edge px-1.5 py-0.5 text-accent-text text-small hover:bg-hover"
        onClick={show}
      >
        Show
      </button>
    </li>
  )
}

function DoubtView({ doubt: { component, direction, why }, name }: { readonly doubt: Doubt; readonly name: string }) {
  return (
    <li className="wrap-anywhere rounded-md bg-doubt-soft px-2 py-1.5">
      <ComponentLink id={component}>{name}</ComponentLink>
      {direction === 'return' && <span className="text-ink-quiet text-small"> on the way back</span>}
      <p>{sentence(why)}</p>
    </li>
  )
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`

/** The changes that would open the way, as a proposal of the topology file has them. */
function Changes({ text }: { readonly text: string }) {
  return (
    <div>
      <div className="flex items-center justify-between">
        <Title>What would open it</Title>
        <button
          type="button"
          className="mb-1 flex items-center gap-1 whitespace-nowrap rounded-md border border-edge px-1.5 py-0.5 text-accent-text text-small hover:bg-hover"
          onClick={() => void copyText(text, 'the changes')}
        >
          <Copy size={12} aria-hidden="true" />
          Copy as YAML
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be reached by the keyboard */}
      <section tabIndex={0} aria-label="Changes as YAML" className="scroll-thin max-h-48 overflow-auto rounded-md bg-quiet p-2">
        <pre className="font-mono text-small">{text}</pre>
      </section>
    </div>
  )
}

/** A way that the picture hides or does not draw says so, and offers what would show it. */
function NotDrawn({ answer: { forward } }: { readonly answer: Answer }) {
  const { toggleCollapsed } = useNavigation()
  const { hiddenBy, boxes, stopsAfter } = forward
  if (hiddenBy !== null)
    return (
      <button
        type="button"
        className="self-start rounded-md border border-edge px-2 py-0.5 text-accent-text hover:bg-hover"
        onClick={() => toggleCollapsed(hiddenBy)}
      >
        Open {hiddenBy} to see its whole way
      </button>
    )
  return boxes.length > 1 || (boxes.length === 1 && stopsAfter !== null) ? null : (
    <p className="text-ink-quiet text-small">This view does not draw its way.</p>
  )
}
