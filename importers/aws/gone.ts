import { isObject } from '@/importers/importer'

const dead: ReadonlySet<string> = new Set([
  'deleted',
  'deleting',
  'terminated',
  'shutting-down',
  'rejected',
  'expired',
  'failed',
  'delete_failed',
  'delete-in-progress',
  'delete-complete',
  'deleted-complete',
  'disable-in-progress',
  'disable-complete',
])

const member = (value: unknown, ...names: readonly string[]): unknown => {
  if (!isObject(value)) return undefined
  for (const name of names) if (Object.hasOwn(value, name)) return value[name]
  return undefined
}

/** Why something that is still listed is no longer there; null: it is. */
export function gone(record: Record<string, unknown>): string | null {
  const state = member(record, 'State', 'state', 'Status', 'status', 'DBInstanceStatus', 'dBInstanceStatus')
  const word = typeof state === 'string' ? state : member(state, 'Name', 'name', 'Code', 'code', 'Value', 'value')
  // ECS lists services for a while that are no more; `Inactive`, so written, is a function that nobody has called lately.
  return typeof word === 'string' && (dead.has(word.toLowerCase()) || word === 'INACTIVE')
    ? `AWS lists it as ${word.toLowerCase()}: it is not there any more`
    : null
}
