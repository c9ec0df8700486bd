import { printable } from '@/cli/printable'
import type { Topology } from '@/model/topology'

/** What was read of files of others, in a line. */
export function coverageLine(topology: Topology): string {
  const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`
  const resources = `${counted(topology.resources.length, 'resource')}, ${counted(topology.flows.length, 'flow')}`
  const types = topology.imported?.types ?? []
  const sum = (of: 'generic' | 'leftOut') => types.reduce((n, type) => n + type[of], 0)
  const missing = topology.imported?.missing.length ?? 0
  const parts = [
    ...(sum('generic') === 0 ? [] : [`${sum('generic')} kept as generic`]),
    ...(missing === 0 ? [] : [`${missing} named and not in the input`]),
    ...(sum('leftOut') === 0 ? [] : [`${sum('leftOut')} left out (hopline inspect tells why)`]),
  ]
  return `${[resources, ...parts].join('; ')}.`
}

/** The same type by type, as a table. */
export function coverageTable(topology: Topology): string {
  const types = topology.imported?.types ?? []
  if (types.length === 0) return ''
  const rows = types.map((one) => [
    printable(one.type),
    String(one.total),
    String(one.read),
    String(one.generic),
    String(one.leftOut),
    one.reasons.map((r) => r.reason).join('; '),
  ])
  const table = [['type', 'in input', 'read', 'generic', 'left out', 'why'], ...rows]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)))
  return table
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : i < 5 ? cell.padStart(widths[i] ?? 0) : cell))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('')
}
