import type { Page } from '@playwright/test'
import { overlays } from '@/model/overlays/index'
import { box, details, expect, opened, places, show, still, test } from '@/tests/e2e/viewer'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

const bar = (page: Page, name: string) => page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name })
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

test('nothing runs out of the screen, whatever is open', async ({ page }) => {
  for (const query of [
    '',
    '&sel=api',
    '&overlay=security-groups',
    '&overlay=routes&sel=private-a',
    '&flow=inbound&step=3',
    '&docs=document',
    '&docs=network',
  ]) {
    await page.goto(`${opened}${query}`)
    await expect(page.locator('main > :not(h1)').first()).toBeVisible()
    await expect.poll(() => overflow(page), query).toBeLessThanOrEqual(0)
  }
})

test('a tap reads about a box, in a sheet that does not cover it and that closes', async ({ page }) => {
  await show(page)
  await still(page)
  await box(page, 'igw').tap()
  await expect(details(page)).toBeVisible()
  const overlap = async () => {
    const sheet = await details(page).boundingBox()
    const at = (await places(page)).igw
    return (at?.y ?? 0) + (at?.height ?? 0) - (sheet?.y ?? 0)
  }
  await expect.poll(overlap).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'Close the details' }).tap()
  await expect(details(page)).toHaveCount(0)
})

for (const [name, role] of [
  ['Outline', 'tree'],
  ['Overlays', 'list'],
  ['Flows', 'list'],
] as const)
  test(`the sheet ${name} opens and closes`, async ({ page }) => {
    await show(page)
    await bar(page, name).tap()
    const panel = page.getByRole('tabpanel')
    await expect(panel.getByRole(role).first()).toBeVisible()
    await page.getByRole('button', { name: 'Close the panel' }).tap()
    await expect(panel).toBeHidden()
  })

test('the actions are gathered in one menu', async ({ page }) => {
  await show(page)
  await page.getByRole('button', { name: 'More' }).tap()
  await page.getByRole('menuitem', { name: 'Dark colours' }).tap()
  await expect(page.locator('html')).toHaveClass(/dark/)
})

test('a flow plays with room left for the picture', async ({ page }) => {
  await show(page)
  await bar(page, 'Flows').tap()
  await page.getByRole('button', { name: /^Inbound/ }).tap()
  await expect(page.getByTestId('step-count')).toBeVisible()
  const canvas = await page.getByTestId('canvas').boundingBox()
  expect(canvas?.height ?? 0).toBeGreaterThan(120)
  await page.getByRole('button', { name: /^End the flow/ }).tap()
  await expect(page.getByTestId('flow-player')).toHaveCount(0)
})

test('the pages of the documents are a choice', async ({ page }) => {
  await page.goto(`${opened}&docs=document`)
  await page.getByRole('combobox', { name: 'Page' }).selectOption({ index: 1 })
  await expect(page.getByTestId('mermaid')).toBeVisible()
})

test('the menu of overlays scrolls, and shows the one that a link asks for', async ({ page }) => {
  await show(page, `&overlay=${overlays.at(-1)?.id}`)
  const menu = page.getByRole('group', { name: 'Overlay' })
  await expect(menu.locator('label').last()).toBeInViewport({ ratio: 1 })
  await expect(menu.locator('label').first()).not.toBeInViewport({ ratio: 1 })
})
