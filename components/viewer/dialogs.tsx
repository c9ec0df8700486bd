import { useEffect } from 'react'
import { showDialog, useDialog } from '@/components/state/dialog-store'
import { loadedLater } from '@/components/ui/loaded-later'

const dialogs = {
  palette: loadedLater(() => import('@/components/palette/palette').then((m) => m.Palette)),
  help: loadedLater(() => import('@/components/viewer/help-dialog').then((m) => m.HelpDialog)),
  coverage: loadedLater(() => import('@/components/viewer/coverage-dialog').then((m) => m.CoverageDialog)),
  problems: loadedLater(() => import('@/components/viewer/problems-dialog').then((m) => m.ProblemsDialog)),
} as const

/** By then the first picture stands, and the network and the processor have nothing better to do. */
const settledMs = 1500

const close = () => showDialog(null)

/** The dialogs of the viewer; each is loaded when it is first wanted. */
export function Dialogs() {
  const open = useDialog((s) => s.open)
  // Who presses the key of the search types on at once: what is typed before it is there would be lost.
  useEffect(() => {
    const timer = setTimeout(() => void import('@/components/palette/palette').catch(() => {}), settledMs)
    return () => clearTimeout(timer)
  }, [])
  if (open === null) return null
  const Dialog = dialogs[open]
  return <Dialog close={close} />
}
