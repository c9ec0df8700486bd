import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ThemeProvider } from 'next-themes'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { DocsPanel } from '@/components/docs/docs-panel'
import { Markdown } from '@/components/docs/markdown'
import { parseMarkdown } from '@/components/docs/markdown-tree'
import { MermaidPicture } from '@/components/docs/mermaid-picture'
import { renderInViewer } from '@/tests/components/render-in-viewer'
import { shopSummary } from '@/tests/components/shop-view'
import { payloads } from '@/tests/payloads'

// Mermaid measures text, which jsdom cannot: its drawing is for the real browser, its boundary for here.
const mermaid = vi.hoisted(() => ({ initialize: vi.fn(), render: vi.fn() }))
vi.mock('mermaid', () => ({ default: mermaid }))

const [firstView] = shopSummary.views
const viewId = firstView?.id ?? ''

const draws = () => mermaid.render.mockResolvedValue({ svg: '<svg viewBox="0 0 100 50"><text>drawn</text></svg>' })

function show(docs: string, source = 'flowchart TB', answer = draws) {
  answer()
  return renderInViewer(<DocsPanel />, {
    search: `?docs=${docs}`,
    worker: {
      exportView: async () => ({ fileName: 'shop.mmd', mediaType: 'text/plain', text: source }),
      document: async () => ({
        fileName: 'shop.md',
        markdown: '# Shop\n\n## Costs\n\n| Component | Monthly |\n|---|---|\n| NAT | $32.85 |\n\n- [ ] Flow logs\n',
        sections: [
          { id: 'shop', title: 'Shop', level: 1, markdown: '# Shop' },
          { id: 'costs', title: 'Costs', level: 2, markdown: '## Costs' },
        ],
      }),
    },
  })
}

describe('the docs panel', () => {
  beforeEach(() => {
    vi.clearAllMocks()
    // jsdom measures no SVG: its own size is what its view box says.
    Object.defineProperty(SVGSVGElement.prototype, 'viewBox', {
      configurable: true,
      get(this: SVGSVGElement) {
        return { baseVal: { width: Number(this.getAttribute('viewBox')?.split(' ')[2]) } }
      },
    })
  })

  test('shows the whole document with its tables, and a way to its sections', async () => {
    show('document')
    const table = await screen.findByRole('table')
    expect(within(table).getByRole('columnheader', { name: 'Monthly' })).toBeVisible()
    expect(within(table).getByRole('cell', { name: '$32.85' })).toBeVisible()
    expect(screen.getByRole('checkbox', { name: 'Flow logs' })).not.toBeChecked()
    await userEvent.click(within(screen.getByRole('navigation', { name: 'Contents' })).getByRole('button', { name: 'Costs' }))
    expect(screen.getByRole('heading', { name: 'Costs' })).toHaveFocus()
  })

  test('draws a view by Mermaid, strict, and shows its source', async () => {
    show(viewId, 'flowchart LR\n    a --> b')
    const drawing = await screen.findByTestId('mermaid')
    await vi.waitFor(() => expect(drawing.shadowRoot?.querySelector('text')).toHaveTextContent('drawn'))
    expect(mermaid.initialize).toHaveBeenCalledWith(expect.objectContaining({ securityLevel: 'strict', startOnLoad: false }))
    await userEvent.click(screen.getByRole('button', { name: 'Source' }))
    expect(screen.getByText(/a --> b/)).toBeVisible()
  })

  test('copies the source', async () => {
    const user = userEvent.setup()
    show(viewId, 'flowchart LR')
    await user.click(await screen.findByRole('button', { name: 'Copy' }))
    expect(await navigator.clipboard.readText()).toBe('flowchart LR')
  })

  test('draws diagrams without colours of their own on a dark ground, the others on paper', async () => {
    renderInViewer(
      <ThemeProvider attribute="class" defaultTheme="dark" enableSystem={false}>
        <MermaidPicture source="sequenceDiagram" title="plain" />
        <MermaidPicture source={'flowchart TB\n    style a fill:#fff'} title="coloured" />
      </ThemeProvider>,
    )
    mermaid.render.mockResolvedValue({ svg: '<svg viewBox="0 0 10 10"></svg>' })
    await vi.waitFor(() => expect(mermaid.render).toHaveBeenCalledTimes(2))
    expect(mermaid.initialize.mock.calls.map(([settings]) => settings.theme)).toEqual(['dark', 'default'])
  })

  test('zooms a diagram', async () => {
    const user = userEvent.setup()
    show(viewId)
    const larger = await screen.findByRole('button', { name: 'Larger' })
    const width = () => screen.getByTestId('mermaid').shadowRoot?.querySelector('svg')?.style.width
    expect(width()).toBe('100px')
    await user.click(larger)
    expect(width()).toBe('125px')
    await user.click(screen.getByRole('button', { name: 'Smaller' }))
    await user.click(screen.getByRole('button', { name: 'Smaller' }))
    expect(width()).toBe('80px')
    await user.click(screen.getByRole('button', { name: 'Whole width' }))
    expect(width()).toBe('100px')
  })

  test('a diagram fills the window, and Escape leads back', async () => {
    const user = userEvent.setup()
    show(viewId)
    await user.click(await screen.findByRole('button', { name: 'Fill the window' }))
    const back = screen.getByRole('button', { name: 'Back into the page' })
    expect(back).toHaveAttribute('aria-pressed', 'true')
    await user.keyboard('{Escape}')
    expect(screen.getByRole('button', { name: 'Fill the window' })).toBeVisible()
  })

  test('copies a table of the document as it is written there', async () => {
    const user = userEvent.setup()
    show('document')
    await user.click(await screen.findByRole('button', { name: 'Copy table as Markdown: Costs' }))
    expect(await navigator.clipboard.readText()).toBe('| Component | Monthly |\n|---|---|\n| NAT | $32.85 |\n')
  })

  test('shows the tables alone, and copies them alone', async () => {
    const user = userEvent.setup()
    show('tables')
    expect(await screen.findByRole('table')).toBeVisible()
    expect(screen.queryByRole('checkbox')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(await navigator.clipboard.readText()).toBe('## Costs\n\n| Component | Monthly |\n|---|---|\n| NAT | $32.85 |\n')
  })

  test('says why a document could not be written', async () => {
    renderInViewer(<DocsPanel />, { search: '?docs=document', worker: { document: () => Promise.reject(new Error('no prices')) } })
    expect(await screen.findByRole('alert')).toHaveTextContent('no prices')
    expect(screen.getByRole('button', { name: 'Copy' })).toBeDisabled()
  })

  test('keeps the source usable where Mermaid cannot draw it', async () => {
    show(viewId, 'flowchart XX', () => mermaid.render.mockRejectedValue(new Error('no such direction')))
    expect(await screen.findByRole('alert')).toHaveTextContent('no such direction')
    expect(screen.getByText(/flowchart XX/)).toBeVisible()
  })

  test('changes the page from its list', async () => {
    const { address } = show('document')
    await userEvent.click(within(screen.getByRole('navigation', { name: 'Pages' })).getByRole('button', { name: firstView?.title ?? '' }))
    expect(address().get('docs')).toBe(viewId)
  })
})

const renderMarkdown = (markdown: string) => render(<Markdown page={parseMarkdown({ markdown, sections: [] })} />)

describe('Markdown on the page', () => {
  test('keeps lists, code, breaks and the sides that columns are set to', () => {
    const { container } = renderMarkdown(
      '3. three\n4. four\n\n`a` **b** *c* ~~d~~ ![e](x.png)\n\n> f\n\n| l | r |\n|:--|--:|\n| 1<br/>2 | 3 |\n',
    )
    expect(container.querySelector('ol')).toHaveAttribute('start', '3')
    for (const [selector, text] of [
      ['code', 'a'],
      ['strong', 'b'],
      ['em', 'c'],
      ['del', 'd'],
      ['blockquote', 'f'],
    ] as const)
      expect(container.querySelector(selector)).toHaveTextContent(text)
    expect(container).toHaveTextContent('e')
    expect(container.querySelector('img')).toBeNull()
    expect([...container.querySelectorAll('td')].map((cell) => cell.style.textAlign)).toEqual(['left', 'right'])
    expect(container.querySelector('td br')).not.toBeNull()
  })

  test.each(payloads.filter((p) => p.includes('<')))('never becomes markup: %s', (payload) => {
    const { container } = renderMarkdown(`x ${payload.replaceAll('\n', ' ')}`)
    expect(container.querySelector('script, img, svg, iframe, style, foreignObject, use')).toBeNull()
  })

  test('leads only to http and https', () => {
    const { container } = renderMarkdown('[a](javascript:alert(1)) [b](https://example.com) [c](./d.md)')
    expect([...container.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual(['https://example.com'])
  })
})
