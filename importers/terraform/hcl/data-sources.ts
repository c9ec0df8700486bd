import { Unknown } from '@/importers/raw/raw-value'
import type { Module } from '@/importers/terraform/hcl/module'
import type { Block } from '@/importers/terraform/hcl/syntax'
import { Whole, zones } from '@/importers/terraform/hcl/values'

/** What is not known of a data source says so; the first group is its address. */
export const dataReason = /^(data\.\S+) is read when Terraform runs/

/** How many zones stand for those of a region: as many as most networks use. */
const zoneCount = 3

/** A data source: read when Terraform runs, but for what follows from the region. */
export function dataValue(block: Block, module: Module): Whole {
  const [type = '', name = ''] = block.labels
  const unknown = new Unknown(`data.${type}.${name} is read when Terraform runs`)
  const get = (attribute: string) => {
    if (type === 'aws_availability_zones' && attribute === 'names') return zones(0, zoneCount)
    if (type === 'aws_region' && ['name', 'id', 'region'].includes(attribute)) return module.region(block) ?? unknown
    return unknown
  }
  // Whether it is one or counted does not matter for what is not known.
  return new Whole(module.addressOf(`data.${type}.${name}`), get, null, 'data', true)
}
