import { cell } from '@/exporters/markdown/encode'

/** A cell: encoded text, or bold encoded text. */
export type Cell = string | { readonly bold: string }

/** A table; every cell is encoded here, so that none is forgotten. */
export function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const write = (c: Cell) => (typeof c === 'string' ? cell(c) : `**${cell(c.bold)}**`)
  return [columns.map(cell), columns.map(() => '---'), ...rows.map((row) => row.map(write))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
