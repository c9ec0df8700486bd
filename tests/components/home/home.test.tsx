import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { filesOfFolder, type GivenFile } from '@/components/home/given-files'
import { handOver, takeHandedOver } from '@/components/home/handed-over'
import { Home } from '@/components/home/home'
import type { KeptFile } from '@/components/home/kept-file'
import { importFiles } from '@/components/worker/import-files'
import type { PlanSide } from '@/components/worker/import-protocol'
import { shopSummary } from '../shop-view'

const push = vi.fn()
const kept: KeptFile[] = []

vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))
vi.mock('@/components/home/kept-file', () => ({
  keepFile: async (file: KeptFile) => {
    kept.push(file)
  },
}))
// The real reading, without the worker that jsdom has not.
vi.mock('@/components/worker/client', () => ({
  startWorker: () => ({
    api: {
      importFiles: async (files: readonly GivenFile[], side: PlanSide) => {
        const { imported } = await importFiles(files, side)
        return {
          ...imported,
          summary: imported.summary === null ? null : { ...shopSummary, resourceCount: imported.summary.resourceCount },
        }
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

const dropZone = () => screen.getByText('Drop files or a folder here, or choose files')
const drop = (name: string, text: string) =>
  fireEvent.drop(dropZone(), { dataTransfer: { files: [new File([text], name)], getData: () => '' } })

describe('the start page', () => {
  test('offers the samples that come with the viewer', async () => {
    render(<Home />)
    expect(await screen.findByRole('link', { name: /demo/ })).toHaveAttribute('href', expect.stringMatching(/^\/viewer\/?\?topology=demo$/))
  })

  test('shows a sample from afar, and how much there is to see', async () => {
    const picture = { widthPx: 200, heightPx: 100, groups: [{ at: [10, 10, 90, 80], tone: 'public' }], nodes: [], lines: ['10,10 20,10'] }
    const facts = { resources: 12, views: 1, flows: 2 }
    vi.stubGlobal('fetch', async () => Response.json([{ id: 'demo', title: 'demo', description: '', facts, picture }]))
    render(<Home />)
    const card = await screen.findByRole('link', { name: /12 resources · 1 view · 2 flows/ })
    expect(card.querySelectorAll('rect, polyline')).toHaveLength(2)
  })

  test('takes a text that is pasted anywhere, but for one that is pasted into the field', async () => {
    render(<Home />)
    const paste = (target: Element) => fireEvent.paste(target, { clipboardData: { files: [], getData: () => good } })
    fireEvent.click(screen.getByText('Paste the text instead'))
    paste(screen.getByLabelText('Text of a file'))
    expect(screen.queryByRole('region', { name: /^Reading of/ })).toBeNull()
    paste(document.body)
    await waitFor(() => expect(kept).toEqual([{ name: 'pasted.yaml', text: good }]))
  })

  test('takes what was dropped on the viewer', async () => {
    handOver([{ name: 'shop.yaml', content: new Blob([good]) }])
    render(<Home />)
    await waitFor(() => expect(kept).toEqual([{ name: 'shop.yaml', text: good }]))
    expect(takeHandedOver()).toBeNull()
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

  test('what came of a file is brought into sight: a pasted text pushes it below the window', async () => {
    const seen: string[] = []
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      seen.push(this.getAttribute('aria-label') ?? '')
    })
    render(<Home />)
    drop('broken.yaml', 'schemaVersion: 1\nresources: [')
    await screen.findByText(/Nothing of it could be read/)
    expect(seen).toContain('Reading of broken.yaml')
    vi.restoreAllMocks()
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
    fireEvent.change(screen.getByLabelText('Text of a file'), { target: { value: good } })
    await userEvent.click(screen.getByRole('button', { name: 'Read it' }))
    await waitFor(() => expect(kept).toEqual([{ name: 'pasted.yaml', text: good }]))
  })

  const state = JSON.stringify({
    version: 4,
    terraform_version: '1.9.0',
    outputs: { password: { value: 'hunter2', type: 'string' } },
    resources: [
      {
        mode: 'managed',
        type: 'aws_vpc',
        name: 'main',
        instances: [{ attributes: { id: 'vpc-0a1b2c3d', cidr_block: '10.0.0.0/16', default_security_group_id: null } }],
      },
      { mode: 'managed', type: 'aws_iam_role', name: 'task', instances: [{ attributes: { id: 'task' } }] },
    ],
  })

  test('a file of others tells its format and what was read, type by type, before it opens', async () => {
    render(<Home />)
    drop('terraform.tfstate', state)
    expect(await screen.findByText(/Terraform state: 1 read, 1 left out; 1 resource, 1 flow/)).toBeVisible()
    expect(screen.getByRole('rowheader', { name: /aws_iam_role/ })).toHaveTextContent('it has no place in a network')
    expect(push).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Open the picture' }))
    await waitFor(() => expect(push).toHaveBeenCalledWith('/viewer/?topology=local'))
  })

  test('of a file of others the topology alone is kept, and nothing that is secret', async () => {
    render(<Home />)
    drop('terraform.tfstate', state)
    await userEvent.click(await screen.findByRole('button', { name: 'Open the picture' }))
    await waitFor(() => expect(kept).toHaveLength(1))
    expect(kept[0]?.text).toContain('vpc-0a1b2c3d')
    expect(kept[0]?.text).not.toContain('hunter2')
  })

  test('a folder that is dropped is read as a whole, without what no network has', async () => {
    const file = (fullPath: string, text: string) => ({
      isFile: true,
      isDirectory: false,
      fullPath,
      file: (done: (file: File) => void) => done(new File([text], fullPath)),
    })
    const directory = (fullPath: string, inner: readonly object[]) => ({
      isFile: false,
      isDirectory: true,
      fullPath,
      createReader: () => {
        // As browsers do: some at a time, and none at the end.
        const batches = [inner.slice(0, 1), inner.slice(1), []]
        return { readEntries: (done: (entries: readonly object[]) => void) => done(batches.shift() ?? []) }
      },
    })
    const vpc = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n'
    const subnet = 'resource "aws_subnet" "web" {\n  vpc_id     = aws_vpc.main.id\n  cidr_block = "10.0.1.0/24"\n}\n'
    const folder = directory('/live', [
      file('/live/main.tf', vpc),
      file('/live/logo.png', 'no text'),
      directory('/live/node_modules', [file('/live/node_modules/other.tf', vpc.replace('main', 'stray'))]),
      file('/live/subnets.tf', subnet),
    ])
    render(<Home />)
    const items = [{ webkitGetAsEntry: () => folder }]
    fireEvent.drop(dropZone(), { dataTransfer: { items, files: [new File([], 'live')], getData: () => '' } })
    expect(await screen.findByText(/Terraform configuration \(2 files\): 2 read/)).toBeVisible()
  })

  test('both sides of a plan can be seen', async () => {
    const vpc = (name: string) => ({
      address: `aws_vpc.${name}`,
      mode: 'managed',
      type: 'aws_vpc',
      name,
      values: { cidr_block: '10.0.0.0/16' },
    })
    const plan = {
      format_version: '1.2',
      planned_values: { root_module: { resources: [vpc('one'), vpc('two')] } },
      prior_state: { format_version: '1.0', values: { root_module: { resources: [vpc('one')] } } },
    }
    render(<Home />)
    drop('plan.json', JSON.stringify(plan))
    expect(await screen.findByText(/2 resources/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Before it' }))
    expect(await screen.findByText(/1 resource,/)).toBeVisible()
  })
})

test('of a folder those files are taken that may hold a network, and the modules that Terraform has fetched', () => {
  const taken = (...names: readonly string[]) =>
    filesOfFolder(names.map((name) => Object.assign(new File(['x'], name), { webkitRelativePath: name })) as unknown as FileList).map(
      (f) => f.name,
    )
  const wanted = ['live/main.tf', 'live/.terraform/modules/modules.json', 'live/.terraform/modules/net/main.tf']
  const unwanted = [
    'live/.terraform/terraform.tfstate',
    'live/.terraform/providers/x/y.json',
    'live/.terraform/modules/net/README.md',
    'live/.terraform/modules/net/examples/all/main.tf',
    'live/node_modules/a/main.tf',
    'live/.git/a.json',
    'live/a.png',
  ]
  expect(taken(...wanted, ...unwanted)).toEqual(wanted)
})
