import type { Page } from '@playwright/test'
import { indexOf } from '@/model/topology-index'
import { details, expect, show, test, topology } from '@/tests/e2e/viewer'

const field = (page: Page) => page.getByPlaceholder(/Name, id/)

async function search(page: Page, words: string) {
  await page.keyboard.press('/')
  await field(page).fill(words)
}

const subnet = topology.resources.find((r) => r.id === 'private-a')
const cidr = subnet !== undefined && 'cidr' in subnet ? String(subnet.cidr) : ''
const inside = cidr.replace(/\.0\/24$/, '.77')

test.beforeEach(async ({ page }) => show(page))

for (const [how, words] of [
  ['its id', 'private-a'],
  ['its block', cidr],
  ['an address inside its block', inside],
] as const)
  test(`finds a subnet by ${how}`, async ({ page }) => {
    await search(page, words)
    await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/sel=private-a/)
    await expect(details(page)).toContainText(cidr)
  })

test('lists the blocks that hold an address, the narrowest first', async ({ page }) => {
  await search(page, inside)
  const vpc = topology.resources.find((r) => r.kind === 'vpc')
  await expect(page.getByRole('option').nth(0)).toContainText(indexOf(topology).get('private-a')?.name ?? '')
  await expect(page.getByRole('option').nth(1)).toContainText(vpc?.name ?? '')
})

test('is walked by arrows', async ({ page }) => {
  await search(page, 'endpoint')
  const second = (await page.getByRole('option').nth(1).locator('span').first().textContent()) ?? ''
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText(second)
})

test('opens views and flows too', async ({ page }) => {
  const [flow] = topology.flows
  await search(page, flow?.name ?? '')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('flow-player')).toBeVisible()
  await page.keyboard.press('Escape')
  await search(page, 'Security Groups')
  await page
    .getByRole('option', { name: /view|diagram/i })
    .first()
    .click()
  await expect(page).toHaveURL(/view=security-groups/)
})

test('says so where nothing is found, and closes by Escape', async ({ page }) => {
  await search(page, 'zzzzzz')
  await expect(page.getByText(/Nothing is named/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveCount(0)
})

test('opens by Ctrl+K and by its button, and a slash in its field is a letter', async ({ page }) => {
  await page.keyboard.press('Control+k')
  await field(page).pressSequentially('10.0.0.0/16')
  await expect(field(page)).toHaveValue('10.0.0.0/16')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(field(page)).toBeFocused()
})
