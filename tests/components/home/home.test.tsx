import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Home } from '@/components/home/home'
import type { TopologyFile } from '@/components/home/kept-file'
import { readTopology } from '@/importers/read-topology'
import { shopSummary } from '../shop-view'

const push = vi.fn()
const kept: TopologyFile[] = []

vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))
vi.mock('@/components/home/kept-file', () => ({
  keepFile: async (file: TopologyFile) => {
    kept.push(file)
  },
}))
// The real reading, without the worker that jsdom has not.
vi.mock('@/components/worker/client', () => ({
  startWorker: () => ({
    api: {
      open: async ({ name, text }: TopologyFile) => {
        const { topology, diagnostics } = readTopology(text, name)
        return { summary: topology === null ? null : { ...shopSummary, resourceCount: topology.resources.length }, diagnostics }
      },
    },
    terminate: () => {},
  }),
}))

const good = 'schemaVersion: 1\nname: shop\nresources:\n  - { kind: region, id: eu-west-1 }\n'

beforeEach(() => {
  push.mockClear()
  kept.length = 0
  vi.stubGlobal('fetch', async () => Response.json([{ id: 'demo', title: 'demo', description: 'A demo network' }]))
})

const dropZone = () => screen.getByText('Drop a topology file here, or choose one')
const drop = (name: string, text: string) =>
  fireEvent.drop(dropZone(), { dataTransfer: { files: [new File([text], name)], getData: () => '' } })

describe('the start page', () => {
  test('offers the samples that come with the viewer', async () => {
    render(<Home />)
    expect(await screen.findByRole('link', { name: /demo/ })).toHaveAttribute('href', expect.stringMatching(/^\/viewer\/?\?topology=demo$/))
  })

  test('a good file that is dropped is kept and opened at once', async () => {
    render(<Home />)
    drop('shop.yaml', good)
    await waitFor(() => expect(push).toHaveBeenCalledWith('/viewer/?topology=local'))
    expect(kept).toEqual([{ name: 'shop.yaml', text: good }])
  })

  test('a file that is no topology tells what is wrong, at its line, and opens nothing', async () => {
    render(<Home />)
    drop('broken.yaml', 'schemaVersion: 1\nresources: [')
    expect(await screen.findByText(/Nothing of it could be read/)).toBeVisible()
    expect(screen.getAllByText(/broken\.yaml:\d+/).length).toBeGreaterThan(0)
    expect(push).not.toHaveBeenCalled()
  })

  test('a file with a mistake that still gives a topology can be opened all the same', async () => {
    render(<Home />)
    drop('shop.yaml', `${good}  - { kind: subnet, id: lost, vpc: nowhere, cidr: 10.0.0.0/24 }\n`)
    await userEvent.click(await screen.findByRole('button', { name: 'Open what could be read' }))
    await waitFor(() => expect(push).toHaveBeenCalledWith('/viewer/?topology=local'))
  })

  test('pasted text is read like a file', async () => {
    render(<Home />)
    await userEvent.click(screen.getByText('Paste the text instead'))
    fireEvent.change(screen.getByLabelText('Text of the topology file'), { target: { value: good } })
    await userEvent.click(screen.getByRole('button', { name: 'Read it' }))
    await waitFor(() => expect(kept).toEqual([{ name: 'pasted.yaml', text: good }]))
  })
})
