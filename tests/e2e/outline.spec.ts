import { outlineOf } from '@/components/panels/outline-tree'
import { drawView } from '@/model/views/draw-view'
import { box, details, expect, show, test, topology } from '@/tests/e2e/viewer'

const drawn = drawView(topology, 'network')
if (drawn?.type !== 'diagram') throw new Error('the network is a diagram')
const items = outlineOf(drawn.diagram)

test.beforeEach(async ({ page }) => {
  await show(page, '&panel=outline')
  await page.getByRole('treeitem').first().focus()
})

test('is the picture as a tree: every box, each once, with its depth', async ({ page }) => {
  const lines = page.getByRole('treeitem')
  await expect(lines).toHaveCount(drawn.diagram.nodes.length + drawn.diagram.groups.length)
  expect(await lines.evaluateAll((all) => all.map((line) => Number(line.getAttribute('aria-level'))))).toEqual(
    items.map((item) => item.depth + 1),
  )
})

test('is one stop of the Tab key, and walked by arrows, Home and End', async ({ page }) => {
  await expect(page.locator('[role=treeitem][tabindex="0"]')).toHaveCount(1)
  const focused = page.locator('[role=treeitem]:focus')
  await page.keyboard.press('ArrowDown')
  await expect(focused).toHaveAttribute('data-item', items[1]?.id ?? '')
  await page.keyboard.press('End')
  await expect(focused).toHaveAttribute('data-item', items.at(-1)?.id ?? '')
  await page.keyboard.press('ArrowUp')
  await expect(focused).toHaveAttribute('data-item', items.at(-2)?.id ?? '')
  await page.keyboard.press('Home')
  await expect(focused).toHaveAttribute('data-item', items[0]?.id ?? '')
})

test('jumps to a name by its letters, and Enter reads about it', async ({ page }) => {
  await page.keyboard.type('nat')
  await expect(page.locator('[role=treeitem]:focus')).toHaveAttribute('data-item', 'nat-a')
  await page.keyboard.press('Enter')
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('NAT Gateway')
  await expect(page.locator('[role=treeitem][aria-selected="true"]')).toHaveAttribute('data-item', 'nat-a')
})

test('closes and opens a container by left and right, in the picture too', async ({ page }) => {
  const inner = items.find((item) => item.parent === 'public-b')?.id ?? ''
  await page.locator('[data-item="public-b"]').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('[data-item="public-b"]')).toHaveAttribute('aria-expanded', 'false')
  await expect(box(page, inner)).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await expect(box(page, inner)).toBeVisible()
})

test('lights in the picture what it is on', async ({ page }) => {
  await page.locator('[data-item="nat-a"]').hover()
  await expect(box(page, 'nat-a').locator('.box')).toHaveAttribute('data-stand', 'near')
  await expect(box(page, 'vpce-s3').locator('.box')).toHaveAttribute('data-stand', 'faint')
})

test('the picture itself is walked by arrows, and Enter reads about a box', async ({ page }) => {
  await page.locator('.react-flow__node[tabindex="0"]').focus()
  const focused = page.locator('.react-flow__node:focus')
  const first = await focused.getAttribute('data-id')
  await page.keyboard.press('ArrowDown')
  await expect(focused).not.toHaveAttribute('data-id', first ?? '')
  await expect(page.locator('.react-flow__node[tabindex="0"]')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(details(page)).toBeVisible()
})

test('the list of keys opens by a question mark and closes by Escape', async ({ page }) => {
  await page.locator('body').press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toHaveCount(0)
})
