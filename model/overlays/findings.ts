import { type CheckedFinding, checkTopology } from '@/model/analyses/check-topology'
import { analyses } from '@/model/analyses/findings/index'
import type { Severity } from '@/model/diagnostic'
import { boxFinder } from '@/model/overlays/boxes'
import type { Overlay, OverlayChip, OverlayFinding } from '@/model/overlays/overlay'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { remember } from '@/model/security-groups/remember'
import { indexOf, type TopologyIndex } from '@/model/topology-index'

/** The gravest first: the order of the list and of the chips of a box. */
const severities = ['error', 'warning', 'note'] as const satisfies readonly Severity[]
/** Colours of the palette, as the words are coloured: red, amber, blue. */
const colours: Readonly<Record<Severity, number>> = { error: 4, warning: 1, note: 0 }

const abouts = new Map<string, string>(analyses.map((a) => [a.code, a.about]))
const titles = new Map<string, string>([
  ['flow/blocked', 'A flow is stopped'],
  ['flow/undecided', 'A flow cannot be decided'],
  ...analyses.map((a): [string, string] => [a.code, a.title]),
])

const findings = remember((t: TopologyIndex) => checkTopology(t.topology).findings)

/** What `hopline check` finds, at the boxes that it is about. */
export const findingsOverlay: Overlay = {
  id: 'findings',
  label: 'Findings',
  description:
    'What the network should be asked about before it is deployed: flows that are stopped, exposure, groups, routes, zones, cost',
  mark: (topology, diagram) => {
    const t = indexOf(topology)
    const find = boxFinder(diagram, t)
    const sorted = [...findings(t, '')].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    const counts = new Map<string, Map<Severity, number>>()
    for (const finding of sorted)
      for (const box of new Set(placesOf(finding, t).flatMap((id) => find(id)))) {
        const own = counts.get(box) ?? new Map<Severity, number>()
        counts.set(box, own.set(finding.severity, (own.get(finding.severity) ?? 0) + 1))
      }
    const resourceOf = new Map([...diagram.groups, ...diagram.nodes].map((b) => [b.id, b.resources[0]]))
    return {
      chips: [...counts].flatMap(([box, own]) =>
        severities.flatMap((severity): readonly OverlayChip[] => {
          const count = own.get(severity)
          const resource = resourceOf.get(box)
          if (count === undefined || resource === undefined) return []
          return [{ box, label: `${count} ${severity}${count === 1 ? '' : 's'}`, colour: colours[severity], resource }]
        }),
      ),
      arrows: [],
      lit: [],
      card: null,
      legend: [],
      hint: sorted.length === 0 ? 'Nothing is found. What the input does not tell is no finding.' : '',
      findings: sorted.map((f) => shownFinding(f, t)),
    }
  },
}

/** What a finding stands at: of a group, which the network does not draw, those that carry it. */
function placesOf({ resource, step }: CheckedFinding, t: TopologyIndex): readonly ResourceId[] {
  const own = resource ?? step?.at ?? null
  if (own === null) return []
  const members = t.membersOf(own).map((m) => m.id)
  return [own, ...members]
}

function shownFinding(finding: CheckedFinding, t: TopologyIndex): OverlayFinding {
  const { code, severity, resource, message, fix, step } = finding
  const at = resource ?? step?.at ?? null
  return {
    code,
    severity,
    title: titles.get(code) ?? code,
    about: abouts.get(code) ?? '',
    message,
    fix,
    at: at === null ? null : { resource: at, name: titleOf(at, t) },
    step: step === null ? null : { flow: step.flow, step: step.step },
  }
}
