import { ArrowRight, CircleCheck, CircleHelp, OctagonX } from 'lucide-react'
import { ComponentLink } from '@/components/ask/component-link'
import { SourceLine } from '@/components/ask/source-line'
import type { Hop, Stage } from '@/model/reachability/verdict'

/** The name of the component beside it says the rest. */
const stages: Readonly<Record<Stage, string>> = {
  source: 'source',
  'security-group-egress': 'egress',
  'network-acl-egress': 'egress',
  'route-table': 'routes',
  gateway: 'gateway',
  'load-balancer': 'targets',
  'network-acl-ingress': 'ingress',
  'security-group-ingress': 'ingress',
  listener: 'listener',
  destination: 'destination',
}

const signs = {
  pass: { Icon: CircleCheck, word: 'passes', colour: 'text-good' },
  block: { Icon: OctagonX, word: 'blocked', colour: 'text-bad' },
  unknown: { Icon: CircleHelp, word: 'undecided', colour: 'text-doubt' },
} as const

interface HopListProps {
  readonly label: string
  readonly hops: readonly Hop[]
  readonly names: Readonly<Record<string, string>>
}

/** The way of a packet, hop by hop: what it meets, and the rule, route or entry that decides there. */
export function HopList({ label, hops, names }: HopListProps) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {hops.map((hop, i) => (
        <Line
          key={`${hop.stage} ${hop.component} ${hop.why}`}
          hop={hop}
          name={names[hop.component] ?? hop.component}
          last={i === hops.length - 1}
        />
      ))}
    </ol>
  )
}

function Line({ hop, name, last }: { readonly hop: Hop; readonly name: string; readonly last: boolean }) {
  const { Icon, word, colour } = signs[hop.decision]
  return (
    <li className="relative flex gap-2 pb-2" data-decision={hop.decision}>
      {!last && <span className="absolute top-5 bottom-0 left-[7px] w-px bg-edge-strong" aria-hidden="true" />}
      <Icon size={15} className={`mt-0.5 shrink-0 ${colour}`} role="img" aria-label={word} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <ComponentLink id={hop.component}>{name}</ComponentLink>
          <span className="text-ink-quiet text-small">{stages[hop.stage]}</span>
        </div>
        <p className={`wrap-anywhere text-small ${hop.decision === 'pass' ? 'text-ink-quiet' : colour}`}>{hop.why}</p>
        {hop.rule !== null && hop.rule.text !== hop.why && (
          <p className="wrap-anywhere text-ink-quiet text-small">
            {/* A reference may be decided by a rule of another resource. */}
            {hop.rule.of === hop.component ? hop.rule.text : <ComponentLink id={hop.rule.of}>{hop.rule.text}</ComponentLink>}
          </p>
        )}
        {hop.rule !== null && <SourceLine source={hop.source} />}
        {hop.rewritten !== null && (
          <p className="mt-0.5 inline-flex flex-wrap items-center gap-1 rounded-md border border-accent px-1.5 text-accent-text text-small">
            <span className="sr-only">rewritten to </span>
            {hop.rewritten.source}
            <ArrowRight size={12} aria-label="to" />
            {hop.rewritten.destination}
          </p>
        )}
      </div>
    </li>
  )
}
