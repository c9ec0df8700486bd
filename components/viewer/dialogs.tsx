import { lazy, Suspense } from 'react'
import { showDialog, useDialog } from '@/components/state/dialog-store'

const dialogs = {
  palette: lazy(() => import('@/components/palette/palette').then((m) => ({ default: m.Palette }))),
  help: lazy(() => import('@/components/viewer/help-dialog').then((m) => ({ default: m.HelpDialog }))),
  coverage: lazy(() => import('@/components/viewer/coverage-dialog').then((m) => ({ default: m.CoverageDialog }))),
  problems: lazy(() => import('@/components/viewer/problems-dialog').then((m) => ({ default: m.ProblemsDialog }))),
} as const

const close = () => showDialog(null)

/** The dialogs of the viewer; each is loaded when it is first wanted. */
export function Dialogs() {
  const open = useDialog((s) => s.open)
  if (open === null) return null
  const Dialog = dialogs[open]
  return (
    <Suspense>
      <Dialog close={close} />
    </Suspense>
  )
}
