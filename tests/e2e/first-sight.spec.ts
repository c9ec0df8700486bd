import { box, expect, opened, show, test, topology } from '@/tests/e2e/viewer'

const worker = '**/worker/topology-worker.js'

test('the picture is there before the worker', async ({ page }) => {
  let isFree = false
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = () => {
      isFree = true
      resolve()
    }
  })
  await page.route(worker, async (route) => {
    await held
    await route.continue()
  })
  await show(page)
  await expect(page.getByRole('button', { name: `Topology ${topology.name}` })).toBeVisible()
  await expect(page).toHaveTitle(/^Network/)
  expect(isFree).toBe(false)
  letThrough()
  // What only the worker knows comes all the same.
  const subnet = topology.resources.find((r) => r.kind === 'subnet')
  await box(page, subnet?.id ?? '').click({ position: { x: 8, y: 8 } })
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText(subnet?.id ?? 'a subnet')
})

test('another view does not wait for a first sight that does not show it', async ({ page }) => {
  await page.goto(`${opened}&view=security-groups`)
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  await expect(page).not.toHaveTitle(/^(Network|Viewer)/)
})

test('a first sight of what is no longer in the file gives way to the file', async ({ page }) => {
  await page.route('**/opened-topology/first-sight', async (route) => {
    const response = await route.fetch()
    const sight = await response.json()
    sight.fingerprint = 'of an older text'
    sight.opened.summary.name = 'an older one'
    await route.fulfill({ json: sight })
  })
  await show(page)
  await expect(page.getByRole('button', { name: `Topology ${topology.name}` })).toBeVisible()
})
