import type { Path } from '@/importers/text/text-tree'

interface Parent {
  readonly of: object
  readonly key: string | number
}

/** Finds where a map or list of a template stands; looked through once, when first asked. */
export function pathsOf(root: object): (node: unknown) => Path | null {
  let parents: Map<object, Parent> | null = null
  return (node) => {
    if (typeof node !== 'object' || node === null) return null
    parents ??= parentsIn(root)
    const path: (string | number)[] = []
    for (let at = node; at !== root; ) {
      const parent = parents.get(at)
      if (parent === undefined) return null
      path.push(parent.key)
      at = parent.of
    }
    return path.reverse()
  }
}

function parentsIn(root: object): Map<object, Parent> {
  const parents = new Map<object, Parent>()
  const open: object[] = [root]
  for (let of = open.pop(); of !== undefined; of = open.pop())
    for (const [key, value] of Object.entries(of)) {
      // What an alias repeats is found where it stands first.
      if (typeof value !== 'object' || value === null || parents.has(value)) continue
      parents.set(value, { of, key: Array.isArray(of) ? Number(key) : key })
      open.push(value)
    }
  return parents
}
