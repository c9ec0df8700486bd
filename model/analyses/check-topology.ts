import { analyses } from '@/model/analyses/findings/index'
import type { Severity } from '@/model/diagnostic'
import { flowSteps } from '@/model/flow-path/flow-steps'
import type { VerdictWord } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import type { Topology } from '@/model/topology'
import { indexOf } from '@/model/topology-index'

/** A finding of an analysis, or a step of a declared flow that does not pass. */
export interface CheckedFinding {
  readonly code: string
  readonly severity: Severity
  readonly resource: ResourceId | null
  /** Path inside the resource; of a flow inside the file: `flows/0`. */
  readonly path: string
  readonly message: string
  readonly fix: string
  /** The step that it is about, where it is about a flow, and what stops it or is not told enough of. */
  readonly step: { readonly flow: string; readonly step: number; readonly at: ResourceId | null } | null
}

/** How a declared flow fares. */
export interface CheckedFlow {
  readonly id: string
  readonly name: string
  readonly verdict: VerdictWord | null
  readonly steps: readonly {
    readonly step: string
    readonly from: string
    readonly to: string
    readonly verdict: VerdictWord | null
    readonly why: string
  }[]
}

export interface Checked {
  readonly findings: readonly CheckedFinding[]
  readonly flows: readonly CheckedFlow[]
}

const weights: Readonly<Record<VerdictWord, number>> = { reachable: 0, undecided: 1, blocked: 2 }

/** Everything that the model can say against a topology: analyses in the order of their registry, then flows in that of the file. */
export function checkTopology(topology: Topology): Checked {
  const t = indexOf(topology)
  const found = analyses.flatMap(({ code, severity, find }) =>
    find(t).map(
      (f): CheckedFinding => ({ ...f, code, severity, step: null, resource: t.get(f.resource) === undefined ? null : f.resource }),
    ),
  )
  const flows = topology.flows.map((flow): CheckedFlow => {
    const steps = flowSteps(topology, flow.id).map((s) => ({
      step: s.numeral,
      from: s.fromLabel.replace(/\s+/g, ' '),
      to: s.toLabel.replace(/\s+/g, ' '),
      verdict: s.verdict?.word ?? null,
      why: s.verdict?.why ?? 'It answers no request that the flow declares before.',
    }))
    const words = steps.flatMap((s) => s.verdict ?? [])
    return {
      id: flow.id,
      name: flow.name,
      steps,
      verdict: words.reduce<VerdictWord | null>((worst, w) => (worst === null || weights[w] > weights[worst] ? w : worst), null),
    }
  })
  return { findings: [...found, ...topology.flows.flatMap((flow, i) => flowFindings(topology, flow.id, i))], flows }
}

/** The first step of a flow that is stopped, and each that cannot be told. */
function flowFindings(topology: Topology, id: string, index: number): readonly CheckedFinding[] {
  const steps = flowSteps(topology, id)
  const flow = topology.flows[index]
  return steps.flatMap((s, i): readonly CheckedFinding[] => {
    const { verdict } = s
    if (verdict === null || verdict.word === 'reachable') return []
    const stop = verdict.stoppedAt ?? verdict.blockers[0]?.component ?? null
    const base = { resource: null, path: `flows/${index}`, step: { flow: id, step: s.step, at: stop } }
    const where = `${flow?.name ?? id}, step ${s.numeral} (${s.fromLabel.replace(/\s+/g, ' ')} → ${s.toLabel.replace(/\s+/g, ' ')})`
    if (verdict.word === 'undecided')
      return [
        {
          ...base,
          code: 'flow/undecided',
          severity: 'warning',
          message: `${where} is undecided: ${verdict.why.replace(/^unknown: /, '')}`,
          fix: 'Tell in the file what is missing.',
        },
      ]
    // What comes after a stop is stopped with it.
    if (verdict.blockers.length === 0 && i > 0) return []
    return [
      {
        ...base,
        code: 'flow/blocked',
        severity: 'error',
        message: `${where} is blocked: ${verdict.blockers.map((b) => `${b.why} (${b.code})`).join('; ') || verdict.why}`,
        fix: verdict.blockers.map((b) => b.fix).join(' ') || 'Mend what stops it before.',
      },
    ]
  })
}
