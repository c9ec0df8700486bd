import { readFileSync } from 'node:fs'
import { mermaid } from '@/exporters/mermaid/mermaid'
import { listViews } from '@/model/views/draw-view'
import { expect, opened, test, topology } from '@/tests/e2e/viewer'

for (const view of listViews(topology))
  test(`draws ${view.title} by Mermaid, and gives its source`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(`${opened}&docs=${view.id}`)
    await expect
      .poll(() => page.getByTestId('mermaid').evaluate((m) => m.shadowRoot?.querySelectorAll('svg text, svg p, svg span').length ?? 0), {
        timeout: 20_000,
      })
      .toBeGreaterThan(2)
    await page.getByRole('button', { name: 'Source' }).click()
    await page.getByTestId('docs-panel').getByRole('button', { name: 'Copy' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${mermaid(view.draw())}\n`)
  })

test('shows the whole document, and hands over the very file that is kept in the repository', async ({ page }) => {
  await page.goto(`${opened}&docs=document`)
  await expect(page.getByRole('heading', { name: 'IP Address Allocation' })).toBeAttached()
  await expect(page.getByTestId('docs-panel').getByRole('table')).toHaveCount(6)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('docs-panel').getByRole('button', { name: 'Download' }).click(),
  ])
  const path = await download.path()
  expect(readFileSync(path, 'utf8')).toBe(readFileSync('docs/omnigen.md', 'utf8'))
})
