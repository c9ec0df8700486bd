import { drawView } from '@/model/views/draw-view'
import { box, details, expect, places, show, still, test, topology } from '@/tests/e2e/viewer'

const drawn = drawView(topology, 'network')
if (drawn?.type !== 'diagram') throw new Error('the network is a diagram')
const { diagram } = drawn
const all = [...diagram.groups, ...diagram.nodes]

test('shows every box, inside the container that it stands in, and none on top of another', async ({ page }) => {
  await show(page)
  await still(page)
  const at = await places(page)
  expect(Object.keys(at).sort()).toEqual(all.map((b) => b.id).sort())
  const inside = (a: string, b: string) => {
    const [x, y] = [at[a], at[b]]
    return (
      x !== undefined &&
      y !== undefined &&
      x.x >= y.x &&
      x.y >= y.y &&
      x.x + x.width <= y.x + y.width + 1 &&
      x.y + x.height <= y.y + y.height + 1
    )
  }
  for (const b of all) if (b.parent !== null) expect(inside(b.id, b.parent), `${b.id} in ${b.parent}`).toBe(true)
  for (const a of diagram.nodes)
    for (const b of diagram.nodes) {
      const [x, y] = [at[a.id], at[b.id]]
      if (a.id >= b.id || x === undefined || y === undefined) continue
      const apart = x.x + x.width <= y.x || y.x + y.width <= x.x || x.y + x.height <= y.y || y.y + y.height <= x.y
      expect(apart, `${a.id} beside ${b.id}`).toBe(true)
    }
})

test('shows the whole picture within its pane', async ({ page }) => {
  await show(page)
  await still(page)
  const pane = await page.getByTestId('canvas').boundingBox()
  for (const [id, b] of Object.entries(await places(page))) {
    expect(b.x, id).toBeGreaterThanOrEqual(pane?.x ?? 0)
    expect(b.x + b.width, id).toBeLessThanOrEqual((pane?.x ?? 0) + (pane?.width ?? 0))
    expect(b.y + b.height, id).toBeLessThanOrEqual((pane?.y ?? 0) + (pane?.height ?? 0))
  }
})

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

test('has an overview', async ({ page }) => {
  await show(page)
  await expect(page.locator('.minimap')).toBeVisible()
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

for (const view of ['security-groups', 'gateway-endpoints', 'interface-endpoints', 'route-tables'])
  test(`draws the view ${view} with all of its boxes`, async ({ page }) => {
    const other = drawView(topology, view)
    if (other?.type !== 'diagram') throw new Error(`${view} is a diagram`)
    await show(page, `&view=${view}`)
    await expect(page.locator('.react-flow__node')).toHaveCount(other.diagram.nodes.length + other.diagram.groups.length)
  })

test('finds a subnet by an address in its block', async ({ page }) => {
  await show(page)
  await page.keyboard.press('/')
  await page.getByPlaceholder(/Name, id/).fill('10.0.10.7')
  await page.keyboard.press('Enter')
  await expect(details(page)).toContainText('10.0.10.0/24')
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(/Name, id/).fill('Composer')
  await page.keyboard.press('Enter')
  await expect(details(page)).toContainText('10240 MB')
})

test('keeps view, selection, overlay and closed containers in the address', async ({ page }) => {
  await show(page, '&sel=private-a&overlay=routes&collapsed=public-b')
  await expect(details(page)).toContainText('private-a')
  await expect(page.getByRole('radio', { name: 'Routes' })).toBeChecked()
  await expect(box(page, 'public-b').getByRole('button', { name: /^Open/ })).toBeVisible()
})

test('is walked by the keyboard in its outline', async ({ page }) => {
  await show(page, '&panel=outline')
  const tree = page.getByRole('tree')
  await tree.getByRole('treeitem').first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(details(page)).toBeVisible()
})

test('changes between light and dark', async ({ page }) => {
  await show(page)
  await page.getByRole('button', { name: 'Dark colours' }).click()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.reload()
  await expect(page.locator('html')).toHaveClass(/dark/)
})
