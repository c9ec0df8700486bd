import { expect, show, showText, source, test } from '@/tests/e2e/viewer'

/** The sample, in which no rule lets the load balancer reach the service any more. */
const closed = source.replace(/(id: ecs-sg[\s\S]*?ingress:)[\s\S]*?(\n {4}egress:)/, '$1 []$2')

test('each flow of the list carries its worst verdict, in a word', async ({ page }) => {
  await show(page, '&panel=flows')
  await expect(page.getByRole('listitem').filter({ hasText: 'Inbound User Traffic' })).toContainText('reachable')
})

test('a blocked step stops the particle where it is refused, ends the play and opens the reason', async ({ page }) => {
  expect(closed).not.toBe(source)
  await showText(page, closed, '&flow=inbound&step=1&panel=flows')
  await expect(page.getByRole('listitem').filter({ hasText: 'Inbound User Traffic' })).toContainText('blocked')
  await page.getByLabel('Speed').selectOption('4')
  await page.getByRole('button', { name: /^Play/ }).click()
  const reason = page.getByRole('list', { name: 'What stops it' })
  await expect(reason).toContainText('SG_HAS_NO_RULES')
  await expect(page.getByTestId('step-count')).toHaveText('4 / 8')
  await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible()
  await expect(page.getByTestId('particle').and(page.locator('[data-verdict="blocked"]'))).toBeVisible()
  await expect(page.getByTestId('step-live')).toContainText('Blocked:')
  await expect(page.locator('.sequence-message[data-verdict="blocked"]').first()).toBeVisible()
  await reason.getByRole('button', { name: 'ecs-sg' }).click()
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('ECS')
})
