import { z } from 'zod'
import { ref } from '@/model/kinds/attributes'

/**
 * A declared traffic flow: ordered steps with requests and responses, notes over one or two participants, parallel and alternative
 * blocks. Texts may hold `${resource.attribute}` references, so that nothing in them goes stale; `text-template.ts` resolves them.
 */
const text = z.string().describe('may hold references such as ${private-a.cidr}')

export const FlowParticipantSchema = z.object({
  id: z.string().min(1),
  of: z.array(ref()).min(1).describe('what it stands for; several for a participant such as ECS/Lambda'),
  label: text.optional().describe('without it the name of the first resource'),
})

const message = z.object({
  from: z.string().describe('id of a participant'),
  to: z.string().describe('id of a participant'),
  text,
  protocol: z.string().optional(),
  port: z.number().int().min(0).max(65_535).optional(),
  response: z.boolean().optional().describe('an answer: drawn dashed, on the way of its request'),
})

const note = z.object({ note: text, over: z.array(z.string()).min(1).max(2).describe('one or two participants') })

export type FlowMessage = z.infer<typeof message>
export type FlowNote = z.infer<typeof note>
export interface FlowBranch {
  readonly label: string
  readonly steps: FlowItem[]
}
export type FlowItem = FlowMessage | FlowNote | { readonly parallel: FlowBranch[] } | { readonly alternative: FlowBranch[] }

const item: z.ZodType<FlowItem> = z.lazy(() =>
  z.union([message, note, z.object({ parallel: z.array(branch).min(1) }), z.object({ alternative: z.array(branch).min(1) })]),
)
const branch: z.ZodType<FlowBranch> = z.lazy(() => z.object({ label: text, steps: z.array(item) }))

export const FlowSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  description: text.optional(),
  proposed: z.boolean().optional().describe('suggested by the network, declared by nobody: that it is blocked is no error'),
  participants: z.array(FlowParticipantSchema).min(1),
  steps: z.array(item),
})

export type Flow = z.infer<typeof FlowSchema>
export type FlowParticipant = z.infer<typeof FlowParticipantSchema>
