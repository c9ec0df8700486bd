'use client'

import { useEffect, useRef, useState } from 'react'
import { rewriteText } from '@/components/player/rewrites'
import { SequenceDiagram } from '@/components/player/sequence-diagram'
import { oneLine } from '@/components/player/step-text'
import { type Player, usePlayer } from '@/components/player/use-player'
import { VerdictMark } from '@/components/ui/verdict-mark'

/** The flow as a sequence diagram and as a list of steps, in step with the player. */
export function SequencePane() {
  const player = usePlayer()
  const [tab, setTab] = useState<'diagram' | 'steps'>('diagram')
  if (player === null) return null
  return (
    <section aria-label="Sequence of the flow" className="flex h-full min-h-0 flex-col bg-surface" data-testid="sequence-pane">
      <div className="flex items-center gap-1 border-edge border-b px-2 py-1.5">
        <h2 className="min-w-0 flex-1 truncate px-1 font-semibold" title={player.flow.name}>
          {player.flow.name}
        </h2>
        {(['diagram', 'steps'] as const).map((id) => (
          <button
            key={id}
            type="button"
            aria-pressed={tab === id}
            className={`h-7 rounded-md px-2.5 font-medium transition-colors ${tab === id ? 'bg-accent-soft text-accent-text' : 'text-ink-quiet hover:bg-hover'}`}
            onClick={() => setTab(id)}
          >
            {id === 'diagram' ? 'Sequence' : 'Steps'}
          </button>
        ))}
      </div>
      {tab === 'diagram' ? <SequenceDiagram player={player} /> : <StepList player={player} />}
    </section>
  )
}

function useCurrentInView(key: number) {
  const current = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the step changes
  useEffect(() => {
    // Some browsers answer with a promise, which must not become the effect's clean-up.
    void current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [key])
  return current
}

function StepList({ player }: { readonly player: Player }) {
  const current = useCurrentInView(player.at)
  return (
    <ol className="scroll-thin min-h-0 flex-1 overflow-y-auto p-1.5" aria-label="Steps">
      {player.moments.flatMap((moment, i) =>
        moment.steps.map((step) => (
          <li key={step.step} ref={i === player.at ? current : undefined}>
            <button
              type="button"
              aria-current={i === player.at ? 'step' : undefined}
              className={`flex w-full gap-2 rounded-md p-2 text-left ${i === player.at ? 'bg-accent-soft' : 'hover:bg-hover'}`}
              onClick={() => player.jumpToStep(step.step)}
            >
              <span className="w-6 shrink-0 font-semibold text-ink-quiet tabular-nums">{step.numeral}</span>
              <span className="min-w-0 flex-1">
                <span className="float-right pl-2">{step.verdict !== null && <VerdictMark word={step.verdict.word} />}</span>
                <span className="block font-medium">
                  {oneLine(step.fromLabel)} → {oneLine(step.toLabel)}
                </span>
                <span className="block text-ink-quiet text-small">
                  {oneLine(step.text)}
                  {step.traffic === '' ? '' : ` · ${step.traffic}`}
                  {step.response ? ' · response' : ''}
                </span>
                {[...step.branch, ...step.rewrites.map(rewriteText), ...step.notes.map(oneLine)].map((line) => (
                  <span key={line} className="block text-ink-quiet text-small">
                    {line}
                  </span>
                ))}
              </span>
            </button>
          </li>
        )),
      )}
    </ol>
  )
}
