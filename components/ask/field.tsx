import type { AskProblem } from '@/components/worker/ask-protocol'

export const fieldClass =
  'h-8 w-full rounded-md border border-edge-strong bg-surface px-2 outline-offset-0 placeholder:text-ink-faint aria-invalid:border-bad'

interface FieldProblemProps {
  readonly id: string
  readonly problem: AskProblem | undefined
  readonly take: (value: string) => void
}

/** What is wrong with a field, beneath it; a name that was probably meant is a click away. */
export function FieldProblem({ id, problem, take }: FieldProblemProps) {
  if (problem === undefined) return null
  return (
    <p id={id} className="wrap-anywhere mt-1 text-bad text-small">
      {problem.message}
      {problem.nearest.length > 0 && (
        <span className="text-ink-quiet">
          {' Did you mean '}
          {problem.nearest.map((name, i) => (
            <span key={name}>
              {i > 0 && ', '}
              <button
                type="button"
                className="rounded font-medium text-accent-text underline underline-offset-2"
                onClick={() => take(name)}
              >
                {name}
              </button>
            </span>
          ))}
          ?
        </span>
      )}
    </p>
  )
}
