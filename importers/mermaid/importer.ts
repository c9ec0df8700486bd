import type { TextImporter } from '@/importers/importer'
import { flowchartsIn } from '@/importers/mermaid/flowchart'
import { sketchOf } from '@/importers/mermaid/sketch'
import { sketchVocabulary } from '@/importers/mermaid/vocabulary'

/** Characters of the longest document that anybody draws in. */
const longestDocument = 5_000_000

/** Markdown documents with Mermaid flowcharts: a drawing of a network, read as a sketch of it. */
export const mermaidSketch: TextImporter = {
  id: 'mermaid',
  label: 'Mermaid flowchart',
  vocabulary: sketchVocabulary,
  isOnlyAlone: true,
  recognises: ({ text }) => text.length < longestDocument && /^\s*(?:`{3,}|~{3,})\s*mermaid\b/m.test(text) && flowchartsIn(text).length > 0,
  belongs: () => false,
  read: (files) => files.map(({ text, name }) => sketchOf(flowchartsIn(text), name)),
}
