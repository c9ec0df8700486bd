import type { Page } from '@playwright/test'
import { diagramOf } from '@/components/worker/drawing'
import type { Diagram } from '@/model/views/diagram'
import { drawView, listViews } from '@/model/views/draw-view'
import { box, expect, places, show, still, test, topology } from '@/tests/e2e/viewer'

type Box = Awaited<ReturnType<typeof places>>[string]
const apart = (a: Box, b: Box) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
const inside = (a: Box, b: Box) =>
  a.x >= b.x - 1 && a.y >= b.y - 1 && a.x + a.width <= b.x + b.width + 1 && a.y + a.height <= b.y + b.height + 1

/** Boxes that leave their container, or lie on a sibling; and nodes that lie on any other node. */
async function faults(page: Page, { groups, nodes }: Diagram): Promise<readonly string[]> {
  const at = await places(page)
  const all = [...groups, ...nodes]
  const leaf = new Set(nodes.map((node) => node.id))
  // A gateway sits on the border of its VPC: it lies on that one by intent.
  const border = new Map(nodes.map((node) => [node.id, node.borderOf]))
  return all.flatMap((a) => {
    const here = at[a.id]
    if (here === undefined) return [`${a.id} is not drawn`]
    const parent = a.parent === null ? undefined : at[a.parent]
    return [
      ...(parent !== undefined && !inside(here, parent) ? [`${a.id} leaves ${a.parent}`] : []),
      ...all.flatMap((b) => {
        const there = at[b.id]
        return a.id < b.id &&
          (a.parent === b.parent || (leaf.has(a.id) && leaf.has(b.id))) &&
          there !== undefined &&
          border.get(a.id) !== b.id &&
          border.get(b.id) !== a.id &&
          !apart(here, there)
          ? [`${a.id} lies on ${b.id}`]
          : []
      }),
    ]
  })
}

for (const { id, title } of listViews(topology).filter((view) => view.type === 'diagram'))
  test(`${title}: every box lies in its container, beside its siblings, and none is cut off`, async ({ page }) => {
    const view = drawView(topology, id)
    if (view?.type !== 'diagram') throw new Error(`${id} is a diagram`)
    await show(page, `&view=${id}`)
    await still(page)
    expect(Object.keys(await places(page)).sort()).toEqual([...view.diagram.nodes, ...view.diagram.groups].map((b) => b.id).sort())
    expect(await faults(page, view.diagram)).toEqual([])
    const pane = await page.getByTestId('canvas').boundingBox()
    for (const [name, at] of Object.entries(await places(page))) expect(pane !== null && inside(at, pane), name).toBe(true)
  })

test('no text of a box runs out of it', async ({ page }) => {
  await show(page)
  const over = await page.locator('.box-text > div, .group-title, .group-detail').evaluateAll((lines) =>
    lines.flatMap((line) => {
      const frame = line.closest('.react-flow__node')?.getBoundingClientRect()
      const range = document.createRange()
      range.selectNodeContents(line)
      const text = range.getBoundingClientRect()
      return frame !== undefined && (text.right > frame.right + 1 || text.bottom > frame.bottom + 1) ? [line.textContent ?? ''] : []
    }),
  )
  expect(over).toEqual([])
})

test('every container closes by its button, and what is inside goes with it', async ({ page }) => {
  await show(page)
  const network = drawView(topology, 'network')
  if (network?.type !== 'diagram') throw new Error('the network is a diagram')
  const vpc = network.diagram.groups.find((group) => group.role === 'vpc')?.id ?? ''
  const before = Object.keys(await places(page)).length
  await box(page, vpc).hover({ position: { x: 30, y: 14 } })
  await box(page, vpc)
    .getByRole('button', { name: /^Close/ })
    .first()
    .click()
  const opens = box(page, vpc).getByRole('button', { name: /^Open/ })
  await expect(opens).toContainText(/^\+\d+$/)
  await expect(page.locator('.react-flow__node')).not.toHaveCount(before)
  await opens.click()
  await expect(page.locator('.react-flow__node')).toHaveCount(before)
})

test('a closed container stands for the links of all that it hides', async ({ page }) => {
  await show(page, '&collapsed=private-a')
  const view = diagramOf(topology, 'network', ['private-a'])
  if (view === null) throw new Error('the network is a diagram')
  await expect(page.locator('.react-flow__node')).toHaveCount(view.nodes.length + view.groups.length)
  const pairs = view.links.map((link) => `${link.from} ${link.to}`)
  expect(new Set(pairs).size).toBe(pairs.length)
  await expect(page.locator('g.line[data-link]')).toHaveCount(view.links.length)
  await still(page)
  expect(await faults(page, view)).toEqual([])
})

test('the wheel zooms, and the overview shows where the picture is', async ({ page }) => {
  await show(page)
  await still(page)
  const before = await places(page)
  const mask = () => page.locator('.minimap .react-flow__minimap-mask').getAttribute('d')
  const whole = await mask()
  const pane = await page.getByTestId('canvas').boundingBox()
  await page.mouse.move((pane?.x ?? 0) + (pane?.width ?? 0) / 2, (pane?.y ?? 0) + (pane?.height ?? 0) / 2)
  await page.mouse.wheel(0, -400)
  await expect.poll(async () => (await places(page)).igw?.width ?? 0).toBeGreaterThan(before.igw?.width ?? 0)
  await expect.poll(mask).not.toBe(whole)
  await page.keyboard.press('Shift+Digit1')
  await expect.poll(async () => places(page)).toEqual(before)
})
