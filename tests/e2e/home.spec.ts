import { expect, source, test, topology } from '@/tests/e2e/viewer'

const open = async (page: import('@playwright/test').Page, name: string, content: string | Buffer) => {
  await page.goto('/')
  await page.locator('input[type=file][multiple]').setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(content) })
}

test('the start page opens the sample', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: new RegExp(topology.name) }).click()
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
})

test('a good file that is picked opens, and is there again after a reload', async ({ page }) => {
  await open(page, 'mine.yaml', source.replace('name: omnigen\n', 'name: my-own\n'))
  await page.getByRole('button', { name: /^Open/ }).click()
  await expect(page.getByRole('button', { name: 'Topology my-own' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Topology my-own' })).toBeVisible()
})

test('a file is taken by a drop', async ({ page }) => {
  await page.goto('/')
  const data = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'dropped.yaml'))
      return transfer
    },
    source.replace('name: omnigen\n', 'name: dropped\n'),
  )
  await page.getByText('Drop files or a folder here').dispatchEvent('drop', { dataTransfer: data })
  await expect(page.getByRole('region', { name: 'Reading of dropped.yaml' })).toBeVisible()
})

test('a text that is pasted opens', async ({ page }) => {
  await page.goto('/')
  await page.getByText('Paste the text instead').click()
  await page
    .getByLabel('Text of a file')
    .fill('schemaVersion: 1\nname: tiny\nresources:\n  - { kind: vpc, id: main, cidrs: [10.0.0.0/16] }\n')
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.locator('.react-flow__node')).toHaveCount(1)
})

test('a broken file tells line, column and mend, and what could be read opens all the same', async ({ page }) => {
  await open(page, 'broken.yaml', source.replace('cidr: 10.0.10.0/24', 'cidr: 10.9.10.0/24'))
  const line = source.split('\n').findIndex((l) => l.includes('cidr: 10.0.10.0/24')) + 1
  await expect(page.getByText(`broken.yaml:${line}`)).toBeVisible()
  await expect(page.getByText(/10\.9\.10\.0\/24.*inside|outside.*10\.9\.10\.0\/24/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Open what could be read' }).click()
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
})

const hopeless: readonly (readonly [name: string, content: string | Buffer])[] = [
  ['binary.yaml', Buffer.from([0, 1, 2, 255, 254, 0, 7])],
  ['deep.yaml', '['.repeat(10_000)],
  [
    'bomb.yaml',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (c, i: number) => `${c}: &${c} [${`*${'abcdefg'[i]},`.repeat(9)}]\n`)}`,
  ],
  ['old.yaml', 'schemaVersion: 7\nname: x\n'],
  ['scalar.yaml', 'just words'],
  ['empty.yaml', ''],
]

for (const [name, content] of hopeless)
  test(`a file that cannot be read says why: ${name}`, async ({ page }) => {
    await open(page, name, content)
    const result = page.getByRole('region', { name: `Reading of ${name}` })
    await expect(result.getByText(/Error:/).first()).toBeVisible()
    await expect(page.getByText('Drop files or a folder here')).toBeVisible()
  })

test('an empty topology says what to do next', async ({ page }) => {
  await page.goto('/')
  await page.getByText('Paste the text instead').click()
  await page.getByLabel('Text of a file').fill('schemaVersion: 1\nname: nothing\nresources: []\n')
  await page.getByRole('button', { name: 'Read it' }).click()
  const openIt = page.getByRole('button', { name: /^Open/ })
  await expect(openIt.or(page.getByTestId('canvas'))).toBeVisible()
  if (await openIt.isVisible()) await openIt.click()
  await expect(page.getByTestId('canvas')).toContainText(/resource/i)
})
