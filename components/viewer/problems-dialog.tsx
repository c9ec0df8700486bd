import { DiagnosticsList } from '@/components/panels/diagnostics-list'
import { useViewer } from '@/components/state/viewer-store'
import { Dialog } from '@/components/ui/dialog'
import { countsOf } from '@/components/ui/severity'

/** What reading the opened file remarked. */
export function ProblemsDialog({ close }: { readonly close: () => void }) {
  const diagnostics = useViewer((s) => (s.opened.status === 'ready' ? s.opened.answer.diagnostics : []))
  return (
    <Dialog title="Remarks on the file" close={close}>
      <p className="mb-3 text-ink-quiet">{countsOf(diagnostics)}. What could be read is shown.</p>
      <DiagnosticsList diagnostics={diagnostics} text={null} />
    </Dialog>
  )
}
