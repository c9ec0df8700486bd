import type { Category, GlyphId } from '@/model/look'
import type { ResourceId } from '@/model/resource'

/** Everything the inspector shows of one resource, as plain data: sections of rows, every reference a link. */
export interface Details {
  readonly id: ResourceId
  readonly name: string
  readonly kindLabel: string
  readonly glyph: GlyphId
  readonly category: Category
  /** Id that AWS gave it, where known. */
  readonly awsId: string | null
  readonly description: string
  /** Whether it makes sense to suppose that it fails. */
  readonly canFail: boolean
  readonly sections: readonly DetailSection[]
}

export interface DetailSection {
  readonly id:
    | 'attributes'
    | 'addresses'
    | 'rules'
    | 'routes'
    | 'listeners'
    | 'inbound'
    | 'outbound'
    | 'members'
    | 'flows'
    | 'cost'
    | 'source'
  readonly title: string
  readonly rows: readonly DetailRow[]
  /** Shown where there is no row: why, such as "No inbound rule: nothing may open a connection to it". */
  readonly empty: string
}

export interface DetailRow {
  readonly label: string
  readonly value: string
  /** Resource that the value names: rendered as a link. */
  readonly link?: ResourceId
  /** Ids, CIDRs and addresses get a copy button. */
  readonly copyable?: boolean
  /** A second, quieter line: the rule or route behind it, the formula of a cost. */
  readonly why?: string
  readonly tone?: 'good' | 'bad' | 'doubt'
}
