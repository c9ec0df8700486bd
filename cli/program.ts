import { Command as Commander, CommanderError, Option } from 'commander'
import type { Command, Given } from '@/cli/command'
import { commands } from '@/cli/commands/index'
import { type ExitCode, exitCodes } from '@/cli/exit-codes'
import { importOptions } from '@/cli/import-options'
import type { Terminal } from '@/cli/terminal'

/** Codes of commander that mean: it did what was asked. */
const fineCodes = new Set(['commander.helpDisplayed', 'commander.help', 'commander.version'])

/**
 * Runs one command line.
 *
 * @param args  what stands after `hopline`
 * @returns the exit code; a mistake of the user has then been told on stderr
 */
export async function runProgram(args: readonly string[], version: string, terminal: Terminal): Promise<ExitCode> {
  let exit: ExitCode = exitCodes.fine
  const program = new Commander('hopline')
    .description('Draws a cloud network, plays its traffic flows and keeps its documents true.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError(true)
    .showHelpAfterError('(hopline --help lists the commands)')
  settle(program, terminal)
  showExamples(
    program,
    commands.flatMap((c) => c.examples.slice(0, 1)),
  )
  for (const command of commands) {
    const sub = program.command(command.name).summary(command.summary).description(`${command.summary}.`)
    settle(sub, terminal)
    sub.showHelpAfterError(`(hopline ${command.name} --help shows how)`)
    for (const argument of command.arguments) sub.argument(argument.name, argument.description)
    for (const { flags, description, default: preset, required, many, group } of optionsOf(command)) {
      const option = new Option(flags, description)
      if (group !== undefined) option.helpGroup(group)
      if (preset !== undefined) option.default(preset)
      if (many === true) option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value])
      sub.addOption(option.makeOptionMandatory(required === true))
    }
    showExamples(sub, command.examples)
    sub.action(async () => {
      exit = await command.run(givenTo(sub, command), terminal)
    })
  }
  if (args.length === 0) {
    program.outputHelp({ error: true })
    return exitCodes.failure
  }
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return fineCodes.has(error.code) ? exitCodes.fine : exitCodes.failure
    throw error
  }
  return exit
}

/** Throws instead of ending the process, and writes where the terminal says. */
function settle(program: Commander, terminal: Terminal): void {
  program.exitOverride()
  program.configureOutput({
    writeOut: (text) => void terminal.out.write(text),
    writeErr: (text) => void terminal.err.write(text),
    outputError: (text, put) => put(text.replace(/^error: /, `${terminal.colors.red('error')}: `)),
  })
}

/** Examples lead the help: most readers want one to copy. */
function showExamples(program: Commander, examples: Command['examples']): void {
  program.addHelpText('before', ['Examples:', ...examples.flatMap((e) => [`  ${e.command}`, `      ${e.does}`]), ''].join('\n'))
}

/** Those of the importers stand apart, after its own. */
const optionsOf = (command: Command) => [
  ...command.options.map((option) => ({ ...option, group: undefined })),
  ...(command.imports === true
    ? importOptions.map((option) => ({ ...option, group: 'Of an input that does not tell all by itself:' }))
    : []),
]

function givenTo(sub: Commander, command: Command): Given {
  return { arguments: [...sub.args, ...command.arguments.slice(sub.args.length).map(() => undefined)], options: sub.opts() }
}
