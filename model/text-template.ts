import type { TopologyReader } from '@/model/kinds/kind'
import { hourlyLabel } from '@/model/money'
import { anyAddressOf } from '@/model/net/any-address'
import type { AnyResource } from '@/model/resource'
import { shortOf } from '@/model/words'

/**
 * Texts of flows and proposals may hold `${resource.attribute}`: the value of the model stands there, so that no text goes stale when
 * a fact changes. Beside the attributes of the file there are derived words.
 */
const derived: Readonly<Record<string, (r: AnyResource, t: TopologyReader) => string | undefined>> = {
  name: (r, t) => r.name ?? t.kindOf(r).look.label,
  short: shortOf,
  kindLabel: (r, t) => t.kindOf(r).look.label,
  kindShort: (r, t) => t.kindOf(r).look.short,
  kindPlural: (r, t) => t.kindOf(r).look.plural,
  tier: (r, t) => t.tierOf(r.id),
  anyAddress: (r, t) => {
    const cidr = t.kindOf(r).addresses?.(r as never)[0]
    return cidr === undefined ? undefined : anyAddressOf(cidr)
  },
  hourlyPrice: (r, t) => {
    const price = t.price(`${r.kind}-hour`)
    return price === undefined ? undefined : hourlyLabel(price.usd)
  },
}

const reference = /\$\{([^}.]+)\.([^}]+)\}/g

/** What `${step.…}` stands for: the message that the text belongs to. */
export type StepContext = Readonly<Record<string, string | number | boolean | undefined>>

/** The text with its references replaced; one that names nothing stays as it is, and `unresolvedIn` reports it. */
export function resolveText(text: string, t: TopologyReader, step?: StepContext): string {
  return text.replace(reference, (whole, id: string, attribute: string) => valueFor(id, attribute, t, step) ?? whole)
}

/** References of a text that name no resource or no attribute that it has. */
export function unresolvedIn(
  text: string,
  t: TopologyReader,
  step?: StepContext,
): readonly { readonly reference: string; readonly id: string; readonly attribute: string }[] {
  return [...text.matchAll(reference)].flatMap(([whole, id = '', attribute = '']) =>
    valueFor(id, attribute, t, step) === undefined ? [{ reference: whole, id, attribute }] : [],
  )
}

function valueFor(id: string, attribute: string, t: TopologyReader, step: StepContext | undefined): string | undefined {
  if (id === 'step') return asText(step?.[attribute])
  const resource = t.get(id)
  if (resource === undefined) return undefined
  const word = Object.hasOwn(derived, attribute) ? derived[attribute] : undefined
  if (word !== undefined) return word(resource, t)
  return Object.hasOwn(resource, attribute) ? asText((resource as unknown as Record<string, unknown>)[attribute]) : undefined
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && value.every((v) => typeof v === 'string' || typeof v === 'number')) return value.join(', ')
  return undefined
}
