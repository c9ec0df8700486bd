import { FileUp, FolderUp } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { filesOfDrop, filesOfFolder, type GivenFile, mostFiles } from '@/components/home/given-files'
import { takeHandedOver } from '@/components/home/handed-over'

/** Files beyond this, all together, would only exhaust the page. */
const largestBytes = 256_000_000

const pastedName = 'pasted.yaml'
const accepted = '.yaml,.yml,.json,.template,.tfstate,.tf,.tfvars,.md'

/** Takes files: dropped, picked, a folder of them, or pasted as text. */
export function OpenFile({ open }: { readonly open: (files: readonly GivenFile[]) => void }) {
  const [over, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [text, setText] = useState('')
  const folder = useRef<HTMLInputElement>(null)
  const id = useId()

  const take = (files: readonly GivenFile[]) => {
    const megabytes = Math.round(files.reduce((sum, file) => sum + file.content.size, 0) / 1e6)
    if (files.length === 0) setRefusal('There is no file in it that may hold a network: .json, .yaml, .tf, .tfstate or .template.')
    else if (files.length > mostFiles)
      setRefusal(`The folder holds more than ${mostFiles.toLocaleString('en')} files that may be read. Choose a smaller one.`)
    else if (megabytes * 1e6 > largestBytes)
      setRefusal(`${megabytes} MB are more than the ${largestBytes / 1e6} MB that a page can read. Use the command: hopline view FILE`)
    else {
      setRefusal(null)
      open(files)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is there
  useEffect(() => {
    const waiting = takeHandedOver()
    if (waiting !== null) take(waiting)
  }, [])

  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const pasted = event.dataTransfer.getData('text/plain')
    if (event.dataTransfer.files.length === 0 && pasted !== '') return take([{ name: pastedName, content: new Blob([pasted]) }])
    filesOfDrop(event.dataTransfer).then(take, () => setRefusal('What was dropped could not be read. Was it moved meanwhile?'))
  }

  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    take(files.map((file) => ({ name: file.name, content: file })))
  }

  return (
    <section aria-labelledby={`${id}-title`} className="flex flex-col gap-3">
      <h2 id={`${id}-title`} className="font-semibold">
        Open files of yours
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
        <span className="font-medium">Drop files or a folder here, or choose files</span>
        <span className="text-ink-quiet text-small">
          Terraform state, plan (terraform show -json) or folder · CloudFormation template · AWS CLI or Config output · Hopline topology
        </span>
        <input
          type="file"
          multiple
          accept={accepted}
          className="sr-only"
          onChange={(event) => {
            take([...(event.target.files ?? [])].map((file) => ({ name: file.name, content: file })))
            // The same file, mended, can be chosen again.
            event.target.value = ''
          }}
        />
      </label>
      <button
        type="button"
        className="flex items-center gap-2 self-start rounded-md px-2 py-1 font-medium text-ink-quiet hover:bg-hover hover:text-ink"
        onClick={() => folder.current?.click()}
      >
        <FolderUp size={16} aria-hidden="true" /> Choose a folder instead
      </button>
      <input
        ref={folder}
        type="file"
        aria-label="Folder to open"
        tabIndex={-1}
        className="hidden"
        {...{ webkitdirectory: '' }}
        onChange={(event) => {
          take(event.target.files === null ? [] : filesOfFolder(event.target.files))
          event.target.value = ''
        }}
      />
      {refusal !== null && (
        <p role="alert" className="rounded-lg bg-bad-soft p-3 text-bad">
          {refusal}
        </p>
      )}
      <details className="group rounded-xl border border-edge bg-surface">
        <summary className="cursor-pointer px-4 py-2.5 font-medium text-ink-quiet">Paste the text instead</summary>
        <div className="flex flex-col gap-3 border-edge border-t p-4">
          <label htmlFor={`${id}-text`} className="sr-only">
            Text of a file
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
            onClick={() => take([{ name: pastedName, content: new Blob([text]) }])}
          >
            Read it
          </button>
        </div>
      </details>
    </section>
  )
}
