import { toast } from '@/components/state/toast-store'
import { copyText, downloadText } from '@/components/ui/clipboard'
import { useDiagramViews } from '@/components/viewer/views'
import { useTopologyWorker } from '@/components/worker/worker-context'

export interface ExportChoice {
  readonly label: string
  readonly run: () => void
}

/** `mermaid` → `Mermaid`, `json` → `JSON`: an abbreviation is written in capitals. */
const nameOf = (format: string) => (format.length <= 4 ? format.toUpperCase() : `${format.charAt(0).toUpperCase()}${format.slice(1)}`)

const failed = () => toast('This could not be written')

/** Takes the topology away as a file, with the flows that the network suggests. */
export function useTopologyFile(): () => void {
  const worker = useTopologyWorker()
  return () => {
    worker.topologyFile().then(({ fileName, mediaType, text }) => downloadText(fileName, mediaType, text), failed)
  }
}

/** What the current view, and the topology as a whole, can be taken away as. */
export function useExports(): readonly ExportChoice[] {
  const worker = useTopologyWorker()
  const topologyFile = useTopologyFile()
  const { views, current } = useDiagramViews()
  const view = views.find((v) => v.id === current)
  if (view === undefined) return []

  const written = async (format: string) => {
    const text = await worker.exportView(view.id, format)
    if (text === null) toast(`This view cannot be written as ${nameOf(format)}`)
    return text
  }
  const copy = async (format: string) => {
    const text = await written(format)
    if (text !== null) await copyText(text.text, `${view.title} as ${nameOf(format)}`)
  }
  const download = async (format: string) => {
    const text = await written(format)
    if (text !== null) downloadText(text.fileName, text.mediaType, text.text)
  }
  const document = async () => {
    const text = await worker.document()
    downloadText(text.fileName, 'text/markdown', text.markdown)
  }
  return [
    ...view.formats.flatMap((format): ExportChoice[] => [
      { label: `Copy view as ${nameOf(format)}`, run: () => void copy(format).catch(failed) },
      { label: `Download view as ${nameOf(format)}`, run: () => void download(format).catch(failed) },
    ]),
    { label: 'Download the topology file', run: topologyFile },
    { label: 'Download the whole document', run: () => void document().catch(failed) },
  ]
}
