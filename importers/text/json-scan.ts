import { limits } from '@/importers/text/text-tree'

/** A name that stands twice in one object, or one that must not be read. */
export interface BadKey {
  readonly why: 'duplicate' | 'prototype'
  readonly name: string
  readonly offset: number
}

export interface JsonScan {
  /** Offset of the bracket that goes too deep; null: none does. */
  readonly tooDeepAt: number | null
  readonly badKeys: readonly BadKey[]
}

/**
 * One pass over a JSON text, without recursion: how deep it nests and which names it repeats, both of which JSON.parse accepts silently.
 * Of a text that is no JSON it tells something harmless.
 */
export function scanJson(text: string): JsonScan {
  const badKeys: BadKey[] = []
  /** Names of the open objects; null for an open list. */
  const open: (Set<string> | null)[] = []
  let mayBeKey = false
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22: {
        const end = endOfString(text, i)
        const names = open.at(-1)
        if (mayBeKey && names !== undefined && names !== null) {
          const name = textOf(text.slice(i, end + 1))
          if (name === '__proto__') badKeys.push({ why: 'prototype', name, offset: i })
          else if (names.has(name)) badKeys.push({ why: 'duplicate', name, offset: i })
          names.add(name)
          mayBeKey = false
        }
        i = end
        break
      }
      case 0x7b:
      case 0x5b:
        if (open.length >= limits.depth) return { tooDeepAt: i, badKeys }
        mayBeKey = text[i] === '{'
        open.push(mayBeKey ? new Set() : null)
        break
      case 0x7d:
      case 0x5d:
        open.pop()
        mayBeKey = false
        break
      case 0x2c:
        mayBeKey = open.at(-1) instanceof Set
        break
    }
  }
  return { tooDeepAt: null, badKeys }
}

/** Offsets of the brackets that a text opens and never closes, the innermost last. */
export function openBrackets(text: string): readonly number[] {
  const open: number[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x22) i = endOfString(text, i)
    else if (code === 0x7b || code === 0x5b) open.push(i)
    else if (code === 0x7d || code === 0x5d) open.pop()
  }
  return open
}

/** Offset of the closing quote, or of the end of the text. */
export function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x5c) i++
    else if (code === 0x22) return i
  }
  return text.length
}

/** The text of a JSON string, quotes and escapes included. */
export function textOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted.slice(1, -1)
  }
}
