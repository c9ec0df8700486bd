import type { Exporter } from '@/exporters/exporter'
import { mermaid } from '@/exporters/mermaid/mermaid'

/** Mermaid source, without a fence: what GitHub, GitLab and most wikis render. */
export const mermaidExporter: Exporter = {
  id: 'mermaid',
  label: 'Mermaid',
  extension: 'mmd',
  mediaType: 'text/vnd.mermaid',
  write: (picture, { whole }) => `${mermaid(picture, whole)}\n`,
}
