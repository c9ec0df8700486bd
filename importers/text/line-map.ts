/** 1-based, as editors count; a column counts UTF-16 code units, a tab is one. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Finds line and column of an offset; built once for a text. Lines end with LF, CRLF or a lone CR. */
export function lineMap(text: string): (offset: number) => Position {
  const starts = [0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
