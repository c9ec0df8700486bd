import { formatPorts } from '@/model/net/ports'
import { protocolName } from '@/model/net/protocol'
import { boxFinder } from '@/model/overlays/boxes'
import type { Overlay, OverlayArrow, OverlayCard, OverlayChip, OverlayMarks } from '@/model/overlays/overlay'
import { type Exposed, exposureOf } from '@/model/reachability/exposure'
import type { ResourceId } from '@/model/resource'
import { titleOf } from '@/model/resource-names'
import { remember } from '@/model/security-groups/remember'
import { indexOf, type TopologyIndex } from '@/model/topology-index'

/** Colours of the palette by distance from the internet, the nearest the warmest. */
const colours = [4, 1, 6, 2, 0] as const
const colourAt = (distance: number): number => colours[Math.min(distance, colours.length) - 1] ?? 0

const exposure = remember((t: TopologyIndex) => exposureOf(t))

/** What the internet reaches, and how many steps away. */
export const exposureOverlay: Overlay = {
  id: 'exposure',
  label: 'Exposure',
  description: 'What the internet reaches, directly or over what it reaches, by proof of groups, network ACLs and routes',
  mark: (topology, diagram, focus) => {
    const t = indexOf(topology)
    const find = boxFinder(diagram, t)
    const nodes = new Set(diagram.nodes.map((n) => n.id))
    const boxesOf = (id: ResourceId) => find(id).filter((box) => nodes.has(box))
    const { exposed, complete } = exposure(t, '')
    const shown = focus === null ? exposed : exposed.filter((e) => e.resource === focus || e.from === focus)
    const own = shown.length > 0 ? shown : exposed
    const chips = exposed.flatMap((e) =>
      boxesOf(e.resource).map((box): OverlayChip => ({ box, label: chipText(e), colour: colourAt(e.distance), resource: e.resource })),
    )
    const distances = [...new Set(exposed.map((e) => e.distance))]
    return {
      chips: unique(chips),
      arrows: own.flatMap((e) => arrowsOf(e, boxesOf, t)),
      lit: focus === null || shown.length === 0 ? [] : litBoxes(shown, focus, boxesOf),
      card: cardOf(exposed, t),
      legend: distances.map((distance) => ({ label: distanceText(distance), colour: colourAt(distance) })),
      hint: hintOf(exposed, complete),
    }
  },
}

const unique = (chips: readonly OverlayChip[]): readonly OverlayChip[] => [
  ...new Map(chips.map((c) => [`${c.box} ${c.label}`, c])).values(),
]

const portsText = (e: Exposed): string => `${protocolName(e.protocol)} ${e.ports.map(formatPorts).join(', ')}`
const chipText = (e: Exposed): string => `${e.distance}: ${portsText(e)}${e.certain ? '' : ' ?'}`
const distanceText = (distance: number): string =>
  distance === 1 ? 'From the internet itself' : `From there, ${distance - 1} ${distance === 2 ? 'step' : 'steps'} further`

/** From what opens the connection; from the internet it comes by the gateway. */
function arrowsOf(e: Exposed, boxesOf: (id: ResourceId) => readonly string[], t: TopologyIndex): readonly OverlayArrow[] {
  const gateway = e.hops.find((h) => h.stage === 'gateway')?.component
  const start = e.from ?? gateway
  const pairs = start === undefined ? [] : boxesOf(start).flatMap((from) => boxesOf(e.resource).map((to) => ({ from, to })))
  const reasons = e.hops.flatMap((h) =>
    h.rule === null ? [] : [{ text: h.rule.text, resource: h.rule.of, ...(h.rule.path === '' ? {} : { path: h.rule.path }) }],
  )
  const id = `exposure ${e.from ?? 'internet'} ${e.resource} ${e.protocol}`
  return pairs
    .filter(({ from, to }) => from !== to)
    .map(({ from, to }) => ({
      id: `${id} ${from} ${to}`,
      from,
      to,
      label: portsText(e),
      colour: colourAt(e.distance),
      state: e.certain ? 'allowed' : 'one-ended',
      reasons: reasons.length > 0 ? reasons : [{ text: `reaches ${titleOf(e.resource, t)}`, resource: e.resource }],
    }))
}

function litBoxes(shown: readonly Exposed[], focus: ResourceId, boxesOf: (id: ResourceId) => readonly string[]): OverlayMarks['lit'] {
  const own = boxesOf(focus)
  const others = new Set(
    shown
      .flatMap((e) => [e.resource, ...(e.from === null ? [] : [e.from])])
      .flatMap((id) => boxesOf(id))
      .filter((box) => !own.includes(box)),
  )
  return [...own.map((box) => ({ box, as: 'focus' as const })), ...[...others].map((box) => ({ box, as: 'target' as const }))]
}

/** The nearest first. */
function cardOf(exposed: readonly Exposed[], t: TopologyIndex): OverlayCard | null {
  const [first] = exposed
  if (first === undefined) return null
  return {
    title: 'Exposure to the internet',
    resource: first.resource,
    columns: ['Steps', 'Resource', 'Ports', 'From'],
    rows: exposed.map((e) => ({
      cells: [
        String(e.distance),
        titleOf(e.resource, t),
        `${portsText(e)}${e.certain ? '' : ' (undecided)'}`,
        e.from === null ? 'internet' : titleOf(e.from, t),
      ],
      link: e.resource,
      ...(e.distance === 1 ? { tone: 'bad' as const } : {}),
    })),
  }
}

function hintOf(exposed: readonly Exposed[], complete: boolean): string {
  if (exposed.length === 0) return 'The internet reaches nothing here.'
  const more = complete ? '' : ' The topology is large: only what the internet reaches directly is shown.'
  return `Hover or select something to see what reaches it and what it reaches. Click an arrow to see the rules behind it.${more}`
}
