import { readFileSync } from 'node:fs'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { readTopology } from '@/importers/read-topology'

/** The topology that the server has opened: tests take names and numbers from it, so that they hold for another one too. */
export const source = readFileSync('topologies/omnigen.yaml', 'utf8')
const read = readTopology(source, 'omnigen.yaml')
if (read.topology === null) throw new Error('the sample cannot be read')
export const topology = read.topology

export const opened = '/viewer/?topology=opened'

/**
 * A page that must stay clean: no error or warning on the console, no exception, no request beyond its own origin, nothing that the
 * Content-Security-Policy had to stop.
 */
export const test = base.extend<{ readonly clean: undefined }>({
  clean: [
    async ({ page, baseURL }, use) => {
      const found: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') found.push(`${message.type()}: ${message.text()}`)
      })
      page.on('pageerror', (error) => found.push(`exception: ${error.message}`))
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(baseURL ?? '') && !/^(?:data|blob):/.test(url)) found.push(`request: ${url}`)
      })
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          throw new Error(`policy: ${event.violatedDirective} ${event.blockedURI}`)
        })
      })
      await use(undefined)
      expect(found).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Opens an address of the viewer and waits for its picture. */
export async function show(page: Page, query = '') {
  await page.goto(`${opened}${query}`)
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
}

/** Box of the picture by the id it has in the diagram. */
export const box = (page: Page, id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`)

/** Place of every box on the screen, by id; whole px. */
export const places = (page: Page): Promise<Record<string, { x: number; y: number; width: number; height: number }>> =>
  page.locator('.react-flow__node').evaluateAll((nodes) =>
    Object.fromEntries(
      nodes.map((node) => {
        const { x, y, width, height } = node.getBoundingClientRect()
        return [
          node.getAttribute('data-id') ?? '',
          { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
        ]
      }),
    ),
  )

/** Resolves once the boxes stand still. */
export async function still(page: Page) {
  let before = ''
  await expect
    .poll(async () => {
      const now = JSON.stringify(await places(page))
      const same = now === before
      before = now
      return same
    })
    .toBe(true)
}

export const details = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' })

/** Reads a text on the start page as a user does who pastes it. */
export async function paste(page: Page, text: string) {
  await page.goto('/')
  await page.getByText('Paste the text instead').click()
  await page.getByLabel('Text of a file').fill(text)
  await page.getByRole('button', { name: 'Read it' }).click()
}

/** Opens a topology that is given as text; remarks on it are passed over. */
export async function showText(page: Page, text: string, query = '') {
  await paste(page, text)
  const anyway = page.getByRole('button', { name: /^Open (it|what could be read)$/ })
  const canvas = page.getByTestId('canvas')
  await expect(anyway.or(canvas)).toBeVisible()
  if (await anyway.isVisible()) await anyway.click()
  await expect(canvas).toBeVisible()
  if (query !== '') await page.goto(`/viewer/?topology=local${query}`)
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
}
