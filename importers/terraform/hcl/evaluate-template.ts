import { type RawValue, Unknown } from '@/importers/raw/raw-value'
import { asFlag, asText } from '@/importers/terraform/hcl/conversions'
import { itemsOf } from '@/importers/terraform/hcl/evaluate-for'
import { passedOn } from '@/importers/terraform/hcl/operators'
import { evaluate, type Scope, within } from '@/importers/terraform/hcl/scope'
import type { At, Part } from '@/importers/terraform/hcl/syntax'
import { Failure, isOpaque } from '@/importers/terraform/hcl/values'

/** Text of a template; what holds anything that is not known is not known. */
export function evaluateTemplate(parts: readonly Part[], scope: Scope, at: At): RawValue {
  const [first] = parts
  // "${x}" is x itself, of whatever type.
  if (parts.length === 1 && first?.kind === 'value') return evaluate(first.value, scope)
  const text = textOfParts(parts, scope, at)
  const last = parts.at(-1)
  return text instanceof Unknown && !(text instanceof Failure) && last?.kind === 'text' ? new Unknown(text.because, last.text) : text
}

function textOfParts(parts: readonly Part[], scope: Scope, at: At): string | Unknown {
  const texts: string[] = []
  let length = 0
  for (const part of parts) {
    const text = textOfPart(part, scope, at)
    if (text instanceof Unknown) return text
    length += text.length
    if (length > 4_000_000 || !scope.run.spend(1 + (text.length >> 6), at))
      return scope.run.fail(
        'hcl/too-large',
        at,
        'The text that is made here is larger than any network needs.',
        'Look for a text that holds itself many times over.',
      )
    texts.push(text)
  }
  return texts.join('')
}

function textOfPart(part: Part, scope: Scope, at: At): string | Unknown {
  if (part.kind === 'text') return part.text
  if (part.kind === 'value') {
    const value = evaluate(part.value, scope)
    if (isOpaque(value)) return passedOn(value)
    return (
      asText(value) ??
      scope.run.fail(
        'hcl/value',
        part.value.at,
        'A text can hold a text, a number or a flag, found a list, a map or null.',
        'Use join or jsonencode.',
      )
    )
  }
  if (part.kind === 'if') {
    const condition: RawValue = evaluate(part.condition, scope)
    if (isOpaque(condition)) return passedOn(condition)
    const flag = asFlag(condition)
    if (flag === null) return scope.run.fail('hcl/value', part.condition.at, 'A condition is true or false.', 'Write a comparison.')
    return textOfParts(flag ? part.yes : part.no, scope, at)
  }
  const items = itemsOf(evaluate(part.collection, scope), scope, part.collection.at)
  if (items instanceof Unknown) return items
  const texts: string[] = []
  for (const { key, value } of items) {
    const names = new Map([[part.valueName, value]])
    if (part.keyName !== null) names.set(part.keyName, key)
    const text = textOfParts(part.parts, within(scope, names), at)
    if (text instanceof Unknown) return text
    texts.push(text)
  }
  return texts.join('')
}
