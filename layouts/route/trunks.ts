/** A line to be routed. */
export interface Request {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly label: string
  /** Lines with the same mark may share a trunk where they leave or reach the same box; null never does. */
  readonly mark: string | null
}

export interface Trunk {
  /** The box that all lines share. */
  readonly at: string
  readonly lines: readonly Request[]
}

/**
 * Lines that say the same from one box to several, or from several to one, are drawn as one trunk with branches and one label.
 * Each line joins the largest such set; of equals the first by name.
 */
export function gatherTrunks(requests: readonly Request[]): { readonly trunks: readonly Trunk[]; readonly single: readonly Request[] } {
  const sets = new Map<string, { at: string; lines: Request[] }>()
  for (const request of requests) {
    if (request.mark === null || request.from === request.to) continue
    for (const [side, at] of [
      ['from', request.from],
      ['to', request.to],
    ] as const) {
      const key = JSON.stringify([side, at, request.mark, request.label])
      const set = sets.get(key)
      if (set) set.lines.push(request)
      else sets.set(key, { at, lines: [request] })
    }
  }
  const taken = new Set<string>()
  const trunks: Trunk[] = []
  const ranked = [...sets].sort(([keyA, a], [keyB, b]) => b.lines.length - a.lines.length || (keyA < keyB ? -1 : 1))
  for (const [, set] of ranked) {
    const lines = set.lines.filter((line) => !taken.has(line.id))
    if (lines.length < 2) continue
    for (const line of lines) taken.add(line.id)
    trunks.push({ at: set.at, lines })
  }
  return { trunks, single: requests.filter((request) => !taken.has(request.id)) }
}
