import type { Exporter } from '@/exporters/exporter'
import { jsonExporter } from '@/exporters/json'
import { mermaidExporter } from '@/exporters/mermaid/exporter'

/** Every format of `hopline export` and of the export menu. */
export const exporters = [mermaidExporter, jsonExporter] as const satisfies readonly Exporter[]
