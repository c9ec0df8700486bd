import { Copy, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { copyText, downloadText } from '@/components/ui/clipboard'

interface PageHeadProps {
  readonly title: string
  /** What Copy and Download take; null while it is being written. */
  readonly file: { readonly fileName: string; readonly mediaType: string; readonly text: string } | null
  readonly children?: ReactNode
}

/** Title of a page, and its text to take away. */
export function PageHead({ title, file, children }: PageHeadProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-edge border-b px-4 py-2">
      <h2 className="min-w-0 flex-1 truncate font-semibold max-md:sr-only" title={title}>
        {title}
      </h2>
      {children}
      <TakeButton disabled={file === null} take={() => file !== null && void copyText(file.text, title)}>
        <Copy size={14} aria-hidden="true" /> Copy
      </TakeButton>
      <TakeButton disabled={file === null} take={() => file !== null && downloadText(file.fileName, file.mediaType, file.text)}>
        <Download size={14} aria-hidden="true" /> Download
      </TakeButton>
    </div>
  )
}

function TakeButton({ disabled, take, children }: { readonly disabled: boolean; readonly take: () => void; readonly children: ReactNode }) {
  return (
    <button
      type="button"
      disabled={disabled}
      className="flex h-8 items-center gap-1.5 rounded-md border border-edge px-2.5 font-medium hover:bg-hover disabled:opacity-50"
      onClick={take}
    >
      {children}
    </button>
  )
}
