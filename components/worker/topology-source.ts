import { keptFile, type TopologyFile } from '@/components/home/kept-file'
import { fetchSamples, sampleAddress } from '@/components/home/samples'

export type FoundFile = { readonly ok: true; readonly file: TopologyFile } | { readonly ok: false; readonly message: string }

/** Finds the file that the address names: the one handed over by the local server, the one kept in this browser, or a sample. */
export async function findTopology(topology: string | null): Promise<FoundFile> {
  try {
    if (topology === 'opened') return await handedOver()
    if (topology === 'local') return await keptHere()
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

async function keptHere(): Promise<FoundFile> {
  const file = await keptFile()
  return file === null ? missing('This browser keeps no opened file. Open it again on the start page.') : { ok: true, file }
}

async function handedOver(): Promise<FoundFile> {
  const response = await fetch('/opened-topology')
  const told: unknown = await response.json().catch(() => null)
  const text = (key: string) => {
    const value = typeof told === 'object' && told !== null ? Reflect.get(told, key) : undefined
    return typeof value === 'string' ? value : null
  }
  const [name, content] = [text('name'), text('text')]
  if (response.ok && name !== null && content !== null) return { ok: true, file: { name, text: content } }
  return missing(text('error') ?? 'No topology was opened with the viewer. Start it with a file: hopline view FILE.')
}
