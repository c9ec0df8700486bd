import { useEffect, useRef, useState } from 'react'
import { MermaidPicture } from '@/components/docs/mermaid-picture'

/** A diagram of the document, drawn when it first comes near the sight. */
export function WhenSeen({ source, title }: { readonly source: string; readonly title: string }) {
  const place = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const element = place.current
    if (element === null || seen) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && setSeen(true), { rootMargin: '300px' })
    observer.observe(element)
    return () => observer.disconnect()
  }, [seen])
  return (
    <div ref={place} className={seen ? '' : 'breathe my-3 h-64 rounded-lg bg-quiet'}>
      {seen && <MermaidPicture source={source} title={title} />}
    </div>
  )
}
