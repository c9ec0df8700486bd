import { formatPorts } from '@/model/net/ports'
import { isIcmp, protocolName } from '@/model/net/protocol'
import type { Service } from '@/model/reachability/matrix/traffic'

/** For programs: names as rules have them, `18-57` for several protocols. */
export interface ServiceFact {
  readonly protocol: string
  /** null: the protocol has none. */
  readonly ports: string | null
}

export function serviceFacts(services: readonly Service[]): readonly ServiceFact[] {
  if (isEverything(services)) return [{ protocol: 'all', ports: null }]
  return services.map(({ protocol, ports }) => ({
    protocol: typeof protocol === 'number' ? (names.get(protocol) ?? String(protocol)) : protocol.join('-'),
    ports: ports === null ? null : formatPorts(ports),
  }))
}

const names = new Map([
  [1, 'icmp'],
  [6, 'tcp'],
  [17, 'udp'],
  [58, 'icmpv6'],
])

/** For people: `TCP 443, 8000-8100; UDP 53; ICMP echo`. */
export function servicesText(services: readonly Service[]): string {
  if (isEverything(services)) return 'everything'
  const texts = new Map<string, string[]>()
  for (const { protocol, ports } of services) {
    const name =
      typeof protocol !== 'number'
        ? `protocols ${protocol.join('-')}`
        : isIcmp(protocol)
          ? `${protocolName(protocol)} echo`
          : protocolName(protocol)
    texts.set(name, [...(texts.get(name) ?? []), ...(ports === null ? [] : [formatPorts(ports)])])
  }
  return [...texts].map(([name, ports]) => `${name} ${ports.join(', ')}`.trim()).join('; ')
}

/** Of the other protocols all, or all but the ICMP of the IP version that the two ends do not speak with each other. */
const wholes = new Set(['0,255', '0,57 59,255', '0 2,255'])

/** All of TCP, all of UDP, and all other protocols that an IP version carries. */
function isEverything(services: readonly Service[]): boolean {
  const [ported, others] = [services.filter(({ ports }) => ports !== null), services.filter(({ ports }) => ports === null)]
  return (
    ported.length === 2 &&
    ported.every(({ ports }) => ports !== null && formatPorts(ports) === 'all') &&
    wholes.has(others.map(({ protocol }) => String(protocol)).join(' '))
  )
}
