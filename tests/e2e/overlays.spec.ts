import { overlays } from '@/model/overlays/index'
import type { Diagram } from '@/model/views/diagram'
import { drawView } from '@/model/views/draw-view'
import { box, details, expect, places, show, showText, still, test, topology } from '@/tests/e2e/viewer'

const network = drawView(topology, 'network')
if (network?.type !== 'diagram') throw new Error('the network is a diagram')
const diagram: Diagram = network.diagram
const marksOf = (overlay: string, focus: string | null) => {
  const found = overlays.find((o) => o.id === overlay)
  const id = topology.resources.find((r) => r.id === focus)?.id ?? null
  if (found === undefined) throw new Error(`there is no overlay ${overlay}`)
  return found.mark(topology, diagram, id)
}

test('every member of a security group has its chip, and nobody else', async ({ page }) => {
  await show(page, '&overlay=security-groups')
  const { chips } = marksOf('security-groups', null)
  await expect(page.locator('.chip').first()).toBeVisible()
  for (const { id } of [...diagram.nodes, ...diagram.groups]) {
    const own = chips.filter((chip) => chip.box === id).map((chip) => chip.label)
    await expect(box(page, id).locator('.chip'), id).toHaveText(own.slice(0, 2))
  }
})

test('every arrow of an overlay is drawn, and listed with its rules for the keyboard', async ({ page }) => {
  await show(page, '&overlay=security-groups&panel=overlays')
  const { arrows } = marksOf('security-groups', null)
  const drawn = page.locator('.mark-line')
  await expect(drawn.first()).toBeAttached()
  expect(new Set(await drawn.evaluateAll((all) => all.map((line) => line.getAttribute('data-arrow'))))).toEqual(
    new Set(arrows.map((arrow) => arrow.id)),
  )
  const listed = page
    .getByRole('region', { name: 'Arrows' })
    .getByRole('listitem')
    .filter({ has: page.locator('summary') })
  await expect(listed).toHaveCount(arrows.length)
  await listed.first().locator('summary').press('Enter')
  await expect(listed.first()).toContainText(arrows[0]?.reasons[0]?.text ?? '')
})

test('a rule that stands at one end only is drawn broken, and says so', async ({ page }) => {
  const oneEnded = marksOf('security-groups', null).arrows.find((arrow) => arrow.state === 'one-ended')
  await showText(
    page,
    `schemaVersion: 1
name: one-ended
resources:
  - { kind: vpc, id: main, cidrs: [10.0.0.0/16] }
  - { kind: subnet, id: s, vpc: main, cidr: 10.0.1.0/24 }
  - { kind: security-group, id: asks, name: Asks, vpc: main, ingress: [], egress: [{ protocol: tcp, ports: 9999, peer: answers }] }
  - { kind: security-group, id: answers, name: Answers, vpc: main, ingress: [], egress: [] }
  - { kind: ec2-instance, id: one, name: One, subnet: s, securityGroups: [asks] }
  - { kind: ec2-instance, id: two, name: Two, subnet: s, securityGroups: [answers] }
`,
    '&overlay=security-groups&panel=overlays',
  )
  const broken = page.locator('.mark-line[data-state="one-ended"] .line-way').first()
  await expect(broken).toBeAttached()
  expect(await broken.evaluate((way) => getComputedStyle(way).strokeDasharray)).not.toBe('none')
  await page.getByRole('region', { name: 'Arrows' }).locator('summary').first().click()
  await expect(page.getByRole('region', { name: 'Arrows' })).toContainText('Only one end has the rule')
  expect(oneEnded?.reasons.length ?? 1).toBeGreaterThan(0)
})

test('no label of an arrow lies on a chip, whatever is selected', async ({ page }) => {
  for (const [overlay, selected] of [
    ['security-groups', ''],
    ['routes', '&sel=private-a'],
    ['exposure', ''],
  ]) {
    await show(page, `&overlay=${overlay}${selected}`)
    await expect(page.locator('.mark-line .line-label').first()).toBeVisible()
    const boxesOf = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect))
    const chips = await boxesOf('.chip')
    expect(chips.length).toBeGreaterThan(0)
    for (const label of await boxesOf('.mark-line .line-label'))
      for (const chip of chips)
        expect(
          label.right <= chip.left || chip.right <= label.left || label.bottom <= chip.top || chip.bottom <= label.top,
          `${overlay}: a label at ${Math.round(label.x)}, ${Math.round(label.y)} lies on a chip`,
        ).toBe(true)
  }
})

test('a click on the trunk of several arrows shows the rules of all of them', async ({ page }) => {
  await show(page, '&overlay=security-groups')
  const { arrows } = marksOf('security-groups', null)
  const toOne = arrows.filter((arrow) => arrow.to === 'vpce-ecr-api')
  expect(toOne.length).toBeGreaterThan(1)
  const card = page.getByRole('dialog', { name: /Why this arrow/ })
  const shown: number[] = []
  await expect(page.locator('.mark-line .line-label').first()).toBeVisible()
  for (const label of await page.locator('.mark-line .line-label').all()) {
    await label.click({ force: true })
    await expect(card).toBeVisible()
    shown.push(await card.locator('p', { hasText: '→' }).count())
    await page.keyboard.press('Escape')
    await expect(card).toBeHidden()
  }
  expect(shown).toContain(toOne.length)
})

test('a rule behind an arrow leads to its security group', async ({ page }) => {
  await show(page, '&overlay=security-groups')
  await page.locator('.mark-line .line-label').first().click()
  const card = page.getByRole('dialog', { name: /Why this arrow/ })
  await card.getByRole('listitem').getByRole('button').first().click()
  await expect(details(page)).toContainText('Security Group')
  await page.keyboard.press('Escape')
})

for (const subnet of ['public-a', 'private-a'])
  test(`routes of ${subnet}: one row for each route of its table, and its targets lit`, async ({ page }) => {
    const { card, lit } = marksOf('routes', subnet)
    await show(page, '&overlay=routes')
    await box(page, subnet).click({ position: { x: 40, y: 12 } })
    const table = page.getByRole('region', { name: card?.title ?? 'no card' }).first()
    await expect(table.locator('tbody tr')).toHaveCount(card?.rows.length ?? 0)
    for (const row of card?.rows ?? []) for (const cell of row.cells) await expect(table).toContainText(cell)
    for (const { box: id, as } of lit.filter((l) => l.as !== 'focus'))
      await expect(box(page, id).locator('.box, .group-box').first(), id).toHaveAttribute('data-stand', as)
  })

test('routes follow the pointer, and the picture does not move', async ({ page }) => {
  await show(page, '&overlay=routes')
  await still(page)
  const before = await places(page)
  await box(page, 'private-a').hover({ position: { x: 40, y: 12 } })
  await expect(page.getByRole('region', { name: marksOf('routes', 'private-a').card?.title ?? '' }).first()).toBeVisible()
  expect(await places(page)).toEqual(before)
})

test('a route whose target is gone is red, and told', async ({ page }) => {
  await showText(
    page,
    `schemaVersion: 1
name: gone
resources:
  - { kind: vpc, id: main, cidrs: [10.0.0.0/16] }
  - { kind: subnet, id: s, name: Lost, vpc: main, cidr: 10.0.1.0/24, routeTable: t }
  - { kind: subnet, id: other, name: Other, vpc: main, cidr: 10.0.2.0/24, routeTable: t }
  - { kind: route-table, id: t, name: Table, vpc: main, routes: [{ destination: 192.168.0.0/16, target: blackhole }] }
`,
    '&overlay=routes&sel=s',
  )
  const row = page.getByRole('row', { name: /192\.168\.0\.0\/16/ }).first()
  await expect(row).toContainText(/blackhole|dropped/i)
  const red = await page.evaluate(() => {
    const probe = document.createElement('i')
    probe.style.color = 'var(--bad)'
    document.body.append(probe)
    const colour = getComputedStyle(probe).color
    probe.remove()
    return colour
  })
  expect(await row.evaluate((tr) => getComputedStyle(tr).color)).toBe(red)
})

test('an overlay never moves a box', async ({ page }) => {
  await show(page)
  await still(page)
  const before = await places(page)
  for (const name of ['Security groups', 'Routes', 'Exposure', 'No overlay']) {
    await page.getByRole('group', { name: 'Overlay' }).getByText(name, { exact: true }).click()
    await still(page)
    expect(await places(page), name).toEqual(before)
  }
})

test('what the internet reaches is marked by its distance, and listed with the nearest first', async ({ page }) => {
  await show(page, '&overlay=exposure&panel=overlays')
  const { chips, card } = marksOf('exposure', null)
  expect(chips.length).toBeGreaterThan(2)
  for (const { box: id, label } of chips) await expect(box(page, id).locator('.chip', { hasText: label })).toHaveCount(1)
  for (const row of card?.rows ?? []) await expect(page.getByRole('row', { name: row.cells.join(' ') })).toBeVisible()
})
