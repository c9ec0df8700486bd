import type { ExitCode } from '@/cli/exit-codes'
import type { Terminal } from '@/cli/terminal'

/**
 * One command of `hopline`. Its file holds no more than its words: `run` imports what it needs when it runs, so `--help` and the other
 * commands load none of it.
 */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly arguments: readonly CommandArgument[]
  readonly options: readonly CommandOption[]
  readonly examples: readonly { readonly command: string; readonly does: string }[]
  /** Takes an input of any format, and with it the options of the importers. */
  readonly imports?: true
  run(given: Given, terminal: Terminal): Promise<ExitCode>
}

export interface CommandArgument {
  /** As commander writes it: `<input>` or `[input]`. */
  readonly name: string
  readonly description: string
}

export interface CommandOption {
  /** As commander writes it: `-o, --out <file>`. */
  readonly flags: string
  readonly description: string
  readonly default?: string
  readonly required?: true
  /** May be given several times: `listOption` has all of them. */
  readonly many?: true
}

/** What the user typed: arguments in their order, options by their long name in camel case. */
export interface Given {
  readonly arguments: readonly (string | undefined)[]
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
}

/** Value of an option that takes one. */
export function textOption(given: Given, name: string): string | undefined {
  const value = given.options[name]
  return typeof value === 'string' ? value : undefined
}

/** Values of an option that may be given several times. */
export function listOption(given: Given, name: string): readonly string[] {
  const value = given.options[name]
  return Array.isArray(value) ? value : []
}

/** Whether an option without a value was given. */
export const flag = (given: Given, name: string): boolean => given.options[name] === true

/** What every command says of its input. */
export const inputWords =
  'topology file; Terraform state, plan or folder; CloudFormation template; folder of AWS CLI output; - reads standard input'
