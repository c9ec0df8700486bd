import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

/**
 * A part that is loaded when it is first shown; until then `meanwhile` stands in its place, and everything around it stays as it is. Not
 * `lazy`: React keeps what Suspense shows meanwhile on the screen for at least 300 ms, and most parts are there after 20.
 */
export function loadedLater<Props extends object>(load: () => Promise<ComponentType<Props>>, meanwhile: ReactNode = null) {
  let loaded: ComponentType<Props> | null = null
  return function LoadedLater(props: Props) {
    const [Part, setPart] = useState(() => loaded)
    useEffect(() => {
      if (Part !== null) return
      let isWanted = true
      load().then(
        (part) => {
          loaded = part
          if (isWanted) setPart(() => part)
        },
        (error) => {
          // To the error page, as a mistake of the part itself would go.
          if (isWanted)
            setPart(() => {
              throw error
            })
        },
      )
      return () => {
        isWanted = false
      }
    }, [Part])
    return Part === null ? meanwhile : <Part {...props} />
  }
}
