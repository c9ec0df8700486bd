'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { momentAt, phaseOf } from '@/components/player/moments'
import { type PlacedRow, type PlacedSequence, placeSequence } from '@/components/player/sequence-layout'
import { oneLine } from '@/components/player/step-text'
import { type Player, usePlayer } from '@/components/player/use-player'
import '@/components/player/sequence.css'

/** The flow as a sequence diagram and as a list of steps, in step with the player. */
export function SequencePane() {
  const player = usePlayer()
  const [tab, setTab] = useState<'diagram' | 'steps'>('diagram')
  if (player === null) return null
  return (
    <section
      aria-label="Sequence of the flow"
      className="flex h-full min-h-0 flex-col border-edge border-l bg-surface"
      data-testid="sequence-pane"
    >
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
  const current = useRef<HTMLLIElement & SVGGElement>(null)
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
              <span className="min-w-0">
                <span className="block font-medium">
                  {oneLine(step.fromLabel)} → {oneLine(step.toLabel)}
                </span>
                <span className="block text-ink-quiet text-small">
                  {oneLine(step.text)}
                  {step.traffic === '' ? '' : ` · ${step.traffic}`}
                  {step.response ? ' · response' : ''}
                </span>
              </span>
            </button>
          </li>
        )),
      )}
    </ol>
  )
}

function SequenceDiagram({ player }: { readonly player: Player }) {
  const { sequence } = player.flow
  const placed = useMemo(() => placeSequence(sequence), [sequence])
  return (
    // Its text twin is the list of steps, which has the same jumps as buttons.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section className="scroll-thin min-h-0 flex-1 overflow-auto" tabIndex={0} aria-label={`Sequence diagram: ${player.flow.name}`}>
      <div className="sticky top-0 z-10 bg-surface" style={{ width: placed.widthPx }}>
        <Heads placed={placed} />
      </div>
      <svg
        className="sequence"
        width={placed.widthPx}
        height={placed.heightPx - placed.headHeightPx}
        viewBox={`0 ${placed.headHeightPx} ${placed.widthPx} ${placed.heightPx - placed.headHeightPx}`}
        aria-hidden="true"
      >
        {placed.heads.map((head) => (
          <line key={head.id} className="sequence-life" x1={head.xPx} x2={head.xPx} y1={placed.headHeightPx} y2={placed.heightPx} />
        ))}
        {placed.frames.map((frame) => (
          <g key={`${frame.title} ${frame.yPx}`} className="sequence-frame">
            <rect x={frame.leftPx} y={frame.yPx} width={frame.widthPx} height={frame.heightPx} rx={6} />
            {frame.branches.map((branch) => (
              <text key={branch.yPx} x={frame.leftPx + 8} y={branch.yPx + 10} fontSize={12} fontWeight={500}>
                {frame.title}: {branch.label}
              </text>
            ))}
          </g>
        ))}
        {placed.rows.map((row) => (
          <Row key={`${row.type} ${row.yPx}`} row={row} player={player} />
        ))}
      </svg>
    </section>
  )
}

function Heads({ placed }: { readonly placed: PlacedSequence }) {
  return (
    <svg className="sequence" width={placed.widthPx} height={placed.headHeightPx} aria-hidden="true">
      {placed.heads.map((head) => (
        <g key={head.id} className="sequence-head">
          <rect x={head.xPx - head.widthPx / 2 + 0.5} y={0.5} width={head.widthPx - 1} height={placed.headHeightPx - 1} rx={6} />
          <Lines lines={head.lines} xPx={head.xPx} yPx={placed.headHeightPx / 2 - ((head.lines.length - 1) / 2) * 16} />
        </g>
      ))}
    </svg>
  )
}

function Row({ row, player }: { readonly row: PlacedRow; readonly player: Player }) {
  const index = row.type === 'message' ? momentAt(player.moments, row.step) : -1
  const current = useCurrentInView(index === player.at ? player.at : -1)
  if (row.type === 'note')
    return (
      <g className="sequence-note">
        <rect x={row.leftPx} y={row.yPx} width={row.widthPx} height={row.heightPx} rx={4} />
        <Lines lines={row.lines} xPx={row.leftPx + row.widthPx / 2} yPx={row.yPx + 16} />
      </g>
    )
  const y = row.yPx + row.heightPx - 4
  const forward = row.toPx >= row.fromPx
  const tip = row.toPx
  const back = forward ? tip - 8 : tip + 8
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of steps has the same jump as a button
    <g
      ref={index === player.at ? current : undefined}
      className="sequence-message"
      data-phase={phaseOf(index, player.at)}
      data-response={row.response}
      onClick={() => player.jumpToStep(row.step)}
    >
      <rect
        className="sequence-reach"
        x={Math.min(row.fromPx, row.toPx)}
        y={row.yPx - 4}
        width={Math.abs(row.toPx - row.fromPx)}
        height={row.heightPx + 8}
        rx={4}
      />
      <Lines lines={row.lines} xPx={(row.fromPx + row.toPx) / 2} yPx={row.yPx + 8} />
      <line x1={row.fromPx} x2={back} y1={y} y2={y} />
      <path d={`M${tip} ${y}L${back} ${y - 4}L${back} ${y + 4}Z`} />
    </g>
  )
}

function Lines({ lines, xPx, yPx }: { readonly lines: readonly string[]; readonly xPx: number; readonly yPx: number }) {
  const placed = lines.map((text, i) => ({ text, yPx: yPx + i * 16 }))
  return placed.map((line) => (
    <text key={line.yPx} x={xPx} y={line.yPx} textAnchor="middle" dominantBaseline="central" fontSize={12} fontWeight={500}>
      {line.text}
    </text>
  ))
}
