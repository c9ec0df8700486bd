import { isObject } from '@/importers/importer'
import type { LeftOut, RawInput, RawResource } from '@/importers/raw/raw-resource'
import type { RawMap } from '@/importers/raw/raw-value'
import { dataType } from '@/importers/terraform/addresses'
import { Configuration } from '@/importers/terraform/configuration'
import { withoutMarked } from '@/importers/terraform/sensitive'
import { withUnknowns } from '@/importers/terraform/unknowns'
import type { Path, TextTree } from '@/importers/text/text-tree'

/** Sides of a plan: what will be, and what is. */
export type PlanSide = 'planned' | 'prior'

export const isShow = (value: Record<string, unknown>): boolean =>
  Object.hasOwn(value, 'format_version') &&
  (Object.hasOwn(value, 'planned_values') ||
    Object.hasOwn(value, 'values') ||
    Object.hasOwn(value, 'resource_changes') ||
    Object.hasOwn(value, 'prior_state'))

/** Whether it is a plan, which has two sides, and not a state. */
export const isPlan = (value: Record<string, unknown>): boolean => isShow(value) && !Object.hasOwn(value, 'values')

/** Whether a plan tells what is there before it is applied. */
export const hasPriorSide = (value: unknown): boolean => isObject(value) && isPlan(value) && sideOf(value, 'prior') !== null

interface Found {
  readonly address: string
  readonly type: string
  readonly mode: unknown
  readonly values: Record<string, unknown>
  /** Marks of the same form as the values. */
  readonly sensitive: unknown
  readonly path: Path
}

/**
 * The output of `terraform show -json`: of a state, or of a plan with its two sides.
 * Source: Terraform, "JSON Output Format", format versions 0.1 to 1.2.
 */
export function readShow(value: Record<string, unknown>, file: string, placeOf: TextTree['placeOf'], side: PlanSide): RawInput {
  const leftOut: LeftOut[] = []
  const changes = changesOf(value)
  const root = sideOf(value, side)
  const found = root === null ? (side === 'planned' ? changedResources(changes, leftOut) : []) : modulesOf(root.module, root.path)
  const addresses = new Set(found.map((one) => one.address))
  const configuration = new Configuration(value.configuration, addresses, value.format_version === '0.1')
  const isPlanned = side === 'planned' && isPlan(value)
  const resources = found.map((one): RawResource => {
    const { line } = placeOf(one.path)
    const unknown = changes.get(one.address)?.after_unknown
    return {
      type: one.mode === 'data' ? dataType(one.type) : one.type,
      address: one.address,
      values: withoutMarked(
        isPlanned
          ? withUnknowns(one.values, unknown, configuration.expressionsOf(one.address), configuration.scopeOf(one.address))
          : (one.values as RawMap),
        one.sensitive,
      ),
      file,
      ...(line === undefined ? {} : { line }),
      ...(isPlanned && changes.get(one.address)?.actions.includes('create') === true ? { isNew: true } : {}),
      ...regionOf(configuration, one.address),
    }
  })
  if (isPlanned)
    for (const [address, change] of changes)
      if (isDeleted(change) && !addresses.has(address))
        leftOut.push({ type: change.type, address, reason: 'the plan deletes it; the prior side shows it' })
  return { resources, leftOut, diagnostics: [] }
}

const regionOf = (configuration: Configuration, address: string): { readonly region?: string } => {
  const region = configuration.regionOf(address)
  return region === undefined ? {} : { region }
}

function sideOf(value: Record<string, unknown>, side: PlanSide): { readonly module: Record<string, unknown>; readonly path: Path } | null {
  const [values, path]: readonly [unknown, Path] = Object.hasOwn(value, 'values')
    ? [value.values, ['values']]
    : side === 'prior'
      ? [isObject(value.prior_state) ? value.prior_state.values : undefined, ['prior_state', 'values']]
      : [value.planned_values, ['planned_values']]
  const module = isObject(values) ? values.root_module : undefined
  return isObject(module) ? { module, path: [...path, 'root_module'] } : null
}

function modulesOf(module: Record<string, unknown>, path: Path): readonly Found[] {
  const found: Found[] = []
  // A stack, for modules may nest as deep as a file can hold.
  const waiting = [{ module, path }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { module: at, path: here } = next
    for (const [i, entry] of (Array.isArray(at.resources) ? at.resources : []).entries())
      if (isObject(entry) && typeof entry.type === 'string' && typeof entry.address === 'string')
        found.push({
          address: entry.address,
          type: entry.type,
          mode: entry.mode,
          values: isObject(entry.values) ? entry.values : {},
          sensitive: entry.sensitive_values,
          path: [...here, 'resources', i],
        })
    for (const [i, child] of (Array.isArray(at.child_modules) ? at.child_modules : []).entries())
      if (isObject(child)) waiting.push({ module: child, path: [...here, 'child_modules', i] })
  }
  return found
}

interface Change {
  readonly type: string
  readonly mode: unknown
  readonly actions: readonly unknown[]
  readonly after: unknown
  readonly after_unknown: unknown
  readonly after_sensitive: unknown
  readonly index: number
}

function changesOf(value: Record<string, unknown>): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>()
  for (const [index, entry] of (Array.isArray(value.resource_changes) ? value.resource_changes : []).entries()) {
    if (!isObject(entry) || typeof entry.address !== 'string' || typeof entry.type !== 'string' || !isObject(entry.change)) continue
    if (typeof entry.deposed === 'string') continue
    const { actions, after, after_unknown, after_sensitive } = entry.change
    changes.set(entry.address, {
      type: entry.type,
      mode: entry.mode,
      actions: Array.isArray(actions) ? actions : [],
      after,
      after_unknown,
      after_sensitive,
      index,
    })
  }
  return changes
}

const isDeleted = (change: Change): boolean => change.actions.length === 1 && change.actions[0] === 'delete'

/** Of a plan that holds its changes alone, what they leave. */
function changedResources(changes: ReadonlyMap<string, Change>, leftOut: LeftOut[]): readonly Found[] {
  return [...changes].flatMap(([address, change]): readonly Found[] => {
    if (isDeleted(change)) return []
    if (!isObject(change.after)) {
      leftOut.push({ type: change.type, address, reason: 'the plan tells nothing of what it will be' })
      return []
    }
    return [
      {
        address,
        type: change.type,
        mode: change.mode,
        values: change.after,
        sensitive: change.after_sensitive,
        path: ['resource_changes', change.index],
      },
    ]
  })
}
