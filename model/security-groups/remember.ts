/**
 * Answers kept as long as the index of their topology is: hovering asks the same questions of the same topology again and again.
 *
 * @param make  a pure function of the index and the key
 */
export function remember<Index extends object, Value>(make: (index: Index, key: string) => Value): (index: Index, key: string) => Value {
  const known = new WeakMap<Index, Map<string, { readonly value: Value }>>()
  return (index, key) => {
    const answers = known.get(index) ?? new Map<string, { readonly value: Value }>()
    known.set(index, answers)
    const found = answers.get(key)
    if (found !== undefined) return found.value
    const value = make(index, key)
    answers.set(key, { value })
    return value
  }
}
