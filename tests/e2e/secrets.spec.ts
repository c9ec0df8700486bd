import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import type { InputFile } from '@/importers/raw/raw-resource'
import { Canaries, canariesIn } from '@/tests/canaries/canaries'
import { canaryFiles } from '@/tests/canaries/canary-files'
import { details, expect, test } from '@/tests/e2e/viewer'

/** Everything that a page holds where a person, a script or an extension may look: markup with its shadows, fields, storage, address. */
const everything = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const markup = (root: Document | ShadowRoot): string =>
      [...root.querySelectorAll('*')].reduce(
        (all, one) => all + (one.shadowRoot === null ? '' : markup(one.shadowRoot)) + (one instanceof HTMLInputElement ? one.value : ''),
        root instanceof Document ? root.documentElement.outerHTML : root.innerHTML,
      )
    const ask = <Answer>(asked: IDBRequest<Answer>) =>
      new Promise<Answer>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
    const kept: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await ask(indexedDB.open(name))
      for (const store of database.objectStoreNames) kept.push(await ask(database.transaction(store).objectStore(store).getAll()))
      database.close()
    }
    for (const name of await caches.keys()) kept.push((await (await caches.open(name)).keys()).map(({ url }) => url))
    const stores = { ...localStorage, ...sessionStorage, cookie: document.cookie, address: location.href, title: document.title }
    return markup(document) + JSON.stringify([kept, stores, history.state])
  })

/** What was seen of one page, at every stop of a walk through it. */
class Seen {
  readonly #page: Page
  readonly #told: string[] = []
  text = ''
  constructor(page: Page) {
    this.#page = page
    page.on('console', (message) => this.#told.push(message.text()))
    page.on('pageerror', (error) => this.#told.push(`${error.message} ${error.stack ?? ''}`))
    page.on('request', (request) => this.#told.push(`${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`))
  }
  async look() {
    this.text = (await everything(this.#page)) + this.#told.join('\n')
    expect(canariesIn(this.text)).toEqual([])
  }
}

async function give(page: Page, files: readonly InputFile[], info: TestInfo) {
  const folder = info.outputPath('given')
  for (const { name, text } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  await page.goto('/')
  const isOne = files.length === 1
  await page
    .locator(isOne ? 'input[type=file][multiple]' : 'input[webkitdirectory]')
    .setInputFiles(isOne ? join(folder, files[0]?.name ?? '') : folder)
  await page.getByRole('button', { name: /^Open (the picture|what could be read)$/ }).waitFor()
}

/** Start page with everything unfolded, views, outline, inspector, findings, search, dialogs and documents. */
async function walk(page: Page, seen: Seen, names: readonly string[]) {
  for (const summary of await page.locator('summary').all()) await summary.click()
  await seen.look()
  await page.getByRole('button', { name: /^Open (the picture|what could be read)$/ }).click()
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  await seen.look()
  const views = page.getByRole('navigation', { name: 'Views' }).getByRole('button')
  for (const view of await views.all()) {
    await view.click()
    await expect(view).toHaveAttribute('aria-current', 'page')
    await expect(page.locator('.react-flow__node, [data-testid=docs-panel] table').first()).toBeVisible()
    await seen.look()
  }
  await views.first().click()
  await page.getByRole('tab', { name: 'Outline' }).click()
  for (const name of names) {
    await page.keyboard.press('Escape')
    await page.locator('body').press('/')
    await page.getByPlaceholder(/Name, id/).fill(name)
    await expect(page.getByRole('option').first()).toContainText(new RegExp(name, 'i'))
    await seen.look()
    await page.keyboard.press('Enter')
    await expect(details(page)).toContainText(new RegExp(name, 'i'))
    await seen.look()
  }
  await page.locator('body').press('/')
  await page.getByPlaceholder(/Name, id/).fill('CANARY-')
  await expect(page.getByText(/Nothing/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  for (const item of [/What was read of the files/, /remarks? on the file/]) {
    await page.getByRole('button', { name: /^Topology / }).click()
    const entry = page.getByRole('menuitem', { name: item })
    if (await entry.isVisible()) {
      await entry.click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await seen.look()
    }
    await page.keyboard.press('Escape')
  }
}

for (const [name, make] of Object.entries(canaryFiles))
  test(`nothing secret of ${name} is on the page, in its storage, its address or its console`, async ({ page }, info) => {
    const files = make(new Canaries())
    const seen = new Seen(page)
    // With the other formats, more than twenty thousand are looked for.
    expect(new Set(canariesIn(files.map(({ text }) => text).join('\n'))).size).toBeGreaterThan(2500)
    await give(page, files, info)
    await walk(page, seen, ['orders-db'])
    // What may be seen is there: looking would have found the rest.
    for (const told of ['shop-network', 'orders-db', '10.0.11.0/24']) expect(seen.text).toContain(told)
  })

test('nor is there of files of several formats that are opened together', async ({ page }, info) => {
  const canaries = new Canaries()
  const files = ['a Terraform state', 'a template in YAML', 'AWS CLI output', 'a Config snapshot'].flatMap(
    (name) => canaryFiles[name]?.(canaries) ?? [],
  )
  const seen = new Seen(page)
  await give(page, files, info)
  await walk(page, seen, ['shop-network', 'public-a', 'orders-db', 'resize'])
  for (const told of ['shop-network', 'orders-db']) expect(seen.text).toContain(told)
})
