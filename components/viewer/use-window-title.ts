import { useEffect } from 'react'

/** Title of the window while its owner is on the screen. The framework writes that of the page, which may come after it: it is set again. */
export function useWindowTitle(title: string) {
  useEffect(() => {
    const set = () => {
      if (document.title !== title) document.title = title
    }
    set()
    const observer = new MutationObserver(set)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [title])
}
