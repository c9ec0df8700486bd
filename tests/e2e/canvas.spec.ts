import { drawView } from '@/model/views/draw-view'
import { box, details, expect, places, show, still, test, topology } from '@/tests/e2e/viewer'

const drawn = drawView(topology, 'network')
if (drawn?.type !== 'diagram') throw new Error('the network is a diagram')
const { diagram } = drawn

test('zooms by its buttons, pans by the pointer, and fits again', async ({ page }) => {
  await show(page)
  await still(page)
  const before = await places(page)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(async () => (await places(page)).igw?.width ?? 0).toBeGreaterThan(before.igw?.width ?? 0)
  const pane = await page.getByTestId('canvas').boundingBox()
  await page.mouse.move((pane?.x ?? 0) + 30, (pane?.y ?? 0) + (pane?.height ?? 0) / 2)
  await page.mouse.down()
  await page.mouse.move((pane?.x ?? 0) + 130, (pane?.y ?? 0) + (pane?.height ?? 0) / 2 + 40, { steps: 4 })
  await page.mouse.up()
  await page.getByRole('button', { name: /whole picture/ }).click()
  await expect.poll(async () => places(page)).toEqual(before)
})

test('closes a container by double click, gathers its links, and opens it again', async ({ page }) => {
  await show(page)
  const subnet = diagram.groups.find((g) => g.role === 'subnet' && diagram.nodes.filter((n) => n.parent === g.id).length > 1)
  const [inner] = diagram.nodes.filter((n) => n.parent === subnet?.id)
  await box(page, subnet?.id ?? '').dblclick({ position: { x: 40, y: 12 } })
  await expect(box(page, inner?.id ?? '')).toHaveCount(0)
  await expect(page).toHaveURL(new RegExp(`collapsed=${subnet?.id}`))
  await box(page, subnet?.id ?? '')
    .getByRole('button', { name: /^Open/ })
    .click()
  await expect(box(page, inner?.id ?? '')).toBeVisible()
})

test('lights the neighbours of a box under the pointer', async ({ page }) => {
  await show(page)
  await box(page, 'nat-a').hover()
  await expect(box(page, 'igw').locator('.box')).toHaveAttribute('data-stand', 'near')
  await expect(box(page, 'vpce-s3').locator('.box')).toHaveAttribute('data-stand', 'faint')
})

test('opens the details of a box: what it is, what it costs, and links that lead on', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await show(page)
  await box(page, 'nat-a').click()
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('NAT Gateway')
  await expect(details(page)).toContainText('730 h × $0.045')
  await details(page).getByRole('button', { name: 'Copy nat-a' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('nat-a')
  await details(page).getByRole('button', { name: 'Public Route Table' }).first().click()
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('Public Route Table')
  await page.goBack()
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('NAT Gateway')
  await page.getByRole('button', { name: 'Close the details' }).click()
  await expect(details(page)).toHaveCount(0)
})

test('changes between light and dark', async ({ page }) => {
  await show(page)
  await page.getByRole('button', { name: 'Dark colours' }).click()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.reload()
  await expect(page.locator('html')).toHaveClass(/dark/)
})
