import { downWith } from '@/model/down'
import { fallibleOf } from '@/model/fallible'
import { flowOutcomes, withProposals } from '@/model/flow-outcomes'
import { usd } from '@/model/money'
import { indexOf } from '@/model/topology-index'
import { box, expect, show, test, topology } from '@/tests/e2e/viewer'

const t = indexOf(topology)
const [proposal] = topology.proposals
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

test('a proposal is drawn as if it were carried out, with its cost, and keeps what the zone would take', async ({ page }) => {
  const supposed = { proposals: [proposal?.id ?? ''], down: [zone?.id ?? ''] }
  const added = withProposals(topology, supposed.proposals).topology.resources.find(
    (r) => r.kind === 'nat-gateway' && t.get(r.id) === undefined,
  )
  const before = flowOutcomes(topology, { ...supposed, proposals: [] }).flows.filter((flow) => flow.outcome === 'lost')
  const after = flowOutcomes(topology, supposed)
  const kept = before.find((flow) => !after.flows.some((then) => then.id === flow.id && then.outcome === 'lost'))
  expect(kept).toBeDefined()
  await show(page, `&panel=flows&down=${zone?.id}`)
  await expect(box(page, added?.id ?? '')).toHaveCount(0)
  await page.getByRole('checkbox', { name: proposal?.title ?? '' }).check()
  await expect(box(page, added?.id ?? '')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Cost:' })).toContainText(usd(after.usdPerMonth))
  await expect(page.getByText('lost then')).toHaveCount(after.flows.filter((flow) => flow.outcome === 'lost').length)
  // What fell with the zone before passes beside it now, in the player as well.
  await page.getByRole('button', { name: new RegExp(`^${kept?.name}`) }).click()
  await expect(page.getByTestId('flow-player')).toContainText('reachable')
  await expect(page.locator('.sequence-message[data-verdict="blocked"]')).toHaveCount(0)
  await page.getByRole('button', { name: 'As things are' }).click()
  await expect(box(page, added?.id ?? '')).toHaveCount(0)
  await expect(page).not.toHaveURL(/apply=|down=/)
})
