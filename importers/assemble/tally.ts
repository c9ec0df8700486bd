import { EntityRef, type Resolved } from '@/importers/assemble/resolver'
import type { Part } from '@/importers/vocabulary/statement'

interface Blocks {
  /** As written, and one per peer. */
  blocks: number
  peers: number
  /** Without separate rules that the refreshed state repeats inline. */
  uniqueBlocks: number
}

/** Labels of what a route leads to, as `hopline inspect` counts them. */
const targetLabels: Readonly<Record<string, string>> = {
  'internet-gateway': 'igw',
  'egress-only-internet-gateway': 'eigw',
  'nat-gateway': 'nat',
  'transit-gateway': 'tgw',
  'vpc-peering': 'pcx',
  'vpn-gateway': 'vgw',
  'gateway-endpoint': 'vpce',
  'interface-endpoint': 'vpce',
  'network-interface': 'eni',
  'ec2-instance': 'instance',
}

/** Counts routes and rules as they are written, before what is repeated is taken out. */
export class Tally {
  readonly ingress: Blocks = { blocks: 0, peers: 0, uniqueBlocks: 0 }
  readonly egress: Blocks = { blocks: 0, peers: 0, uniqueBlocks: 0 }
  readonly naclEntries = { ingress: 0, egress: 0 }
  readonly routes = { explicit: 0, localWritten: 0, unique: 0 }
  readonly routeTargets = new Map<string, number>()

  /** @param isNew  whether nothing of it was written before */
  part(part: Part, entries: readonly Readonly<Record<string, Resolved>>[], isNew: boolean): void {
    if (part.list === 'ingress' || part.list === 'egress') {
      const counts = this[part.list]
      counts.blocks++
      counts.peers += entries.length
      if (isNew) counts.uniqueBlocks++
    } else if (part.counted === 'naclIngress') this.naclEntries.ingress++
    else if (part.counted === 'naclEgress') this.naclEntries.egress++
    else if (part.list === 'routes' && part.counted === undefined) this.route(entries[0]?.target, isNew)
  }

  private route(target: Resolved, isNew: boolean): void {
    if (target === 'local') {
      this.routes.localWritten++
      return
    }
    this.routes.explicit++
    if (isNew) this.routes.unique++
    const label = target instanceof EntityRef ? (targetLabels[target.entity.kind] ?? 'other') : target === 'blackhole' ? 'blackhole' : '?'
    this.routeTargets.set(label, (this.routeTargets.get(label) ?? 0) + 1)
  }
}
