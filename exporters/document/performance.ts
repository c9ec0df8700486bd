import { blocks, type DocumentSection } from '@/exporters/document/section'
import { table } from '@/exporters/markdown/table'
import type { Topology } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'
import { shortOf } from '@/model/words'

type Latency = Topology['latencies'][number]

/** Measured latencies and promised limits; a limit of a kind that the topology does not have is left out. */
export const performanceSection: DocumentSection = {
  id: 'performance',
  write: (t) => {
    const { latencies, limits } = t.topology
    const own = limits.filter((l) => l.kind === undefined || t.ofKind(l.kind).length > 0)
    if (latencies.length + own.length === 0) return null
    return blocks(
      '## Network Performance',
      latencies.length === 0
        ? null
        : blocks(
            '### Latency Characteristics',
            table(
              ['Path', 'Typical Latency', 'Notes'],
              latencies.map((l) => [pathText(l, t), rangeText(l), l.note]),
            ),
          ),
      latencies.length > 0 && own.length > 0 ? '---' : null,
      own.length === 0
        ? null
        : blocks(
            '### Throughput Limits',
            table(
              ['Component', 'Limit', 'Notes'],
              own.map((l) => [l.component, l.limit, l.note]),
            ),
          ),
    )
  },
}

/** `ECS → DynamoDB (VPC Endpoint)`, `ECS → Replicate (via NAT)`. */
export function pathText(latency: Latency, t: TopologyIndex): string {
  const short = (id: string) => {
    const resource = t.get(id)
    return resource === undefined ? id : shortOf(resource, t)
  }
  const via = t.get(latency.via)
  const facet = via === undefined ? undefined : t.kindOf(via).routeTarget
  const way = facet === undefined ? '' : facet.leadsTo === 'endpoint' ? ` (${facet.abbreviation})` : ` (via ${facet.abbreviation})`
  return `${short(latency.from)} → ${short(latency.to)}${way}`
}

const rangeText = ({ minMs, maxMs }: Latency): string => (minMs === undefined ? `<${maxMs}ms` : `${minMs}-${maxMs}ms`)
