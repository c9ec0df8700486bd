import { box, expect, places, show, still, test } from '@/tests/e2e/viewer'

test('an overlay never moves a box', async ({ page }) => {
  await show(page)
  await still(page)
  const before = await places(page)
  for (const name of ['Security groups', 'Routes', 'No overlay']) {
    await page.getByText(name, { exact: true }).last().click()
    await still(page)
    expect(await places(page), name).toEqual(before)
  }
})

test('security groups mark their members and tell the rules behind an arrow', async ({ page }) => {
  await show(page, '&overlay=security-groups&panel=overlays')
  await expect(box(page, 'api')).toContainText('ECS-SG')
  await expect(page.locator('.mark-line').first()).toBeAttached()
  await page.locator('.mark-line .line-label').first().click({ force: true })
  await expect(page.getByRole('dialog', { name: /Why this arrow/ })).toContainText(/SG/)
})

test('routes show the table of a subnet, and light where it leads', async ({ page }) => {
  await show(page, '&overlay=routes&sel=private-a')
  const card = page.getByRole('region', { name: /Private Route Table/ }).first()
  await expect(card.getByRole('row')).toHaveCount(5)
  await expect(card).toContainText('0.0.0.0/0')
  await expect(box(page, 'nat-a').locator('.box')).toHaveAttribute('data-stand', 'target')
  await expect(box(page, 'alb@public-b').locator('.box')).toHaveAttribute('data-stand', 'faint')
})
