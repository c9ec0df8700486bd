/**
 * Plainest arithmetic of addresses and blocks, written anew for the oracle: it must share no mistake with the engine. IPv6 texts are
 * written out in eight groups by the worlds.
 */
export function toNumber(text: string): bigint {
  if (text === '::') return 0n
  const separator = text.includes(':') ? ':' : '.'
  return text
    .split(separator)
    .reduce((sum, part) => (separator === ':' ? sum * 65_536n + BigInt(Number.parseInt(part, 16)) : sum * 256n + BigInt(part)), 0n)
}

export function inBlock(address: string, block: string): boolean {
  const [network = '', bits = '0'] = block.split('/')
  if (network.includes(':') !== address.includes(':')) return false
  const width = network.includes(':') ? 128n : 32n
  const shift = width - BigInt(bits)
  return toNumber(address) >> shift === toNumber(network) >> shift
}

export const isPrivate = (address: string): boolean =>
  address.includes(':')
    ? !inBlock(address, '2000:0:0:0:0:0:0:0/3')
    : ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].some((block) => inBlock(address, block))

export function portIn(port: number, ports: string | number): boolean {
  if (ports === 'all') return true
  const [from = '', to = from] = String(ports).split('-')
  return Number(from) <= port && port <= Number(to)
}

const names: Readonly<Record<string, number>> = { tcp: 6, udp: 17, icmp: 1, icmpv6: 58 }

/** Whether a rule's protocol and ports are those of a packet. */
export function isTraffic(
  rule: { readonly protocol: string | number; readonly ports: string | number; readonly icmpType?: number | undefined },
  protocol: number,
  port: number,
  icmpType: number,
): boolean {
  if (rule.protocol === 'all' || rule.protocol === '-1') return true
  const number = typeof rule.protocol === 'number' ? rule.protocol : names[rule.protocol]
  if (number !== protocol) return false
  if (protocol === 6 || protocol === 17) return portIn(port, rule.ports)
  return rule.icmpType === undefined || rule.icmpType === -1 || rule.icmpType === icmpType
}
