/** Ports from `from` to `to`, both included. */
export interface PortRange {
  readonly from: number
  readonly to: number
}

export const lastPort = 65_535
export const allPorts: PortRange = { from: 0, to: lastPort }

/**
 * The range of `all`, `443`, `8000-8100` or a number.
 *
 * @returns null where the text is none of these, a port is above 65535, or the range runs backwards
 */
export function parsePorts(text: string | number): PortRange | null {
  if (text === 'all') return allPorts
  const [, fromText, toText] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(String(text)) ?? []
  if (fromText === undefined) return null
  const range = { from: Number(fromText), to: Number(toText ?? fromText) }
  return range.from <= range.to && range.to <= lastPort ? range : null
}

/** As a topology file has it: `all`, `443`, `8000-8100`. */
export function formatPorts(range: PortRange): string {
  if (range.from === 0 && range.to === lastPort) return 'all'
  return range.from === range.to ? String(range.from) : `${range.from}-${range.to}`
}

/** Ports that both have; null: none. */
export function intersectPorts(a: PortRange, b: PortRange): PortRange | null {
  const range = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }
  return range.from <= range.to ? range : null
}

export const portsInclude = (outer: PortRange, inner: PortRange): boolean => outer.from <= inner.from && inner.to <= outer.to
