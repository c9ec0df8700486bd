import { type RawValue, Unknown } from '@/importers/raw/raw-value'
import type { Functions, Tools } from '@/importers/terraform/hcl/function-kit'
import { conversionFunctions } from '@/importers/terraform/hcl/functions-conversion'
import { listFunctions } from '@/importers/terraform/hcl/functions-list'
import { mapFunctions } from '@/importers/terraform/hcl/functions-map'
import { networkFunctions } from '@/importers/terraform/hcl/functions-network'
import { numberFunctions } from '@/importers/terraform/hcl/functions-number'
import { setFunctions } from '@/importers/terraform/hcl/functions-set'
import { textFunctions } from '@/importers/terraform/hcl/functions-text'
import { type Result, Wrong } from '@/importers/terraform/hcl/operators'
import { weightOf } from '@/importers/terraform/hcl/run'
import { mistake } from '@/importers/terraform/hcl/source'

const functions: Functions = {
  ...conversionFunctions,
  ...listFunctions,
  ...mapFunctions,
  ...setFunctions,
  ...networkFunctions,
  ...numberFunctions,
  ...textFunctions,
}

/** What Terraform alone can answer, when it runs. */
const whenItRuns: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'file',
      'fileexists',
      'fileset',
      'filebase64',
      'templatefile',
      'filemd5',
      'filesha1',
      'filesha256',
      'filesha512',
      'filebase64sha256',
      'filebase64sha512',
      'abspath',
      'pathexpand',
    ].map((name) => [name, `${name} reads files that are not opened here`]),
  ),
  ...Object.fromEntries(
    ['timestamp', 'plantimestamp', 'uuid', 'bcrypt'].map((name) => [name, `${name} gives another value each time that Terraform runs`]),
  ),
  ...Object.fromEntries(
    [
      'md5',
      'sha1',
      'sha256',
      'sha512',
      'base64sha256',
      'base64sha512',
      'base64gzip',
      'rsadecrypt',
      'uuidv5',
      'textencodebase64',
      'textdecodebase64',
      'base64decode',
      'base64encode',
      'urlencode',
      'csvdecode',
      'yamlencode',
      'formatdate',
      'timeadd',
      'timecmp',
      'templatestring',
      'type',
      'issensitive',
      'ephemeralasnull',
      'log',
      'yamldecode',
    ].map((name) => [name, `${name} is not worked out here`]),
  ),
}

export function callFunction(written: string, args: readonly RawValue[], tools: Tools): Result {
  const name = written.replace(/^core::/, '')
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (known === undefined) {
    const reason = Object.hasOwn(whenItRuns, name) ? whenItRuns[name] : undefined
    if (reason !== undefined) return new Unknown(reason)
    tools.run.report(
      mistake(
        'hcl/unknown-function',
        'warning',
        tools.at,
        `The function ${name} is not known here: what it gives stays unknown.`,
        'Check its name, or read the output of `terraform show -json` instead.',
      ),
    )
    return new Unknown(`the function ${name} is not known here`)
  }
  if (args.length < known.least || args.length > known.most)
    return new Wrong(
      `The function ${name} has ${args.length} arguments here, expected ${known.least === known.most ? known.least : `at least ${known.least}`}`,
      'Look at how the function is called.',
    )
  // What a function looks through costs time as expressions do.
  if (
    !tools.run.spend(
      args.reduce<number>((sum, arg) => sum + (weightOf(arg) >> 7), 0),
      tools.at,
    )
  )
    return new Unknown('the files ask for more computation than is done')
  return known.work(args, tools)
}
