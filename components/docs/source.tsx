/** A text as it is, in a region of its own. */
export function Source({ text, title }: { readonly text: string; readonly title: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section tabIndex={0} aria-label={`Mermaid source: ${title}`} className="scroll-thin min-h-0 flex-1 overflow-auto bg-quiet">
      <pre className="w-max min-w-full p-4 font-mono text-small">{text}</pre>
    </section>
  )
}
