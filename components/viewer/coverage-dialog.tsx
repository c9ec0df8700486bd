import { CoverageTable, coverageWords } from '@/components/home/coverage-table'
import { Dialog } from '@/components/ui/dialog'
import { useSummary } from '@/components/viewer/views'

/** What was read of the files that the topology was imported from, and what was not. */
export function CoverageDialog({ close }: { readonly close: () => void }) {
  const imported = useSummary()?.imported ?? null
  if (imported === null) return null
  return (
    <Dialog title="What was read" close={close}>
      <p className="mb-3 text-ink-quiet">
        {imported.formats.map(({ label, files }) => `${label}: ${files.length === 1 ? files[0] : `${files.length} files`}`).join(', ')}
        {imported.side === 'prior' ? ', before the plan' : ''}. {coverageWords(imported)}.
      </p>
      <CoverageTable coverage={imported} />
    </Dialog>
  )
}
