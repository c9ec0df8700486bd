import type { Page } from '@playwright/test'
import { expect, paste, showText, source, test } from '@/tests/e2e/viewer'

const pick = (page: Page, name: string, text: string) =>
  page.locator('input[type=file][multiple]').setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) })

const tiny = 'schemaVersion: 1\nname: tiny\nresources:\n  - { kind: vpc, id: main, cidrs: [10.0.0.0/16] }\n'

test('the line of a mistake is shown with a caret below the very place', async ({ page }) => {
  const text = tiny.replace('10.0.0.0/16', '10.0.0.0/99')
  await paste(page, text)
  const number = text.split('\n').findIndex((line) => line.includes('/99')) + 1
  const line = text.split('\n')[number - 1] ?? ''
  const column = line.indexOf('10.0.0.0/99')
  await expect(page.getByText(`pasted.yaml:${number}:${column + 1}`)).toBeVisible()
  const gutter = `${' '.repeat(String(number).length)} │ `
  await expect.poll(() => page.locator('pre').first().textContent()).toBe(`${number} │ ${line}\n${gutter}${' '.repeat(column)}^`)
})

test('all mistakes of a file are told at once, in the order of its lines', async ({ page }) => {
  await paste(
    page,
    [
      'schemaVersion: 1',
      'name: many',
      'resources:',
      '  - { kind: vpc, id: main, cidrs: [10.0.0.0/16] }',
      '  - { kind: subnet, id: a, vpc: main, cidr: 10.0.1.0/24 }',
      '  - { kind: subnet, id: b, vpc: main, cidr: 10.0.1.0/25 }',
      '  - { kind: subnet, id: a, vpc: main, cidr: 10.0.3.0/24 }',
      '  - { kind: subnet, id: c, vpc: elsewhere, cidr: 10.0.4.0/24 }',
      '  - { kind: lamda-function, id: f }',
      '',
    ].join('\n'),
  )
  const result = page.getByRole('region', { name: 'Reading of pasted.yaml' })
  const rows = result.getByRole('listitem')
  await expect(rows.first()).toBeVisible()
  const told = await rows.allTextContents()
  for (const mistake of [/overlap/i, /id.*\ba\b|\ba\b.*id/i, /elsewhere/, /lambda-function/])
    expect(
      told.some((row) => mistake.test(row)),
      String(mistake),
    ).toBe(true)
  const lines = told.map((row) => Number(/pasted\.yaml:(\d+)/.exec(row)?.[1]))
  expect(lines).toEqual([...lines].sort((a, b) => a - b))
})

test('a text that is no YAML tells where it stops being it', async ({ page }) => {
  await paste(page, 'schemaVersion: 1\nname: "never closed\nresources: []\n')
  await expect(page.getByText(/pasted\.yaml:\d+:\d+/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Read it' })).toBeEnabled()
})

test('a mended file of the same name can be chosen again', async ({ page }) => {
  await page.goto('/')
  await pick(page, 'mine.yaml', tiny.replace('schemaVersion: 1', 'schemaVersion: 9'))
  await expect(page.getByText(/Error:/).first()).toBeVisible()
  await pick(page, 'mine.yaml', tiny)
  await expect(page.locator('.react-flow__node')).toHaveCount(1)
})

test('a file that is opened is sent nowhere', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (!['GET', 'HEAD'].includes(request.method()) || request.postData() !== null || decodeURIComponent(request.url()).includes('10.77.'))
      sent.push(`${request.method()} ${request.url()}`)
  })
  await showText(page, tiny.replaceAll('10.0.', '10.77.'))
  await page.reload()
  await expect(page.locator('.react-flow__node')).toHaveCount(1)
  expect(sent).toEqual([])
})

test('an unknown kind is drawn, and the nearest name told', async ({ page }) => {
  await showText(page, `${tiny}  - { kind: lamda-function, id: odd, name: Odd one }\n`)
  await expect(page.getByTestId('canvas')).toContainText('Odd one')
  await page.getByRole('button', { name: 'Topology tiny' }).click()
  await page.getByRole('menuitem', { name: /remark/ }).click()
  await expect(page.getByRole('dialog')).toContainText('lambda-function')
})

test('a flow over resources that do not exist is told, and the rest opens', async ({ page }) => {
  const flow =
    'flows:\n  - id: f\n    name: Lost\n    participants: [{ id: a, of: [main] }, { id: b, of: [ghost] }]\n    steps: [{ from: a, to: b, text: Hello }]\n'
  await paste(page, `${tiny}${flow}`)
  await expect(page.getByRole('region', { name: /Reading/ })).toContainText('ghost')
  await page.getByRole('button', { name: 'Open what could be read' }).click()
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
})

test('a cycle of parents is told, and ends', async ({ page }) => {
  await paste(
    page,
    'schemaVersion: 1\nname: loop\nresources:\n  - { kind: vpc, id: a, region: b, cidrs: [10.0.0.0/16] }\n  - { kind: region, id: b, parent: a }\n  - { kind: generic, id: x, parent: y }\n  - { kind: generic, id: y, parent: x }\n',
  )
  const result = page.getByRole('region', { name: /Reading/ })
  await expect(result.getByText(/Error:|Warning:/).first()).toBeVisible()
  const anyway = result.getByRole('button', { name: /^Open/ })
  if (await anyway.isVisible()) {
    await anyway.click()
    await expect(page.getByTestId('canvas')).toBeVisible()
    await expect(page.getByTestId('canvas')).not.toBeEmpty()
  }
})

for (const [address, says] of [
  ['/viewer/?topology=local', /keeps no opened file/],
  ['/viewer/?topology=no-such-sample', /no sample/],
] as const)
  test(`${address} says what is missing and where to go`, async ({ page }) => {
    await page.goto(address)
    await expect(page.getByText(says)).toBeVisible()
    await page.getByRole('link', { name: 'Open another topology' }).click()
    await expect(page.getByText('Drop files or a folder here')).toBeVisible()
  })

test('names in a topology are text wherever they are shown, and run nothing', async ({ page }) => {
  const name = '<img src=x onerror="window.ran=1">"];click x'
  const quoted = JSON.stringify(name)
  await showText(
    page,
    `schemaVersion: 1\nname: ${quoted}\ntitle: ${quoted}\nresources:\n  - { kind: vpc, id: main, name: ${quoted}, cidrs: [10.0.0.0/16] }\n  - { kind: subnet, id: s, name: ${quoted}, description: ${quoted}, vpc: main, cidr: 10.0.1.0/24 }\nflows:\n  - id: f\n    name: ${quoted}\n    participants: [{ id: a, of: [main], label: ${quoted} }, { id: b, of: [s] }]\n    steps: [{ from: a, to: b, text: ${quoted} }, { over: [a, b], note: ${quoted} }]\n`,
    '&sel=s&flow=f&step=1&panel=outline',
  )
  await expect(page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { level: 2 })).toHaveText(name)
  await expect(page.getByTestId('flow-player')).toContainText(name)
  await expect(page.getByRole('tree')).toContainText(name)
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder(/Name, id/).fill('onerror')
  await expect(page.getByRole('option').first()).toContainText(name)
  await page.goto('/viewer/?topology=local&docs=document')
  await expect(page.locator('.document')).toContainText('onerror')
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expect(await page.locator('img[src=x]').count()).toBe(0)
})

test('the sample is the very file of the repository', async ({ page, baseURL }) => {
  const [sample] = (await (await page.request.get(`${baseURL}/samples/index.json`)).json()) as readonly { readonly id: string }[]
  expect(await (await page.request.get(`${baseURL}/samples/${sample?.id}.yaml`)).text()).toBe(source)
})
