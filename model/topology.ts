import { z } from 'zod'
import { EstateSchema } from '@/model/estate'
import { FlowSchema } from '@/model/flows'
import { kinds } from '@/model/kinds/index'

type KindSchema = (typeof kinds)[number]['schema']

/** One resource of any known kind, told apart by `kind`. */
export const ResourceSchema = z.discriminatedUnion('kind', kinds.map((k) => k.schema) as unknown as readonly [KindSchema, ...KindSchema[]])

/** The file format: YAML or JSON, validated here, described to editors by the JSON Schema made from this. */
export const TopologySchema = z.object({
  schemaVersion: z.literal(1),
  name: z.string().min(1).describe('short name of the topology, shown in the title bar'),
  title: z.string().optional(),
  description: z.string().optional(),
  resources: z.array(ResourceSchema).default([]),
  flows: z.array(FlowSchema).default([]),
  ...EstateSchema,
})

export type Topology = z.infer<typeof TopologySchema>
export type Resource = z.infer<typeof ResourceSchema>
export type KindName = (typeof kinds)[number]['kind']
export type ResourceOf<K extends KindName> = Extract<Resource, { kind: K }>
