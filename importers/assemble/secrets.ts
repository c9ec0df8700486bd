/** Beginnings and forms that only secrets have. Sources: the prefixes that their makers publish. */
const forms: readonly RegExp[] = [
  /(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}/,
  /gh[pousr]_[A-Za-z0-9]{20,}/,
  /github_pat_[A-Za-z0-9_]{20,}/,
  /glpat-[A-Za-z0-9_-]{16,}/,
  /xox[abprs]-[A-Za-z0-9-]{10,}/,
  /sk_(?:live|test)_[A-Za-z0-9]{10,}/,
  /-----BEGIN/,
  /eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/,
  /[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@]+@/i,
  /(?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|credential)s?\s*[:=]\s*\S/i,
]

const longestWord = 24

/** Whether a text that people may write freely looks as if it held a secret. */
export function looksSecret(text: string): boolean {
  return forms.some((form) => form.test(text)) || text.split(/[\s"'`,;()<>[\]{}]+/).some(isRandom)
}

/** Long words of letters and digits in a mix that no language has. */
function isRandom(word: string): boolean {
  if (word.length < longestWord || /^(?:arn:|https?:)/.test(word) || /^[a-z]+-[0-9a-f]{17}$/.test(word)) return false
  const dense = word.replace(/[-_./:]/g, '')
  if (dense.length < longestWord) return false
  const classes = [/[a-z]/, /[A-Z]/, /\d/].filter((one) => one.test(dense)).length
  const changes = [...dense].filter((c, i) => i > 0 && kindOf(c) !== kindOf(dense[i - 1] ?? '')).length
  return classes === 3 && changes > dense.length / 3 && bitsPerCharacter(dense) > 3.8
}

const kindOf = (c: string): number => (/\d/.test(c) ? 0 : /[A-Z]/.test(c) ? 1 : 2)

function bitsPerCharacter(text: string): number {
  const counts = new Map<string, number>()
  for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1)
  return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0)
}
