import { box, details, expect, show, showText, source, test } from '@/tests/e2e/viewer'

/** The sample, in which no rule lets the load balancer reach the service any more. */
const closed = source.replace(/(id: ecs-sg[\s\S]*?ingress:)[\s\S]*?(\n {4}egress:)/, '$1 []$2')

test('a question is typed, asked by Enter, and answered hop by hop over the picture', async ({ page }) => {
  await show(page)
  await page.getByRole('tab', { name: 'Ask' }).click()
  const panel = page.getByRole('tabpanel')
  await expect(panel).toContainText('Name a source and a destination')
  await page.getByRole('combobox', { name: /^From/ }).fill('Application Load')
  await page.getByRole('option').first().click()
  await page.getByRole('combobox', { name: /^To/ }).fill('api')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Port' }).fill('8080')
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('status')).toContainText('reachable')
  await expect(page).toHaveURL(/ask=alb~api~tcp~8080/)
  await expect(panel.getByRole('list', { name: 'Forward' })).toContainText('ECS-SG ingress TCP 8080 from ALB-SG')
  await expect(panel.getByRole('list', { name: 'Return' })).toBeVisible()
  await expect(page.getByTestId('answer-way').locator('.flow-way')).not.toHaveCount(0)
  await panel.getByRole('list', { name: 'Forward' }).getByRole('button', { name: 'ECS Security Group' }).click()
  await expect(details(page)).toContainText('ECS Security Group')
  await page.goBack()
  await page.goBack()
  await expect(panel).toContainText('Name a source and a destination')
})

test('what stops a connection is told with its fix, and the way ends there', async ({ page }) => {
  await showText(page, closed, '&ask=alb~api~tcp~8080')
  const panel = page.getByRole('tabpanel')
  await expect(panel.getByRole('list', { name: 'What stops it' })).toContainText('Add to ECS-SG an ingress rule: TCP 8080 from ALB-SG.')
  await expect(panel.getByRole('region', { name: 'Changes as YAML' })).toContainText('set: ecs-sg')
  await expect(page.getByTestId('stop-mark')).toBeVisible()
})

test('the inspector asks who reaches a resource, and a row proves it', async ({ page }) => {
  await show(page)
  await box(page, 'api').click()
  await details(page).getByRole('button', { name: 'Who can reach this' }).click()
  const list = page.getByRole('list', { name: 'Who can reach api' })
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await list.getByRole('button', { name: /Application Load Balancer/ }).click()
  await expect(page).toHaveURL(/ask=alb~api~tcp~8080/)
  await expect(page.getByRole('tabpanel').getByRole('status')).toContainText('reachable')
})

test('a mistyped name is told at its field, and the nearest one mends it', async ({ page }) => {
  await show(page, '&ask=albb~api~tcp~8080')
  await page.getByRole('tabpanel').getByRole('button', { name: 'alb', exact: true }).click()
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(page.getByRole('tabpanel').getByRole('status')).toContainText('reachable')
})

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the question of the inspector opens the sheet with the answer', async ({ page }) => {
    await show(page, '&sel=api')
    await details(page).getByRole('button', { name: 'What can this reach' }).click()
    await expect(details(page)).toBeHidden()
    await expect(page.getByRole('list', { name: 'What api can reach' }).getByRole('listitem')).not.toHaveCount(0)
  })
})
