/**
 * Terraform's expressions (RE2) take time linear in the text, JavaScript's may take forever: only those are run whose number of ways to match,
 * by their repetitions and alternatives, stays small for the text at hand.
 */
const mostWays = 20_000_000

interface SafePattern {
  readonly pattern: RegExp
  readonly hasNames: boolean
}

const classes: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
  punct: '!-\\/:-@\\[-`{-~',
}

/** @returns null: it is no expression, or one that might take too long for a text of this length */
export function safePattern(written: string, textLength: number): SafePattern | null {
  if (written.length > 500) return null
  const flags = /^\(\?([ims]+)\)/.exec(written)
  const body = (flags === null ? written : written.slice(flags[0].length))
    .replaceAll('(?P<', '(?<')
    .replace(/\[:(\w+):\]/g, (whole, name: string) => (Object.hasOwn(classes, name) ? (classes[name] ?? whole) : whole))
    .replace(/\\A/g, '^')
    .replace(/\\z/g, '$')
  // Looking around and back is not part of RE2.
  if (/\(\?(?!:|<[A-Za-z_])|\\[1-9]|\\k</.test(body)) return null
  if (waysOf(body, textLength) > mostWays) return null
  try {
    return { pattern: new RegExp(body, `g${flags?.[1] ?? ''}`), hasNames: body.includes('(?<') }
  } catch {
    return null
  }
}

/** Upper bound of the ways in which it can be tried; infinite where a repeated group holds repetitions or alternatives itself. */
function waysOf(body: string, textLength: number): number {
  const plain = body.replace(/\\./gs, 'x').replace(/\[\^?\]?[^\]]*\]/g, 'x')
  const groups: { hasChoice: boolean }[] = []
  let repeated = 1
  let ways = 1
  for (let i = 0; i < plain.length; i++) {
    const mark = plain[i] ?? ''
    if (mark === '(') {
      groups.push({ hasChoice: false })
      // `?:` and `?<name>` are no repetition.
      if (plain[i + 1] === '?') i++
      continue
    }
    const last = groups.at(-1)
    const isRepetition = mark === '*' || mark === '+' || mark === '?' || (mark === '{' && /^\{\d+(,\d*)?\}/.test(plain.slice(i, i + 12)))
    if (mark === '|') {
      if (last !== undefined) last.hasChoice = true
      ways *= 2
    } else if (mark === ')') {
      const group = groups.pop()
      const follows = plain[i + 1] ?? ''
      if (group?.hasChoice === true && /[*+{]/.test(follows)) return Number.POSITIVE_INFINITY
      const outer = groups.at(-1)
      if (outer !== undefined && group?.hasChoice === true) outer.hasChoice = true
    } else if (isRepetition) {
      if (last !== undefined) last.hasChoice = true
      if (mark === '?') ways *= 2
      else {
        repeated++
        // Each further repetition multiplies the ways to share the text out between them.
        ways *= (textLength + repeated) / repeated
      }
    }
  }
  return ways * (textLength + 1)
}
