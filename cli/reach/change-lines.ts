import type { Verdict } from '@/model/reachability/verdict'
import type { TopologyIndex } from '@/model/topology-index'

/**
 * The smallest set of changes that would open the way, a line for each value that a list of a resource gets. None where the topology
 * alone cannot say it: the fixes of the blockers do so in words.
 */
export function changeLines({ changes }: Verdict, t: TopologyIndex): readonly string[] {
  return (changes ?? []).flatMap((change) => {
    if ('add' in change) return [`add ${JSON.stringify(change.add)}`]
    if ('remove' in change) return [`remove ${change.remove}`]
    const now = new Map<string, unknown>(Object.entries(t.get(change.set) ?? {}))
    return Object.entries(change.attributes).flatMap(([attribute, value]) => {
      const place = `${change.set} ${attribute}`
      const before: unknown = now.get(attribute)
      const list: readonly unknown[] = Array.isArray(before) ? before : []
      if (!Array.isArray(value)) return [`${place} = ${JSON.stringify(value)}`]
      return value.flatMap((item: unknown, i) => {
        const text = JSON.stringify(item)
        if (i >= list.length) return [`${place}: add ${text}`]
        return JSON.stringify(list[i]) === text ? [] : [`${place}/${i}: ${JSON.stringify(list[i])} becomes ${text}`]
      })
    })
  })
}
