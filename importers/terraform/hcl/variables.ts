import type { InputFile } from '@/importers/raw/raw-resource'
import { type RawValue, Unknown } from '@/importers/raw/raw-value'
import { work } from '@/importers/terraform/hcl/evaluate'
import type { Folder } from '@/importers/terraform/hcl/folder'
import { fromJson } from '@/importers/terraform/hcl/functions-conversion'
import type { Inputs } from '@/importers/terraform/hcl/module'
import { withDefault } from '@/importers/terraform/hcl/module-calls'
import { parseAlone, parseBody } from '@/importers/terraform/hcl/parse-body'
import type { Run } from '@/importers/terraform/hcl/run'
import { evaluate, type Scope } from '@/importers/terraform/hcl/scope'
import { isPlainText, shapeOf } from '@/importers/terraform/hcl/shape'
import { mistake, sourceOf } from '@/importers/terraform/hcl/source'
import type { Block } from '@/importers/terraform/hcl/syntax'
import { compareTexts, Failure } from '@/importers/terraform/hcl/values'
import { readJson } from '@/importers/text/json-tree'

const automatic = /^(.*\/)?(terraform\.tfvars|terraform\.tfvars\.json|[^/]*\.auto\.tfvars(\.json)?)$/

/** Files of values of the root module, in the order in which Terraform reads them: later ones go before. */
export function automaticFiles(files: readonly InputFile[], folder: string): readonly InputFile[] {
  const rank = (name: string) =>
    name.endsWith('terraform.tfvars') && !name.endsWith('.auto.tfvars') ? 0 : name.endsWith('terraform.tfvars.json') ? 1 : 2
  const base = (name: string) => name.slice(name.lastIndexOf('/') + 1)
  return files
    .filter(({ name }) => automatic.test(name) && (folder === '' ? !name.includes('/') : name.slice(0, name.lastIndexOf('/')) === folder))
    .sort((a, b) => rank(base(a.name)) - rank(base(b.name)) || compareTexts(a.name, b.name))
}

/** Values of the variables of the root module. */
export function rootInputs(files: readonly InputFile[], commandLine: Readonly<Record<string, string>>, folder: Folder, run: Run): Inputs {
  const given = new Map<string, RawValue>()
  const scope = constants(run)
  for (const file of files) for (const [name, value] of valuesOf(file, scope)) given.set(name, value)
  for (const [name, text] of Object.entries(commandLine)) {
    const block = folder.variables.get(name)
    const at = { source: sourceOf(`--var ${name}`, text), offset: 0 }
    if (block === undefined) {
      run.report({
        code: 'hcl/undeclared-variable',
        severity: 'warning',
        message: `--var gives a value to "${name}", and the folder declares no variable of that name.`,
        fix: 'Correct the name.',
      })
      continue
    }
    given.set(name, fromCommandLine(text, at.source.name, block, scope))
  }
  return (name, block, module) => {
    const value = withDefault(given.get(name), block, module)
    if (value !== undefined) {
      if (value instanceof Failure) run.report(value.mistake)
      return value
    }
    run.report(
      mistake(
        'hcl/no-value',
        'note',
        block.at,
        `Variable "${name}" has no value: what depends on it is not known.`,
        `Give it one: --var ${name}=…`,
      ),
    )
    return new Unknown(`variable "${name}" has no value`)
  }
}

/** Expressions of files of values name nothing else. */
function constants(run: Run): Scope {
  return {
    run,
    inner: null,
    worker: work,
    module: {
      lookUp: (name, steps, at) => ({
        value: run.fail('hcl/value', at, `"${name}" cannot stand in a value of a variable.`, 'Write a constant; texts stand in quotes.'),
        used: steps.length,
      }),
    },
  }
}

function fromCommandLine(text: string, sourceName: string, block: Block, scope: Scope): RawValue {
  const type = block.body.attributes.get('type')
  const shape = type === undefined ? null : shapeOf(type.value, () => null)
  if (isPlainText(shape)) return text
  const source = sourceOf(sourceName, text)
  const { node, problem } = parseAlone(source)
  if (problem === null) return evaluate(node, scope)
  // The text itself is not repeated: it may be a secret.
  return scope.run.fail(
    'hcl/syntax',
    { source, offset: problem.offset },
    `${sourceName} is no expression of Terraform.`,
    'Write it as in a .tfvars file: lists in [ ], maps in { }, texts in quotes.',
  )
}

function valuesOf(file: InputFile, scope: Scope): readonly (readonly [string, RawValue])[] {
  if (file.name.endsWith('.json')) {
    const read = readJson(file.text, file.name)
    const value = read?.tree?.value
    for (const diagnostic of read?.diagnostics ?? []) scope.run.report(diagnostic)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.entries(value).map(([name, one]) => [name, fromJson(one)] as const)
    if (read === null || value !== undefined)
      scope.run.report(
        mistake(
          'hcl/syntax',
          'error',
          { source: sourceOf(file.name, file.text), offset: 0 },
          'This is no JSON object with values of variables.',
          'Mend it, or rename the file.',
        ),
      )
    return []
  }
  const { body, diagnostics } = parseBody(sourceOf(file.name, file.text))
  for (const diagnostic of diagnostics) scope.run.report(diagnostic)
  for (const block of body.blocks)
    scope.run.report(
      mistake('hcl/misplaced', 'error', block.at, `A block "${block.type}" stands in a file of values.`, 'Write name = value.'),
    )
  return [...body.attributes.values()].map((attribute) => [attribute.name, evaluate(attribute.value, scope)] as const)
}
