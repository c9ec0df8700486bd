import type { Exporter } from '@/exporters/exporter'

/** The picture as data: what the canvas draws, for tools. */
export const jsonExporter: Exporter = {
  id: 'json',
  label: 'JSON',
  extension: 'json',
  mediaType: 'application/json',
  write: (picture) => `${JSON.stringify(picture, null, 2)}\n`,
}
