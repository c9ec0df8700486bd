import { z } from 'zod'
import { kinds } from '@/model/kinds/index'
import { TopologySchema } from '@/model/topology'

/**
 * JSON Schema of the topology file, for editors: what they complete, describe and underline. Names of attributes that the reader would
 * warn of are refused, so that an editor marks them while they are typed.
 */
export function topologyJsonSchema(): string {
  const schema = z.toJSONSchema(TopologySchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod
      if (def.type === 'object') {
        jsonSchema.additionalProperties = false
        const kind = titleOf(jsonSchema.properties?.kind)
        if (kind !== undefined) jsonSchema.title = kind
      }
      if (zodSchema === TopologySchema)
        jsonSchema.properties = {
          $schema: { type: 'string', description: 'address of this schema, for editors' },
          ...jsonSchema.properties,
        }
      // Notes for those who walk the schemas, which mean nothing to an editor.
      delete jsonSchema.references
      delete jsonSchema.network
    },
  })
  return `${JSON.stringify({ ...schema, title: 'Hopline topology', description: 'A cloud network as Hopline reads it: resources, flows, prices and assumptions' }, null, 2)}\n`
}

const labels = new Map<unknown, string>(kinds.map((kind) => [kind.kind, kind.look.label]))

/** Label of the kind that a schema's `kind` attribute names. */
const titleOf = (property: unknown): string | undefined =>
  typeof property === 'object' && property !== null && 'const' in property ? labels.get(property.const) : undefined
