import { type Opened, summarise } from '@/exporters/first-sight/summary'
import { readOwn } from '@/importers/read-own'
import type { Diagnostic } from '@/model/diagnostic'
import type { Topology } from '@/model/topology'

/** A topology file, and what its text does not tell where it was made of files of others. */
export interface TopologyFile {
  readonly name: string
  readonly text: string
  /** What was remarked when those files were read. */
  readonly remarks?: readonly Diagnostic[] | undefined
  /** Whether it is one of the two sides of a plan, and the other one can be opened too. */
  readonly isPlan?: boolean | undefined
}

/** Reads a topology file and tells what the screen needs before it draws anything. */
export function openTopology({ name, text, remarks = [], isPlan = false }: TopologyFile): {
  readonly topology: Topology | null
  readonly opened: Opened
} {
  const { topology, diagnostics } = readOwn({ name, text })
  const summary = topology === null ? null : summarise(topology)
  return { topology, opened: { summary, diagnostics: [...remarks, ...diagnostics], ...(isPlan ? { isPlan } : {}) } }
}
