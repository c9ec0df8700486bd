import { type CommandOption, flag, type Given, listOption, textOption } from '@/cli/command'
import { readInput } from '@/cli/read-input'
import { type Terminal, tell } from '@/cli/terminal'
import type { ImportOptions } from '@/importers/importer'

/** What every command that takes an input takes beside it, for files that do not tell all by themselves. */
export const importOptions: readonly CommandOption[] = [
  { flags: '--param <KEY=VALUE>', description: 'parameter of a CloudFormation template; may be repeated', many: true },
  { flags: '--params <file>', description: 'file of parameters, JSON or YAML; may be repeated', many: true },
  { flags: '--var <KEY=VALUE>', description: 'variable of a Terraform configuration; may be repeated', many: true },
  { flags: '--var-file <file>', description: 'file of variables, .tfvars or .tfvars.json; may be repeated', many: true },
  { flags: '--account <id>', description: 'account that a template is for' },
  { flags: '--region <name>', description: 'region that a template is for' },
  { flags: '--prior', description: 'of a Terraform plan, what is there before it is applied' },
]

/** The options as the importers take them; null: one of them was wrong, which has then been told. */
export async function givenImportOptions(given: Given, terminal: Terminal): Promise<ImportOptions | null> {
  const parameters = await parameterFiles(listOption(given, 'params'), terminal)
  const own = pairs('--param', listOption(given, 'param'), terminal)
  const variables = pairs('--var', listOption(given, 'var'), terminal)
  const variableFiles = await textFiles(listOption(given, 'varFile'), terminal)
  if (parameters === null || own === null || variables === null || variableFiles === null) return null
  return {
    name: undefined,
    parameters: { ...parameters, ...own },
    variables,
    variableFiles,
    region: textOption(given, 'region'),
    account: textOption(given, 'account'),
    side: flag(given, 'prior') ? 'prior' : 'planned',
  }
}

function pairs(option: string, texts: readonly string[], terminal: Terminal): Record<string, string> | null {
  const wrong = texts.find((text) => !/^[^=]+=/.test(text))
  if (wrong !== undefined) {
    tell(terminal, `${terminal.colors.red('error')}: ${option}: expected KEY=VALUE, such as ${option} Environment=production.`)
    return null
  }
  return Object.fromEntries(texts.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]))
}

async function textFiles(paths: readonly string[], terminal: Terminal) {
  const files: { readonly name: string; readonly text: string }[] = []
  for (const path of paths) {
    const input = await readInput(path, terminal.stdin)
    if (!input.ok) {
      tell(terminal, `${terminal.colors.red('error')}: ${input.message}`)
      return null
    }
    files.push({ name: input.name, text: input.text })
  }
  return files
}

async function parameterFiles(paths: readonly string[], terminal: Terminal): Promise<Record<string, string> | null> {
  const files = await textFiles(paths, terminal)
  if (files === null) return null
  const all: Record<string, string> = {}
  for (const file of files) {
    const { readParameters } = await import('@/importers/cloudformation/parameter-file')
    const read = readParameters(file.text, file.name)
    if (read === null) {
      tell(
        terminal,
        `${terminal.colors.red('error')}: --params: ${file.name} holds no parameters, expected { "Key": "Value" } or [{ "ParameterKey": …, "ParameterValue": … }].`,
      )
      return null
    }
    Object.assign(all, read)
  }
  return all
}
