import { ClipboardPaste, FileUp, FolderUp } from 'lucide-react'
import { type ClipboardEvent, useEffect, useId, useRef, useState } from 'react'
import { filesOfDrop, filesOfFolder, type GivenFile, mostFiles } from '@/components/home/given-files'
import { takeHandedOver } from '@/components/home/handed-over'
import { useWindowDrop } from '@/components/home/use-window-drop'
import { WhatOpens } from '@/components/home/what-opens'
import { isMac } from '@/components/ui/is-mac'

/** Files beyond this, all together, would only exhaust the page. */
const largestBytes = 256_000_000

const pastedName = 'pasted.yaml'
const accepted = '.yaml,.yml,.json,.template,.tfstate,.tf,.tfvars,.md'

const quietButton =
  'flex w-fit cursor-pointer items-center gap-2 rounded-md px-2 py-1 font-medium text-ink-quiet hover:bg-hover hover:text-ink'

/** The exported page is the same for all systems: its first words are too. */
function usePasteKeys(): string {
  const [keys, setKeys] = useState('Ctrl V')
  useEffect(() => {
    if (isMac()) setKeys('⌘V')
  }, [])
  return keys
}

/** Takes files: dropped, picked, a folder of them, or pasted as text. */
export function OpenFile({ open }: { readonly open: (files: readonly GivenFile[]) => void }) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const [text, setText] = useState('')
  const folder = useRef<HTMLInputElement>(null)
  const id = useId()
  const paste = usePasteKeys()

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

  const takeText = (pasted: string) => take([{ name: pastedName, content: new Blob([pasted]) }])
  const over = useWindowDrop({
    drop: (data) => {
      const pasted = data.getData('text/plain')
      if (data.files.length === 0 && pasted !== '') return takeText(pasted)
      filesOfDrop(data).then(take, () => setRefusal('What was dropped could not be read. Was it moved meanwhile?'))
    },
    paste: (data) => {
      const files = [...data.files]
      const pasted = data.getData('text/plain')
      if (files.length > 0) take(files.map((file) => ({ name: file.name, content: file })))
      else if (pasted.trim() !== '') takeText(pasted)
    },
  })

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
        className={`flex cursor-pointer flex-col items-center justify-center gap-2 rounded-xl border-2 border-dashed px-6 py-10 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent ${over ? 'border-accent bg-accent-soft' : 'border-edge-strong bg-surface hover:border-accent'}`}
      >
        <span className="grid size-11 place-items-center rounded-full bg-accent-soft text-accent-text">
          <FileUp size={20} aria-hidden="true" />
        </span>
        <span className="font-semibold">Drop files or a folder here, or choose files</span>
        <span className="text-ink-quiet text-small [@media(hover:none)]:hidden">Or paste a file or its text: {paste}</span>
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
      <button type="button" className={quietButton} onClick={() => folder.current?.click()}>
        <FolderUp size={16} aria-hidden="true" /> Choose a folder instead
      </button>
      {refusal !== null && (
        <p role="alert" className="rounded-lg bg-bad-soft p-3 text-bad">
          {refusal}
        </p>
      )}
      <details className="group">
        <summary className={`${quietButton} list-none`}>
          <ClipboardPaste size={16} aria-hidden="true" /> Paste the text instead
        </summary>
        <div className="mt-1 flex flex-col gap-3 rounded-xl border border-edge bg-surface p-4">
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
            onClick={() => takeText(text)}
          >
            Read it
          </button>
        </div>
      </details>
      <WhatOpens />
    </section>
  )
}
