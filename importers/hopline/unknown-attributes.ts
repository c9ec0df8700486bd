import type { Findings } from '@/importers/hopline/findings'
import { schemaOfKind, subjectOf } from '@/importers/hopline/resources'
import { isObject } from '@/importers/importer'
import type { Path, TextTree } from '@/importers/text/text-tree'
import { type ShapePath, shapeOf, walkShape } from '@/model/kinds/schema-shape'
import { TopologySchema } from '@/model/topology'
import { shortened } from '@/model/validation/check'
import { didYouMean } from '@/model/validation/nearest'

/** Names that the schema does not know: they are read as if they were not there, which a reader of the file should hear of. */
export function unknownAttributes(root: Record<string, unknown>, tree: TextTree, file: string, findings: Findings): void {
  const report = (subject: () => string, start: Path) => (name: string, known: readonly string[], path: ShapePath) =>
    findings.add(() => {
      const whole = [...start, ...path]
      const near = didYouMean(name, known)
      return {
        code: 'topology/unknown-attribute',
        severity: 'warning',
        message: `${subject()} has "${shortened(name)}"${
          path.length > 1
            ? ` in ${path
                .slice(0, -1)
                .map((p) => (typeof p === 'number' ? p + 1 : p))
                .join(' ')}`
            : ''
        }, which is not known there and is left aside.${near}`,
        place: { file, ...tree.placeOf(whole, 'key'), path: whole.join('/') },
        fix: near === '' ? `Known are: ${known.slice(0, 20).join(', ')}${known.length > 20 ? ' and others' : ''}.` : 'Correct the name.',
      }
    })
  const { resources, $schema: _schema, ...rest } = root
  walkShape(shapeOf(TopologySchema), rest, { unknown: report(() => 'The file', []) })
  if (Array.isArray(resources))
    for (const [i, raw] of resources.entries()) {
      const schema = isObject(raw) ? schemaOfKind(raw.kind) : undefined
      if (schema !== undefined) walkShape(shapeOf(schema), raw, { unknown: report(() => subjectOf(raw, i), ['resources', i]) })
    }
}
