import { keptFile } from '@/components/home/kept-file'
import { fetchSamples, sampleAddress } from '@/components/home/samples'
import { sideOf } from '@/components/state/plan-side'
import type { PlanSide } from '@/components/worker/import-protocol'
import type { TopologyFile } from '@/exporters/first-sight/open-topology'
export type FoundFile = { readonly ok: true; readonly file: TopologyFile } | { readonly ok: false; readonly message: string }

/** Finds the file that the address names: the one handed over by the local server, the one kept in this browser, or a sample. */
export async function findTopology(topology: string | null): Promise<FoundFile> {
  try {
    const { source, side } = sideOf(topology)
    if (source === 'opened') return await handedOver(side)
    if (source === 'local') return await keptHere(side)
    const samples = await fetchSamples()
    const id = topology ?? samples[0]?.id
    if (id === undefined) return missing('This viewer comes without samples. Open a topology file on the start page.')
    const response = samples.some((sample) => sample.id === id) ? await fetch(sampleAddress(id)) : null
    if (response === null || !response.ok)
      return missing(`There is no sample “${id}”. Choose one on the start page, or open a file of your own.`)
    return { ok: true, file: { name: `${id}.yaml`, text: await response.text() } }
  } catch {
    return missing('The topology could not be fetched: the server does not answer. Is it still running?')
  }
}

const missing = (message: string): FoundFile => ({ ok: false, message })

async function keptHere(side: PlanSide): Promise<FoundFile> {
  const kept = await keptFile()
  if (kept === null) return missing('This browser keeps no opened file. Open it again on the start page.')
  const { prior, ...file } = kept
  if (side === 'planned') return { ok: true, file }
  return prior === undefined ? missing('The file that was opened last is no plan with two sides.') : { ok: true, file: prior }
}

async function handedOver(side: PlanSide): Promise<FoundFile> {
  const response = await fetch(side === 'prior' ? '/opened-topology/prior' : '/opened-topology')
  const told: unknown = await response.json().catch(() => null)
  const value = (key: string): unknown => (typeof told === 'object' && told !== null ? Reflect.get(told, key) : undefined)
  const text = (key: string) => {
    const found = value(key)
    return typeof found === 'string' ? found : null
  }
  const [name, content] = [text('name'), text('text')]
  if (response.ok && name !== null && content !== null)
    return { ok: true, file: { name, text: content, ...beside(value('remarks'), value('isPlan')) } }
  return missing(text('error') ?? 'No topology was opened with the viewer. Start it with a file: hopline view FILE.')
}

/** What the server tells beside the text, of files of others alone. */
const beside = (remarks: unknown, isPlan: unknown): Pick<TopologyFile, 'remarks' | 'isPlan'> => ({
  ...(Array.isArray(remarks) ? { remarks } : {}),
  ...(isPlan === true ? { isPlan } : {}),
})
