import { printable } from '@/cli/printable'
import { type Terminal, tell } from '@/cli/terminal'
import { nearest } from '@/model/nearest'

/**
 * Tells of each name that nothing has, with the nearest one.
 *
 * @param expected  what to name instead, where none is near
 * @returns whether all of them are known
 */
export function areKnown(
  given: readonly { readonly option: string; readonly id: string }[],
  known: ReadonlySet<string>,
  expected: string,
  terminal: Terminal,
): boolean {
  const unknown = given.filter(({ id }) => !known.has(id))
  for (const { option, id } of unknown) {
    const meant = nearest(id, [...known])
    tell(
      terminal,
      `${terminal.colors.red('error')}: ${option}: nothing in the topology is called "${printable(id)}". ${meant === null ? expected : `Did you mean ${meant}?`}`,
    )
  }
  return unknown.length === 0
}
