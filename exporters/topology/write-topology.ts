import { stringify } from 'yaml'
import { type Topology, TopologySchema } from '@/model/topology'

/** A topology as a file: only what it tells, the sections in the order of the schema. Reading it again gives the same topology. */
export function writeTopology(topology: Topology, format: 'yaml' | 'json'): string {
  const plain = essential(topology)
  if (format === 'json') return `${JSON.stringify(plain, null, 2)}\n`
  return stringify(plain, { lineWidth: 140, aliasDuplicateObjects: false })
}

/** Without the sections that say no more than their default. */
function essential(topology: Topology): Record<string, unknown> {
  const empty: Readonly<Record<string, unknown>> = TopologySchema.parse({ schemaVersion: 1, name: topology.name })
  const told = new Map(Object.entries(topology))
  const names = [...new Set(['schemaVersion', 'name', 'title', 'description', ...Object.keys(TopologySchema.shape)])]
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = told.get(name)
      const isDefault =
        value === undefined || (name !== 'name' && name !== 'schemaVersion' && JSON.stringify(value) === JSON.stringify(empty[name]))
      return isDefault ? [] : [[name, value]]
    }),
  )
}
