import { FileUp } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, useId, useState } from 'react'
import type { TopologyFile } from '@/components/home/kept-file'

/** A file beyond this is no topology file; reading it would only stall the page. */
const largestBytes = 50_000_000

const pastedName = 'pasted.yaml'

/** Takes a topology file: dropped, picked, or pasted as text. */
export function OpenFile({ open }: { readonly open: (file: TopologyFile) => void }) {
  const [over, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [text, setText] = useState('')
  const id = useId()

  const take = async (file: File | undefined) => {
    if (file === undefined) return
    if (file.size > largestBytes) {
      setRefusal(
        `${file.name} has ${Math.round(file.size / 1e6)} MB; a topology file has less than ${largestBytes / 1e6}. Open a smaller one.`,
      )
      return
    }
    setRefusal(null)
    try {
      open({ name: file.name, text: await file.text() })
    } catch {
      setRefusal(`${file.name} could not be read. Is it a folder, or was it moved?`)
    }
  }

  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    const pasted = event.dataTransfer.getData('text/plain')
    if (file !== undefined) void take(file)
    else if (pasted !== '') open({ name: pastedName, text: pasted })
  }

  const onPaste = (event: ClipboardEvent) => {
    const [file] = event.clipboardData.files
    if (file === undefined) return
    event.preventDefault()
    void take(file)
  }

  return (
    <section aria-labelledby={`${id}-title`} className="flex flex-col gap-3">
      <h2 id={`${id}-title`} className="font-semibold">
        Open a file of yours
      </h2>
      <label
        className={`flex cursor-pointer flex-col items-center gap-2 rounded-xl border border-dashed p-8 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent ${over ? 'border-accent bg-accent-soft' : 'border-edge-strong bg-surface hover:border-accent'}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <FileUp size={20} className="text-ink-faint" aria-hidden="true" />
        <span className="font-medium">Drop a topology file here, or choose one</span>
        <span className="text-ink-quiet text-small">YAML or JSON</span>
        <input
          type="file"
          accept=".yaml,.yml,.json,application/json,application/yaml,text/yaml"
          className="sr-only"
          onChange={(event) => {
            void take(event.target.files?.[0])
            // The same file, mended, can be chosen again.
            event.target.value = ''
          }}
        />
      </label>
      {refusal !== null && (
        <p role="alert" className="rounded-lg bg-bad-soft p-3 text-bad">
          {refusal}
        </p>
      )}
      <details className="group rounded-xl border border-edge bg-surface">
        <summary className="cursor-pointer px-4 py-2.5 font-medium text-ink-quiet">Paste the text instead</summary>
        <div className="flex flex-col gap-3 border-edge border-t p-4">
          <label htmlFor={`${id}-text`} className="sr-only">
            Text of the topology file
          </label>
          <textarea
            id={`${id}-text`}
            value={text}
            spellCheck={false}
            rows={10}
            className="w-full rounded-md border border-edge bg-canvas p-3 font-mono text-small"
            placeholder={'schemaVersion: 1\nname: my-network\nresources:\n  - { kind: vpc, id: main, cidrs: [10.0.0.0/16] }'}
            onChange={(event) => setText(event.target.value)}
            onPaste={onPaste}
          />
          <button
            type="button"
            disabled={text.trim() === ''}
            className="self-start rounded-md bg-accent px-3 py-1.5 font-medium text-accent-ink disabled:bg-hover disabled:text-ink-faint"
            onClick={() => open({ name: pastedName, text })}
          >
            Read it
          </button>
        </div>
      </details>
    </section>
  )
}
