import { toast } from '@/components/state/toast-store'

/** Copies a text and says so; where the browser does not allow it, says that. */
export async function copyText(text: string, what: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    toast(`Copied ${what}`)
    return true
  } catch {
    toast('The browser did not allow copying. Select the text and copy it by hand.')
    return false
  }
}

/** Hands a text to the user as a file. */
export function downloadText(fileName: string, mediaType: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser has taken the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
