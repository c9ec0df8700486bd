import type { Source } from '@/model/resource'

/** `network.yaml:12`: where what decides stands in the opened file. */
export function SourceLine({ source }: { readonly source: Source | undefined }) {
  if (source?.file === undefined) return null
  return (
    <p className="wrap-anywhere font-mono text-ink-quiet text-small">
      {source.file}
      {source.line === undefined ? '' : `:${source.line}`}
    </p>
  )
}
