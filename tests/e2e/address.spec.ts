import { box, details, expect, opened, places, show, still, test } from '@/tests/e2e/viewer'

test('what is opened by hand stands in the address, and a fresh load shows it again', async ({ page }) => {
  await show(page)
  await box(page, 'public-b').dblclick({ position: { x: 40, y: 12 } })
  await box(page, 'nat-a').click()
  await page.getByRole('group', { name: 'Overlay' }).getByText('Routes').click()
  await expect(page).toHaveURL(/overlay=routes/)
  await expect(box(page, 'public-b').getByRole('button', { name: /^Open/ })).toBeVisible()
  const shown = Object.keys(await places(page)).sort()
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('NAT Gateway')
  await expect(page.getByRole('radio', { name: 'Routes' })).toBeChecked()
  await expect.poll(async () => Object.keys(await places(page)).sort()).toEqual(shown)
})

test('Back and Forward walk over views, selections and flows', async ({ page }) => {
  await show(page)
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Security Groups' }).click()
  await expect(page).toHaveURL(/view=security-groups/)
  await expect(box(page, 'igw')).toHaveCount(0)
  await page.goBack()
  await expect(box(page, 'igw')).toBeVisible()
  await box(page, 'igw').click()
  await expect(details(page)).toBeVisible()
  await page.getByRole('tab', { name: 'Flows' }).click()
  await page.getByRole('button', { name: /^Outbound/ }).click()
  await expect(page.getByTestId('flow-player')).toBeVisible()
  await page.goBack()
  await expect(page.getByTestId('flow-player')).toHaveCount(0)
  await expect(details(page)).toBeVisible()
  await page.goBack()
  await expect(details(page)).toHaveCount(0)
  await page.goForward()
  await expect(details(page)).toBeVisible()
})

for (const query of ['&view=ghost&overlay=ghost&collapsed=ghost&panel=ghost&step=4', '&view=&sel=&overlay=&collapsed='])
  test(`an address with ${query} shows the network all the same`, async ({ page }) => {
    await show(page, query)
    await expect(box(page, 'igw')).toBeVisible()
  })

test('a selection, a flow and a document that do not exist are told', async ({ page }) => {
  await show(page, '&sel=ghost')
  await expect(details(page)).toContainText('no resource of this id')
  await show(page, '&flow=ghost')
  await expect(page.getByTestId('flow-player')).toContainText('no such flow')
  await page.goto(`${opened}&docs=ghost`)
  await expect(page.getByRole('heading', { name: 'Whole document' })).toBeVisible()
})

test('a step beyond the end is no reason to show nothing', async ({ page }) => {
  await show(page, '&flow=outbound&step=99')
  await expect(page.getByTestId('step-count')).toBeVisible()
  await expect(page.getByTestId('particle')).toHaveCount(1)
})

test('Share copies a link to exactly this sight', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await show(page, '&sel=nat-a&overlay=routes')
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByText(/Copied a link/)).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})

test('what the view is taken away as is a file', async ({ page }) => {
  await show(page)
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /Download view as Mermaid/ }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.mmd$|\.md$/)
})

test('Escape closes the details, and a click beside everything too', async ({ page }) => {
  await show(page)
  await still(page)
  await box(page, 'igw').click()
  await page.keyboard.press('Escape')
  await expect(details(page)).toHaveCount(0)
})
