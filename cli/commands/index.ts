import type { Command } from '@/cli/command'
import { checkCommand } from '@/cli/commands/check'
import { docsCommand } from '@/cli/commands/docs'
import { exportCommand } from '@/cli/commands/export'
import { importCommand } from '@/cli/commands/import'
import { inspectCommand } from '@/cli/commands/inspect'
import { matrixCommand } from '@/cli/commands/matrix'
import { policyCommand } from '@/cli/commands/policy'
import { reachCommand } from '@/cli/commands/reach'
import { referenceCommand } from '@/cli/commands/reference'
import { schemaCommand } from '@/cli/commands/schema'
import { validateCommand } from '@/cli/commands/validate'
import { viewCommand } from '@/cli/commands/view'
import { viewsCommand } from '@/cli/commands/views'
import { whatIfCommand } from '@/cli/commands/what-if'

/** Every command, in the order of the help. */
export const commands = [
  viewCommand,
  importCommand,
  inspectCommand,
  docsCommand,
  exportCommand,
  viewsCommand,
  validateCommand,
  checkCommand,
  reachCommand,
  whatIfCommand,
  matrixCommand,
  policyCommand,
  schemaCommand,
  referenceCommand,
] as const satisfies readonly Command[]
