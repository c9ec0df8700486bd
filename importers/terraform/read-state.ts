import { isObject } from '@/importers/importer'
import type { LeftOut, RawInput, RawResource } from '@/importers/raw/raw-resource'
import type { RawMap } from '@/importers/raw/raw-value'
import { addressOf, dataType } from '@/importers/terraform/addresses'
import { withoutPaths } from '@/importers/terraform/sensitive'
import type { TextTree } from '@/importers/text/text-tree'
import type { Diagnostic } from '@/model/diagnostic'

export const isState = (value: Record<string, unknown>): boolean =>
  typeof value.version === 'number' &&
  (Array.isArray(value.resources) || Array.isArray(value.modules)) &&
  (['terraform_version', 'serial', 'lineage'].some((name) => Object.hasOwn(value, name)) || hasInstances(value.resources))

/** A state that a tool has written or cut down may lack its head. */
const hasInstances = (resources: unknown): boolean =>
  Array.isArray(resources) && resources.every((one) => isObject(one) && Array.isArray(one.instances))

/** A state of version 4, as Terraform 0.12 and later keep it. Source: Terraform, `internal/states/statefile/version4.go`. */
export function readState(value: Record<string, unknown>, file: string, placeOf: TextTree['placeOf']): RawInput {
  if (value.version !== 4) return refused(value.version, file, placeOf)
  const resources: RawResource[] = []
  const leftOut: LeftOut[] = []
  for (const [i, entry] of (Array.isArray(value.resources) ? value.resources : []).entries()) {
    if (!isObject(entry) || typeof entry.type !== 'string' || typeof entry.name !== 'string') continue
    const { type, name } = entry
    const mode = entry.mode === 'data' ? 'data' : 'managed'
    const module = typeof entry.module === 'string' ? entry.module : undefined
    for (const [j, instance] of (Array.isArray(entry.instances) ? entry.instances : []).entries()) {
      if (!isObject(instance)) continue
      const address = addressOf(module, mode, type, name, instance.index_key)
      if (typeof instance.deposed === 'string') {
        leftOut.push({ type, address, reason: 'it is deposed: Terraform has replaced it, and will delete it' })
        continue
      }
      if (!isObject(instance.attributes)) {
        leftOut.push({ type, address, reason: 'the state holds no attributes of it' })
        continue
      }
      const { line } = placeOf(['resources', i, 'instances', j])
      resources.push({
        type: mode === 'data' ? dataType(type) : type,
        address,
        values: withoutPaths(instance.attributes as RawMap, instance.sensitive_attributes),
        file,
        ...(line === undefined ? {} : { line }),
      })
    }
  }
  return { resources, leftOut, diagnostics: [] }
}

function refused(version: unknown, file: string, placeOf: TextTree['placeOf']): RawInput {
  const diagnostic: Diagnostic = {
    code: 'import/state-version',
    severity: 'error',
    message: `This is a Terraform state of version ${typeof version === 'number' ? version : 'unknown'}, expected version 4, which Terraform 0.12 and later write.`,
    place: { file, ...placeOf(['version']) },
    fix:
      typeof version === 'number' && version < 4
        ? 'Upgrade it: run `terraform init` and `terraform apply -refresh-only` with Terraform 0.12 or later in a copy of its folder, then open the new terraform.tfstate.'
        : 'Open the output of `terraform show -json` instead.',
  }
  return { resources: [], leftOut: [], diagnostics: [diagnostic] }
}
