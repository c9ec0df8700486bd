import { analyses } from '@/model/analyses/findings/index'
import type { Severity } from '@/model/diagnostic'
import { flowSteps } from '@/model/flow-path/flow-steps'
import type { Flow } from '@/model/flows'
import type { Doubt, VerdictWord } from '@/model/reachability/verdict'
import type { ResourceId } from '@/model/resource'
import type { Topology } from '@/model/topology'
import { indexOf, type TopologyIndex } from '@/model/topology-index'

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
  const ofFlows = topology.flows.flatMap((flow, i) => flowFindings(topology, flow, i, t))
  return { findings: [...found, ...oncePerCause(ofFlows)], flows }
}

/** `cause`: what it depends on, where it is undecided; null: it says all by itself. */
interface OfFlow {
  readonly finding: CheckedFinding
  readonly cause: string | null
}

/** The first step of a flow that is stopped, and each that cannot be told. Of a flow that nobody has declared they are worth a note. */
function flowFindings(topology: Topology, flow: Flow, index: number, t: TopologyIndex): readonly OfFlow[] {
  return flowSteps(topology, flow.id).flatMap((s, i): readonly OfFlow[] => {
    const { verdict } = s
    if (verdict === null || verdict.word === 'reachable') return []
    const stop = verdict.stoppedAt ?? verdict.blockers[0]?.component ?? null
    const base = { resource: null, path: `flows/${index}`, step: { flow: flow.id, step: s.step, at: stop } }
    const where = `${flow.name}, step ${s.numeral} (${s.fromLabel.replace(/\s+/g, ' ')} → ${s.toLabel.replace(/\s+/g, ' ')})`
    if (verdict.word === 'undecided') {
      const why = verdict.why.replace(/^unknown: /, '')
      const finding: CheckedFinding = {
        ...base,
        code: 'flow/undecided',
        severity: flow.proposed === true ? 'note' : 'warning',
        message: `${where} is undecided: ${why}`,
        fix: 'Tell in the file what is missing.',
      }
      return [{ finding, cause: causeOf(verdict.undecided, t) ?? why }]
    }
    // What comes after a stop is stopped with it.
    if (verdict.blockers.length === 0 && i > 0) return []
    const finding: CheckedFinding = {
      ...base,
      code: 'flow/blocked',
      severity: flow.proposed === true ? 'note' : 'error',
      message: `${where} is blocked: ${verdict.blockers.map((b) => `${b.why} (${b.code})`).join('; ') || verdict.why}`,
      fix: verdict.blockers.map((b) => b.fix).join(' ') || 'Mend what stops it before.',
    }
    return [{ finding, cause: null }]
  })
}

/** What is missing, in whatever place it is missed: the default network ACL of a VPC in each of its subnets. */
function causeOf(doubts: readonly Doubt[], t: TopologyIndex): string | null {
  const parts = doubts.map((d) => `${(d.attribute === 'networkAcl' ? t.vpcOf(d.component) : undefined) ?? d.component} ${d.attribute}`)
  return parts.length === 0 ? null : [...new Set(parts)].sort().join(', ')
}

/** One missing thing leaves many steps open, and is told once, at the first of them. */
function oncePerCause(all: readonly OfFlow[]): readonly CheckedFinding[] {
  const keyOf = ({ finding, cause }: OfFlow, i: number) => (cause === null ? String(i) : `${finding.severity} ${cause}`)
  const groups = new Map<string, OfFlow[]>()
  all.forEach((one, i) => {
    const key = keyOf(one, i)
    groups.set(key, [...(groups.get(key) ?? []), one])
  })
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    if (others.length === 0) return [first.finding]
    const flows = new Set(others.map((one) => one.finding.step?.flow)).size
    const more = `${others.length} more step${others.length === 1 ? '' : 's'} of ${flows} flow${flows === 1 ? '' : 's'} for the same reason`
    return [{ ...first.finding, message: `${first.finding.message}; and so ${others.length === 1 ? 'is' : 'are'} ${more}` }]
  })
}
