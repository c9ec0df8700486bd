import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { Canvas } from '@/components/canvas/canvas'
import { renderInViewer } from '../render-in-viewer'
import { shopView } from '../shop-view'

const box = (name: RegExp) => screen.getByRole('group', { name })

describe('the canvas', () => {
  test('draws every box and every line of the view', () => {
    renderInViewer(<Canvas />)
    expect(document.querySelectorAll('.react-flow__node')).toHaveLength(7)
    expect(document.querySelectorAll('[data-link]')).toHaveLength(2)
    expect(box(/^Balancer, Primary$/)).toBeInTheDocument()
    expect(box(/^web 10\.0\.1\.0\/24, public, contains 2$/)).toBeInTheDocument()
  })

  test('a click selects the resource of a box', async () => {
    const { address } = renderInViewer(<Canvas />)
    fireEvent.click(box(/^API$/))
    await waitFor(() => expect(address().get('sel')).toBe('api'))
  })

  test('is one stop of the Tab key; arrows move, Enter selects, Shift+Enter closes a container', async () => {
    const { address } = renderInViewer(<Canvas />, { search: '?sel=lb' })
    expect([...document.querySelectorAll<HTMLElement>('.react-flow__node')].filter((b) => b.tabIndex === 0)).toEqual([box(/^Balancer/)])
    box(/^Balancer/).focus()
    fireEvent.keyDown(box(/^Balancer/), { key: 'ArrowRight' })
    expect(document.activeElement).toBe(box(/^NAT$/))
    fireEvent.keyDown(box(/^NAT$/), { key: 'Enter' })
    await waitFor(() => expect(address().get('sel')).toBe('nat'))
    fireEvent.keyDown(box(/^web/), { key: 'Enter', shiftKey: true })
    await waitFor(() => expect(address().get('collapsed')).toBe('web'))
  })

  test('every container has a button that closes it', async () => {
    const { address } = renderInViewer(<Canvas />)
    fireEvent.click(screen.getByRole('button', { name: 'Close app 10.0.2.0/24' }))
    await waitFor(() => expect(address().get('collapsed')).toBe('app'))
  })

  test('is never blank: something breathes before the picture, and an empty one says what to do', () => {
    renderInViewer(<Canvas />, { store: { drawn: null } })
    expect(screen.getByRole('status', { name: 'Drawing the picture' })).toBeInTheDocument()
  })

  test('an empty view says what to do', () => {
    renderInViewer(<Canvas />, { store: { drawn: { ...shopView, diagram: { ...shopView.diagram, groups: [], nodes: [], links: [] } } } })
    expect(screen.getByRole('heading', { name: 'Nothing to draw' })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Open another topology' })).toHaveAttribute('href', '/')
  })
})
