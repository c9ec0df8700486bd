import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, opened, paste, show, test } from '@/tests/e2e/viewer'

const sights: readonly (readonly [name: string, address: string, ready: string])[] = [
  ['the start page', '/', 'input[type=file]'],
  ['the network', opened, '.react-flow__node'],
  ['the details and the outline', `${opened}&sel=nat-a&panel=outline`, 'aside h2'],
  ['an overlay', `${opened}&overlay=security-groups&sel=api&panel=overlays`, '.mark-line'],
  ['the exposure', `${opened}&overlay=exposure&panel=overlays`, '.mark-line'],
  ['an answer', `${opened}&panel=ask&ask=internet~api~tcp~8080`, '[data-verdict]'],
  ['a flow', `${opened}&flow=outbound&step=2&panel=flows`, '[data-testid=step-count]'],
  ['the security groups', `${opened}&view=security-groups`, '.react-flow__node'],
  ['the document', `${opened}&docs=document`, '.document table'],
]

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const
const schemes = ['light', 'dark'] as const

/** Rules that see colours: all that another scheme can break. */
const colourRules = ['color-contrast', 'link-in-text-block']

/** What axe finds, one entry for each rule. */
async function found(page: Page, rules?: string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze()
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
}

for (const [name, address, ready] of sights)
  for (const size of sizes)
    test(`axe finds nothing on ${name}, ${size.width} px, light and dark`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
      await page.setViewportSize(size)
      await page.goto(address)
      await page.locator(ready).first().waitFor({ state: 'attached' })
      for (const colorScheme of schemes) {
        await page.emulateMedia({ reducedMotion: 'reduce', colorScheme })
        await expect(page.locator('html')).toHaveClass(new RegExp(colorScheme))
        expect(await found(page, colorScheme === 'light' ? undefined : colourRules), colorScheme).toEqual([])
      }
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        'nothing runs out of the screen',
      ).toBeLessThanOrEqual(0)
    })

const opens: readonly (readonly [name: string, open: (page: Page) => Promise<void>, ready: string])[] = [
  ['the search', (page) => page.keyboard.press('/'), '[role=option]'],
  ['the keys', (page) => page.keyboard.press('?'), 'dialog[open]'],
  ['the topology menu', (page) => page.getByRole('button', { name: /^Topology/ }).click(), '[role=menu]'],
  ['a diagram of the documents', (page) => page.goto(`${opened}&docs=outbound`).then(() => undefined), '[data-testid=mermaid]'],
  ['a file with mistakes', (page) => paste(page, 'schemaVersion: 1\nresources:\n  - { kind: vpc, id: a, cidrs: [1.2.3.4/99] }\n'), 'pre'],
  ['an address that leads nowhere', (page) => page.goto('/viewer/?topology=local').then(() => undefined), 'main h2'],
]

for (const [scheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  for (const [name, open, ready] of opens)
    test(`axe finds nothing on ${name}, ${scheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 844 })
      await show(page)
      await open(page)
      await page.locator(ready).first().waitFor()
      expect(await found(page)).toEqual([])
    })
