import type { Findings } from '@/importers/hopline/findings'
import type { Placed } from '@/importers/hopline/head'
import { asGeneric, kindNames, schemaOfKind } from '@/importers/hopline/resources'
import { isObject } from '@/importers/importer'
import { shortened } from '@/model/validation/check'
import { didYouMean } from '@/model/validation/nearest'

/** Resources of kinds that are not known become generic, so that they are drawn, and what names them finds them. */
export function withKnownKinds(root: Record<string, unknown>, placed: Placed, findings: Findings): Record<string, unknown> {
  const { resources } = root
  if (!Array.isArray(resources)) return root
  const known = resources.map((raw: unknown, i) => {
    if (!isObject(raw) || schemaOfKind(raw.kind) !== undefined) return raw
    const { kind, id } = raw
    findings.add(() => {
      const place = placed(['resources', i, 'kind'])
      const subject = `Resource ${typeof id === 'string' ? `"${shortened(id)}"` : i + 1}`
      if (typeof kind !== 'string' || kind === '')
        return {
          code: 'topology/no-kind',
          severity: 'error',
          message: `${subject} has no kind; it is kept as a generic one.`,
          place,
          fix: `Write \`kind:\` with one of ${kindNames.slice(0, 8).join(', ')} and others.`,
        }
      const near = didYouMean(kind, kindNames)
      return {
        code: 'topology/unknown-kind',
        severity: 'warning',
        message: `${subject} has the kind "${shortened(kind)}", which is not known; it is kept as a generic one.${near}`,
        place,
        fix:
          near === ''
            ? 'Write `kind: generic` and the kind as `type`, or one of the kinds that `hopline reference` lists.'
            : 'Correct the kind.',
      }
    })
    return asGeneric(raw)
  })
  return { ...root, resources: known }
}
