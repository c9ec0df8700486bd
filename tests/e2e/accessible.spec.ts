import AxeBuilder from '@axe-core/playwright'
import { expect, opened, test } from '@/tests/e2e/viewer'

const sights: readonly (readonly [name: string, address: string, ready: string])[] = [
  ['the start page', '/', 'input[type=file]'],
  ['the network', opened, '.react-flow__node'],
  ['the details and the outline', `${opened}&sel=nat-a&panel=outline`, 'aside h2'],
  ['an overlay', `${opened}&overlay=security-groups&sel=api&panel=overlays`, '.mark-line'],
  ['a flow', `${opened}&flow=outbound&step=2&panel=flows`, '[data-testid=step-count]'],
  ['the security groups', `${opened}&view=security-groups`, '.react-flow__node'],
  ['the document', `${opened}&docs=document`, '.document table'],
]

for (const scheme of ['light', 'dark'] as const)
  for (const size of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])
    for (const [name, address, ready] of sights)
      test(`axe finds nothing on ${name}, ${scheme}, ${size.width} px`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
        await page.setViewportSize(size)
        await page.goto(address)
        await page.locator(ready).first().waitFor({ state: 'attached' })
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          'nothing runs out of the screen',
        ).toBeLessThanOrEqual(0)
      })

test('on a narrow screen the panels are sheets that open and close', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(opened)
  await page.locator('.react-flow__node').first().waitFor()
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Flows' }).click()
  await page.getByRole('button', { name: /Outbound/ }).click()
  await expect(page.getByTestId('flow-player')).toBeVisible()
  await page.getByRole('button', { name: /End the flow/ }).click()
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Outline' }).click()
  await expect(page.getByRole('tree')).toBeVisible()
})
