import { downWith } from '@/model/down'
import { fallibleOf } from '@/model/fallible'
import { flowOutcomes } from '@/model/flow-outcomes'
import { indexOf } from '@/model/topology-index'
import { box, expect, show, test, topology } from '@/tests/e2e/viewer'

const t = indexOf(topology)
const [zone] = fallibleOf(t)

test('a zone that fails shows what falls with it, and what becomes of each flow and why', async ({ page }) => {
  await show(page, '&panel=flows')
  await page.getByLabel('What if something fails?').selectOption({ label: zone?.label ?? '' })
  await expect(page).toHaveURL(/[?&]down=/)
  const { flows } = flowOutcomes(topology, { proposals: [], down: [zone?.id ?? ''] })
  const lost = flows.filter((flow) => flow.outcome === 'lost')
  expect(lost.length).toBeGreaterThan(0)
  await expect(page.getByRole('status').filter({ hasText: `${lost.length} of ${flows.length} flows` })).toBeVisible()
  await expect(page.getByText('lost then')).toHaveCount(lost.length)
  const down = downWith([zone?.id ?? ''], t)
  const fallen = t.of('nat-gateway').find((nat) => down.has(nat.id))
  await expect(box(page, fallen?.id ?? '').locator('[data-stand="blackhole"]')).toBeVisible()
  await page.getByRole('list', { name: 'Supposed to fail' }).getByRole('button').click()
  await expect(page.getByText('lost then')).toHaveCount(0)
  await expect(box(page, fallen?.id ?? '').locator('[data-stand="blackhole"]')).toHaveCount(0)
})
