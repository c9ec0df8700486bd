import type { DetailRow, DetailSection } from '@/model/details'
import { referenceTo } from '@/model/resource-names'
import type { Resource } from '@/model/topology'
import type { TopologyIndex } from '@/model/topology-index'

/** A part of the inspector: what it shows of a resource; null where the section makes no sense for it. */
export type Describe = (resource: Resource, t: TopologyIndex) => DetailSection | null

/** A row whose value is another resource, by its kind: `Subnet: Private Subnet`. One that the input does not hold says so. */
export function linkRow(label: string, id: Resource['id'], t: TopologyIndex, rest: Pick<DetailRow, 'why' | 'tone'> = {}): DetailRow {
  if (t.get(id) === undefined) return { label, value: id, why: 'not in the input', tone: 'bad', copyable: true }
  return { label, value: referenceTo(id, t), link: id, ...rest }
}

/** A row whose value can be copied. */
export const copyRow = (label: string, value: string, why?: string): DetailRow => ({
  label,
  value,
  copyable: true,
  ...(why === undefined ? {} : { why }),
})

/** Ids, addresses and blocks get a copy button, words do not. */
export const looksCopyable = (value: string): boolean => /^[0-9a-f.:]+(\/\d+)?$/i.test(value) && /[.:]/.test(value)

/** `1 subnet`, `3 subnets`. */
export const counted = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`
