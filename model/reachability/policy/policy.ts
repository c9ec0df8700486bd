import { z } from 'zod'

/**
 * A network policy in the grammar of AWS Network Access Analyzer: paths that are looked for, and paths that are allowed all the same.
 * Source: Network Access Analyzer Guide, "Network Access Scopes"
 */
const strings = z.array(z.string()).min(1)

const PacketHeaderStatement = z
  .object({
    Protocols: z.array(z.enum(['tcp', 'udp'])).min(1),
    SourceAddresses: strings,
    SourcePrefixLists: strings,
    DestinationAddresses: strings,
    DestinationPrefixLists: strings,
    SourcePorts: strings.describe('"443", "8000-8100"'),
    DestinationPorts: strings.describe('"443", "8000-8100"'),
  })
  .partial()

const ResourceStatement = z
  .object({
    Resources: strings.describe('ids of resources, their AWS ids or ARNs'),
    ResourceTypes: strings.describe('such as AWS::EC2::InternetGateway'),
  })
  .partial()

const end = z.object({ PacketHeaderStatement: PacketHeaderStatement.optional(), ResourceStatement: ResourceStatement.optional() })

const path = z.object({
  Source: end.optional(),
  Destination: end.optional(),
  ThroughResources: z.array(z.object({ ResourceStatement: ResourceStatement.optional() })).optional(),
})

export const PolicySchema = z.object({
  MatchPaths: z.array(path).min(1).describe('a path that matches one of them is a finding'),
  ExcludePaths: z.array(path).optional().describe('unless it matches one of these'),
})

export type Policy = z.infer<typeof PolicySchema>
export type PathStatement = z.infer<typeof path>
export type EndStatement = z.infer<typeof end>
export type ResourceStatementOf = z.infer<typeof ResourceStatement>
