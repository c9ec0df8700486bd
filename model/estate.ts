import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'

/**
 * What a topology file tells beside its resources: prices, assumptions, measured figures, availability, practices, proposals, and what a
 * document that is kept true states. Every figure carries where it comes from.
 */
export const PriceSchema = z.object({
  id: z.string(),
  usd: z.number().min(0),
  per: z.enum(['hour', 'gb']),
  region: z.string().optional(),
  observedOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-11-01')
    .optional(),
  source: z.string().optional(),
})

export const AssumptionsSchema = z.object({
  hoursPerMonth: z.number().positive().default(730),
  traffic: z
    .array(
      z.object({
        of: z.array(ref()).min(1),
        gbPerMonth: z.number().min(0),
        approximate: z.boolean().optional(),
        note: z.string().optional(),
      }),
    )
    .default([])
    .describe('GB a month through or to a resource, or a set of them'),
})

export const LatencySchema = z.object({
  from: ref(),
  to: ref(),
  via: ref().optional().describe('endpoint or NAT gateway on the way'),
  minMs: z.number().min(0).optional(),
  maxMs: z.number().min(0),
  note: z.string(),
})

export const LimitSchema = z.object({
  component: z.string().describe('what it limits, in words'),
  kind: z.string().optional().describe('kind that it limits: the row is left out where the topology has none'),
  limit: z.string(),
  note: z.string(),
})

export const PracticeSchema = z.object({
  id: z.string(),
  text: z.string(),
  check: z.string().optional().describe('analysis that checks it against the model'),
})

const change = z.union([
  z.object({ add: z.record(z.string(), z.unknown()).describe('a resource, as under resources') }),
  z.object({ set: ref(), attributes: z.record(z.string(), z.unknown()) }),
  z.object({ remove: ref() }),
])

export const ProposalSchema = z.object({
  id: z.string(),
  title: z.string(),
  goal: z.string().optional(),
  steps: z.array(
    z.object({
      title: z.string(),
      does: z.array(z.string()).default([]).describe('in words; may hold ${resource.attribute}, of the resources it adds too'),
      costNote: z.string().optional(),
      benefit: z.string().optional(),
      changes: z.array(change).default([]),
    }),
  ),
})

/** What the document says where that departs from AWS or from itself: tables repeat it, the consistency notes check it. */
export const DocumentedSchema = z.object({
  about: z.array(ref()).min(1),
  attribute: z.enum(['reserved-addresses', 'monthly-cost', 'net-monthly-cost']),
  value: z.number(),
  place: z.string().describe('section of the document that states it'),
})

export const DocumentSchema = z.object({
  title: z.string().optional(),
  summary: z.string().optional(),
  /** Per view: resources that its text diagram leaves aside. */
  diagrams: z
    .record(z.string(), z.object({ leaveAside: z.array(ref()).default([]), fontSizePx: z.number().int().positive().optional() }))
    .default({}),
  costsLeftOut: z.array(z.string()).default([]).describe('items of cost that the cost table leaves out, such as interface-endpoint/data'),
  related: z.array(z.object({ title: z.string(), link: z.string(), note: z.string().optional() })).default([]),
})

export const AvailabilitySchema = z.object({
  recoveryMinutes: z
    .object({ min: z.number().min(0), max: z.number().min(0) })
    .optional()
    .describe('until tasks run again elsewhere'),
  reason: z.string().optional().describe('why something stands in one zone only, such as Cost Optimization'),
})

/** How a topology came from files of others: what was read, kept as generic, named and missing, and left out. */
export const ImportedSchema = z.object({
  formats: z.array(z.object({ label: z.string(), files: z.array(z.string()) })).describe('formats that were found, with their files'),
  side: z.enum(['planned', 'prior']).optional().describe('side of a plan'),
  types: z
    .array(
      z.object({
        type: z.string().describe('as the input calls it, such as aws_subnet'),
        total: z.number().int().min(0),
        read: z.number().int().min(0),
        generic: z.number().int().min(0),
        leftOut: z.number().int().min(0),
        reasons: z.array(z.object({ reason: z.string(), count: z.number().int().min(1) })).default([]),
      }),
    )
    .default([]),
  missing: z
    .array(z.object({ what: z.string(), times: z.number().int().min(1) }))
    .default([])
    .describe('named by others, and not part of the input'),
})

export type Imported = z.infer<typeof ImportedSchema>

export const EstateSchema = {
  imported: ImportedSchema.optional(),
  prices: z.array(PriceSchema).default([]),
  assumptions: AssumptionsSchema.default({ hoursPerMonth: 730, traffic: [] }),
  latencies: z.array(LatencySchema).default([]),
  limits: z.array(LimitSchema).default([]),
  availability: AvailabilitySchema.default({}),
  practices: z
    .object({ implemented: z.array(PracticeSchema).default([]), recommended: z.array(PracticeSchema).default([]) })
    .default({ implemented: [], recommended: [] }),
  proposals: z.array(ProposalSchema).default([]),
  documented: z.array(DocumentedSchema).default([]),
  document: DocumentSchema.default({ diagrams: {}, costsLeftOut: [], related: [] }),
} as const

export type Proposal = z.infer<typeof ProposalSchema>
export type ProposalChange = z.infer<typeof change>
