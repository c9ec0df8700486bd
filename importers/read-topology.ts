import { readText } from '@/importers/text/read-text'
import type { Diagnostic } from '@/model/diagnostic'
import { type Topology, TopologySchema } from '@/model/topology'

export interface ReadTopology {
  /** null: nothing could be read, and the diagnostics say why. */
  readonly topology: Topology | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a topology file. Never throws: what could not be read is in the diagnostics. */
export function readTopology(text: string, fileName: string): ReadTopology {
  const { tree, diagnostics } = readText(text, fileName)
  if (tree === null) return { topology: null, diagnostics }
  const parsed = TopologySchema.safeParse(tree.value)
  if (parsed.success) return { topology: parsed.data, diagnostics }
  return {
    topology: null,
    diagnostics: [
      ...diagnostics,
      ...parsed.error.issues.map(
        (issue): Diagnostic => ({
          code: 'topology/invalid',
          severity: 'error',
          message: issue.message,
          place: { file: fileName, ...tree.placeOf(issue.path), path: issue.path.join('/') },
        }),
      ),
    ],
  }
}
