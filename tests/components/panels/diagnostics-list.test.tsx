import { render, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { DiagnosticsList } from '@/components/panels/diagnostics-list'
import { countsOf } from '@/components/ui/severity'
import type { Diagnostic } from '@/model/diagnostic'

const text = 'schemaVersion: 1\nresources:\n  - { kind: vcp, id: main }\n'
const misspelt: Diagnostic = {
  code: 'topology/unknown-kind',
  severity: 'error',
  message: 'There is no kind "vcp".',
  place: { file: 'shop.yaml', line: 3, column: 13 },
  fix: 'Write vpc.',
}

describe('the list of what is wrong with a file', () => {
  test('tells place, message, code and fix', () => {
    render(<DiagnosticsList diagnostics={[misspelt]} text={text} />)
    const row = screen.getByRole('listitem')
    expect(within(row).getByText(/There is no kind "vcp"/)).toHaveTextContent('Error: There is no kind "vcp".')
    expect(within(row).getByText('shop.yaml:3:13')).toBeVisible()
    expect(within(row).getByText('topology/unknown-kind')).toBeVisible()
    expect(within(row).getByText('Write vpc.')).toBeVisible()
  })

  test('shows the line with a caret below the column', () => {
    const { container } = render(<DiagnosticsList diagnostics={[misspelt]} text={text} />)
    const [line = '', caret = ''] = (container.querySelector('pre')?.textContent ?? '').split('\n')
    expect(line).toBe('3 │   - { kind: vcp, id: main }')
    expect(caret.indexOf('^')).toBe(line.indexOf('vcp'))
  })

  test('cuts a line of a minified file around the column', () => {
    const long = `${'x'.repeat(5000)}HERE${'y'.repeat(5000)}`
    const { container } = render(
      <DiagnosticsList diagnostics={[{ ...misspelt, place: { file: 'a.json', line: 1, column: 5001 } }]} text={long} />,
    )
    const [line = '', caret = ''] = (container.querySelector('pre')?.textContent ?? '').split('\n')
    expect(line.length).toBeLessThan(200)
    expect(line.slice(caret.indexOf('^'), caret.indexOf('^') + 4)).toBe('HERE')
  })

  test('a thousand mistakes show a hundred and the count of the rest', () => {
    render(<DiagnosticsList diagnostics={Array.from({ length: 1000 }, () => misspelt)} text={null} />)
    expect(screen.getAllByRole('listitem')).toHaveLength(100)
    expect(screen.getByText(/and 900 more/)).toBeVisible()
  })

  test('counts in words', () => {
    expect(countsOf([misspelt, misspelt, { ...misspelt, severity: 'note' }])).toBe('2 errors, 1 note')
    expect(countsOf([])).toBe('')
  })
})
