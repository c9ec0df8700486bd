// Mermaid keeps its settings and its scratch element in one place: drawings wait for each other.
let queue: Promise<unknown> = Promise.resolve()

/**
 * Mermaid's drawing of a source, as an element of this document that has been handed to no innerHTML.
 *
 * @param wanted  asked when its turn comes: a drawing that nobody waits for is left out
 * @returns null where it is not wanted any more
 * @throws what Mermaid says of a source that it cannot read
 */
export function drawMermaid(id: string, source: string, theme: 'default' | 'dark', wanted: () => boolean): Promise<SVGSVGElement | null> {
  const drawn = queue.then(() => (wanted() ? draw(id, source, theme) : null))
  queue = drawn.catch(() => undefined)
  return drawn
}

async function draw(id: string, source: string, theme: 'default' | 'dark'): Promise<SVGSVGElement | null> {
  const { default: mermaid } = await import('mermaid')
  const { fontFamily } = getComputedStyle(document.body)
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme,
    fontFamily,
    themeVariables: { fontFamily },
    // Mermaid's own distances make a network so wide that nothing of it can be read where it is shown whole.
    flowchart: { nodeSpacing: 24, rankSpacing: 34, padding: 8, wrappingWidth: 130 },
  })
  const { svg } = await mermaid.render(id, source)
  const parsed = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg')
  return parsed === null ? null : document.importNode(parsed, true)
}
