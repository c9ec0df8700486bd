import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { DocsPanel } from '@/components/docs/docs-panel'
import { readMarkdown } from '@/components/docs/markdown'
import { renderInViewer } from '@/tests/components/render-in-viewer'
import { shopSummary } from '@/tests/components/shop-view'
import { payloads } from '@/tests/payloads'

// Mermaid measures text, which jsdom cannot: its drawing is for the real browser, its boundary for here.
const mermaid = vi.hoisted(() => ({ initialize: vi.fn(), render: vi.fn() }))
vi.mock('mermaid', () => ({ default: mermaid }))

const [firstView] = shopSummary.views
const viewId = firstView?.id ?? ''

function show(docs: string, source = 'flowchart TB') {
  mermaid.render.mockResolvedValue({ svg: '<svg viewBox="0 0 10 10"><text>drawn</text></svg>' })
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

  test('keeps the source usable where Mermaid cannot draw it', async () => {
    show(viewId, 'flowchart XX')
    mermaid.render.mockRejectedValue(new Error('no such direction'))
    renderInViewer(<DocsPanel />, {
      search: `?docs=${viewId}`,
      worker: { exportView: async () => ({ fileName: 'x', mediaType: 'x', text: 'flowchart YY' }) },
    })
    expect(await screen.findByRole('alert')).toHaveTextContent('no such direction')
    expect(screen.getByText(/flowchart YY/)).toBeVisible()
  })

  test('changes the page from its list', async () => {
    const { address } = show('document')
    await userEvent.click(within(screen.getByRole('navigation', { name: 'Pages' })).getByRole('button', { name: firstView?.title ?? '' }))
    expect(address().get('docs')).toBe(viewId)
  })
})

describe('Markdown on the page', () => {
  test.each(payloads.filter((p) => p.includes('<')))('never becomes markup: %s', (payload) => {
    const { container } = render(<div>{readMarkdown(`x ${payload.replaceAll('\n', ' ')}`, [])}</div>)
    expect(container.querySelector('script, img, svg, iframe, style, foreignObject, use')).toBeNull()
  })

  test('leads only to http and https', () => {
    const { container } = render(<div>{readMarkdown('[a](javascript:alert(1)) [b](https://example.com) [c](./d.md)', [])}</div>)
    expect([...container.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual(['https://example.com'])
  })
})
