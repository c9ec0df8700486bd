import { flowSteps } from '@/model/flow-path/flow-steps'
import { expect, show, test, topology } from '@/tests/e2e/viewer'

const count = (page: import('@playwright/test').Page) => page.getByTestId('step-count')

for (const flow of topology.flows) {
  const steps = flowSteps(topology, flow.id)
  test(`${flow.name}: opens from the list, runs to its end and stops there`, async ({ page }) => {
    await show(page, '&panel=flows')
    await page.getByRole('button', { name: new RegExp(flow.name.replace(/[()]/g, '\\$&')) }).click()
    await expect(page.getByTestId('flow-player')).toBeVisible()
    await page.getByLabel('Speed').selectOption('4')
    await expect(count(page)).toHaveText(`${steps.length} / ${steps.length}`, { timeout: 25_000 })
    await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible()
  })
}

const steps = flowSteps(topology, 'outbound')

test('steps by buttons, keys and the timeline, and the address follows', async ({ page }) => {
  await show(page, '&flow=outbound&step=1')
  await expect(count(page)).toHaveText(`1 / ${steps.length}`)
  await page.getByRole('button', { name: /Step on/ }).click()
  await expect(page).toHaveURL(/step=2/)
  await page.keyboard.press('End')
  await expect(count(page)).toHaveText(`${steps.length} / ${steps.length}`)
  await page.keyboard.press('Home')
  await page.keyboard.press('3')
  await expect(page).toHaveURL(/step=3/)
  await page.getByRole('slider', { name: 'Step' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/step=2/)
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page).toHaveURL(/step=4/)
})

test('keeps the sequence diagram in step', async ({ page }) => {
  await show(page, '&flow=outbound&step=3')
  const pane = page.getByTestId('sequence-pane')
  await expect(pane.locator('.sequence-message[data-phase="now"]')).toContainText('Routed to internet')
  await pane.locator('.sequence-message').nth(4).click()
  await expect(page).toHaveURL(/step=5/)
  await pane.getByRole('button', { name: 'Steps' }).click()
  await expect(pane.locator('[aria-current="step"]')).toContainText('Response')
})

test('loops, pauses and ends by Escape', async ({ page }) => {
  await show(page, `&flow=outbound&step=${steps.length}`)
  await page.getByRole('button', { name: 'Loop' }).click()
  await page.getByLabel('Speed').selectOption('4')
  await page.getByRole('button', { name: /^Play/ }).click()
  await expect(page).toHaveURL(/step=[12]\b/, { timeout: 10_000 })
  await page.getByRole('button', { name: /^Pause/ }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('flow-player')).toHaveCount(0)
})

test('offers to open the container that hides a step', async ({ page }) => {
  await show(page, '&flow=outbound&step=1&collapsed=private-a')
  const offer = page.getByTestId('flow-player').getByRole('button', { name: /^Open .* to see it/ })
  await offer.click()
  await expect(offer).toHaveCount(0)
})
