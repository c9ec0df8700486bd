import { z } from 'zod'

// Compiling schemas needs `new Function`, which the viewer's Content-Security-Policy refuses and reports; and it makes the first reading of
// a file slower, which for a command line is the only one. Stands before the first schema is made.
z.config({ jitless: true })

/** Id of a resource within one topology: stable, readable, never shown to AWS. */
export type ResourceId = string & z.$brand<'ResourceId'>

/** Anything but control characters; the pens encode every label for their own output. */
export const ResourceIdSchema = z
  .string()
  .min(1)
  .max(256)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^\u0000-\u001f\u007f]+$/, 'an id without control characters')
  .brand<'ResourceId'>()

export const resourceId = (text: string): ResourceId => text as ResourceId

/** Where an imported resource was read: shown by the inspector and by every verdict. */
export const SourceSchema = z.object({
  file: z.string().optional(),
  /** Terraform address, CloudFormation logical id or ARN. */
  address: z.string().optional(),
  line: z.number().int().positive().optional(),
})

export type Source = z.infer<typeof SourceSchema>

/** What every resource carries, whatever its kind. Absent means: the input does not tell. */
export const resourceBase = {
  id: ResourceIdSchema.describe('what other resources name it by; unique in the file'),
  name: z.string().optional().describe('Name tag: what people call it'),
  shortName: z.string().optional().describe('shorter name for tables and sequence diagrams'),
  awsId: z.string().optional().describe('id that AWS gave it, such as igw-0a1b2c'),
  arn: z.string().optional().describe('Amazon Resource Name'),
  description: z.string().optional().describe('a sentence for the inspector'),
  tags: z.record(z.string(), z.string()).optional().describe('other tags'),
  stub: z.boolean().optional().describe('named by others, and not part of the input: what is not told of it is unknown'),
  source: SourceSchema.optional().describe('where an importer read it'),
} as const

/**
 * A resource of any kind, as kinds see each other: the shared attributes, read through a TopologyReader. (A kind that imported the
 * derived `Topology` type would make every type implicitly `any`.)
 */
export interface AnyResource {
  readonly id: ResourceId
  readonly kind: string
  readonly name?: string | undefined
  readonly shortName?: string | undefined
  readonly awsId?: string | undefined
  readonly arn?: string | undefined
  readonly description?: string | undefined
  readonly tags?: Record<string, string> | undefined
  readonly stub?: boolean | undefined
  readonly source?: z.infer<typeof SourceSchema> | undefined
  readonly region?: ResourceId | undefined
  readonly vpc?: ResourceId | undefined
  readonly subnet?: ResourceId | undefined
  readonly subnets?: readonly ResourceId[] | undefined
  readonly availabilityZone?: ResourceId | undefined
  readonly securityGroups?: readonly ResourceId[] | undefined
}
