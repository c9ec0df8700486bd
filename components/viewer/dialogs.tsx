import dynamic from 'next/dynamic'
import { showDialog, useDialog } from '@/components/state/dialog-store'

const Palette = dynamic(() => import('@/components/palette/palette').then((m) => m.Palette), { ssr: false })
const HelpDialog = dynamic(() => import('@/components/viewer/help-dialog').then((m) => m.HelpDialog), { ssr: false })
const ProblemsDialog = dynamic(() => import('@/components/viewer/problems-dialog').then((m) => m.ProblemsDialog), { ssr: false })

const close = () => showDialog(null)

/** The dialogs of the viewer; each is loaded when it is first wanted. */
export function Dialogs() {
  const open = useDialog((s) => s.open)
  if (open === 'palette') return <Palette close={close} />
  if (open === 'help') return <HelpDialog close={close} />
  if (open === 'problems') return <ProblemsDialog close={close} />
  return null
}
