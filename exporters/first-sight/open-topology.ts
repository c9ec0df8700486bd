import { type Opened, summarise } from '@/exporters/first-sight/summary'
import { readOwn } from '@/importers/read-own'
import type { Topology } from '@/model/topology'

/** Reads a topology file and tells what the screen needs before it draws anything. */
export function openTopology(name: string, text: string): { readonly topology: Topology | null; readonly opened: Opened } {
  const { topology, diagnostics } = readOwn({ name, text })
  return { topology, opened: { summary: topology === null ? null : summarise(topology), diagnostics } }
}
