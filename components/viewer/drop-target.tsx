import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { filesOfDrop } from '@/components/home/given-files'
import { handOver } from '@/components/home/handed-over'
import { toast } from '@/components/state/toast-store'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/** Files that are dropped on the viewer open like those dropped on the start page, where it is told what was read of them. */
export function DropTarget() {
  const router = useRouter()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      // Without this the browser would leave the page and show the file as text.
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (!holdsFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      filesOfDrop(event.dataTransfer).then(
        (files) => {
          handOver(files)
          router.push('/')
        },
        () => toast('What was dropped could not be read.'),
      )
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [router])
  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-2 z-50 grid place-items-center rounded-xl border-2 border-accent border-dashed bg-accent-soft/80">
      <p className="rounded-lg bg-raised px-4 py-2 font-medium shadow-float">Drop to open instead of this network</p>
    </div>
  )
}
