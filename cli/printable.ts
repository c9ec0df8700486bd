/** A name out of a file must not steer the terminal (escape sequences) or turn the line round (bidirectional controls). */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => {
    if (c === '\n') return '\\n'
    if (c === '\t') return '\\t'
    return `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`
  })
}
