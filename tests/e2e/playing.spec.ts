import type { Page } from '@playwright/test'
import { flowSteps } from '@/model/flow-path/flow-steps'
import { expect, show, showText, test, topology } from '@/tests/e2e/viewer'

const steps = flowSteps(topology, 'outbound')
const count = (page: Page) => page.getByTestId('step-count')
const where = (page: Page) => page.getByTestId('particle').getAttribute('transform')

/** Middle of the particle, and the end of the way that is now, both in px of the screen. */
const arrival = (page: Page) =>
  page.evaluate(() => {
    const dot = document.querySelector('.flow-dot')?.getBoundingClientRect()
    const way = [...document.querySelectorAll<SVGPathElement>('.flow-way[data-phase="now"] path')].at(-1)
    const matrix = way?.getScreenCTM()
    if (dot === undefined || way === undefined || matrix == null) return null
    const end = way.getPointAtLength(way.getTotalLength()).matrixTransform(matrix)
    return Math.round(Math.hypot(dot.x + dot.width / 2 - end.x, dot.y + dot.height / 2 - end.y))
  })

/** Where the particle is now, and whether it is still there some frames later: the last pixel of a way is drawn like the others. */
const atRest = async (page: Page) => {
  const before = await where(page)
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let frames = 0
        const next = () => (++frames < 6 ? requestAnimationFrame(next) : resolve())
        requestAnimationFrame(next)
      }),
  )
  return before !== null && (await where(page)) === before
}

for (const step of [1, 2, steps.length])
  test(`the particle of step ${step} comes to the end of its way and stays there`, async ({ page }) => {
    await show(page, `&flow=outbound&step=${step}`)
    await expect.poll(async () => (await atRest(page)) && ((await arrival(page)) ?? 99) <= 2).toBe(true)
    await expect(count(page)).toHaveText(`${step} / ${steps.length}`)
    expect(await atRest(page)).toBe(true)
    expect(await arrival(page)).toBeLessThanOrEqual(2)
  })

test('a pause holds the particle where it is, and it goes on from there', async ({ page }) => {
  await show(page, '&panel=flows')
  await page.getByRole('button', { name: /^Outbound/ }).click()
  await page.getByLabel('Speed').selectOption('0.5')
  await expect(page.getByTestId('particle')).toHaveCount(1)
  const start = await where(page)
  await expect.poll(() => where(page)).not.toBe(start)
  await page.getByRole('button', { name: /^Pause/ }).click()
  await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible()
  const held = await where(page)
  const later = await page.evaluate(
    () =>
      new Promise<string | null>((resolve) => {
        let frames = 0
        const next = () =>
          ++frames < 12 ? requestAnimationFrame(next) : resolve(document.querySelector('.flow-particle')?.getAttribute('transform') ?? null)
        requestAnimationFrame(next)
      }),
  )
  expect(later).toBe(held)
  await page.getByRole('button', { name: /^Play/ }).click()
  await expect.poll(() => where(page)).not.toBe(held)
})

test('what is done, now and next is told apart in the picture and in the sequence', async ({ page }) => {
  await show(page, '&flow=outbound&step=1')
  for (const at of [1, 3, steps.length]) {
    await page.keyboard.press(String(at))
    await expect(count(page)).toHaveText(`${at} / ${steps.length}`)
    for (const [phase, n] of [
      ['done', at - 1],
      ['now', 1],
      ['next', steps.length - at],
    ] as const) {
      await expect(page.locator(`.flow-way[data-phase="${phase}"]`), `${phase} at ${at}`).toHaveCount(n)
      await expect(page.getByTestId('sequence-pane').locator(`.sequence-message[data-phase="${phase}"]`)).toHaveCount(n)
    }
  }
})

test('addresses are rewritten on the way out, and back', async ({ page }) => {
  for (const type of ['SNAT', 'DNAT'] as const) {
    const at = steps.find((step) => step.rewrites.some((r) => r.type === type))
    const rewrite = at?.rewrites.find((r) => r.type === type)
    const chip = `${type} ${rewrite?.before} → ${rewrite?.after}`
    await show(page, `&flow=outbound&step=${at?.step}`)
    await expect(page.getByTestId('flow-player')).toContainText(chip)
    await expect(page.locator('.flow-chip', { hasText: chip })).toHaveCount(1)
  }
})

for (const flow of topology.flows)
  test(`${flow.name}: every step is said, with its notes and its real hops`, async ({ page }) => {
    const all = flowSteps(topology, flow.id)
    const moments = [...new Set(all.map((step) => step.moment))]
    await show(page, `&flow=${flow.id}&step=1`)
    const player = page.getByTestId('flow-player')
    for (const [i, moment] of moments.entries()) {
      await expect(count(page)).toHaveText(`${i + 1} / ${moments.length}`)
      for (const step of all.filter((s) => s.moment === moment)) {
        await expect(page.getByTestId('step-live')).toContainText(`Step ${step.numeral} of`)
        for (const text of [...step.notes, ...step.hops.map((hop) => hop.label)])
          await expect(player).toContainText(text.replace(/\s+/g, ' '))
      }
      await page.keyboard.press('ArrowRight')
    }
  })

test('a hop leads to what decides it', async ({ page }) => {
  await show(page, '&flow=outbound&step=1')
  const hop = page.getByTestId('flow-player').getByRole('list', { name: /Hops/ }).getByRole('button').first()
  const name = (await hop.textContent()) ?? ''
  await hop.click()
  await expect(page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { level: 2 })).toHaveText(name)
  await expect(page.getByTestId('flow-player')).toBeVisible()
})

test('the timeline is scrubbed by the pointer', async ({ page }) => {
  await show(page, '&flow=outbound&step=1')
  const slider = page.getByRole('slider', { name: 'Step' })
  const at = await slider.boundingBox()
  await slider.click({ position: { x: (at?.width ?? 0) - 10, y: (at?.height ?? 0) / 2 } })
  await expect(slider).toHaveAttribute('aria-valuenow', String(steps.length))
  await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(steps.at(-1)?.numeral ?? ''))
  await slider.press('Home')
  await expect(slider).toHaveAttribute('aria-valuenow', '1')
})

test('Space plays and pauses, and a flow that is over begins anew', async ({ page }) => {
  await show(page, `&flow=outbound&step=${steps.length}`)
  await expect.poll(() => arrival(page), { timeout: 10_000 }).toBeLessThanOrEqual(2)
  await page.locator('body').press(' ')
  await expect(count(page)).toHaveText(`1 / ${steps.length}`)
  await expect(page.getByRole('button', { name: /^Pause/ })).toBeVisible()
  await page.locator('body').press(' ')
  await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible()
})

test('the keys of the player are letters in a field', async ({ page }) => {
  await show(page, '&flow=outbound&step=2')
  await page.keyboard.press('/')
  await page.getByPlaceholder(/Name, id/).pressSequentially('1 3')
  await expect(page.getByPlaceholder(/Name, id/)).toHaveValue('1 3')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/flow=outbound&step=2|step=2.*flow=outbound/)
})

test('with motion reduced numbers stand on the way, and the flow still plays to its end', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await show(page, `&flow=outbound&step=${steps.length - 1}`)
  await expect(page.getByTestId('badge')).toHaveCount(steps.length)
  // The one of the step that is now is drawn last, on top.
  expect((await page.getByTestId('badge').allTextContents()).sort()).toEqual(steps.map((step) => step.numeral).sort())
  await expect(page.getByTestId('particle')).toHaveCount(0)
  await page.getByLabel('Speed').selectOption('4')
  await page.getByRole('button', { name: /^Play/ }).click()
  await expect(count(page)).toHaveText(`${steps.length} / ${steps.length}`)
  await expect(page.getByTestId('badge').and(page.locator('[data-phase="now"]'))).toHaveText(steps.at(-1)?.numeral ?? '')
  await expect(page.getByRole('button', { name: /^Play/ })).toBeVisible()
})

test('parallel branches move together, with a particle each', async ({ page }) => {
  await showText(
    page,
    `schemaVersion: 1
name: fork
resources:
  - { kind: users, id: users, name: Users }
  - { kind: vpc, id: main, cidrs: [10.0.0.0/16] }
  - { kind: subnet, id: s, vpc: main, cidr: 10.0.1.0/24 }
  - { kind: ec2-instance, id: one, name: One, subnet: s }
  - { kind: ec2-instance, id: two, name: Two, subnet: s }
  - { kind: ec2-instance, id: root, name: Root, subnet: s, connectsTo: [one, two] }
flows:
  - id: fork
    name: Fork
    participants: [{ id: r, of: [root] }, { id: a, of: [one] }, { id: b, of: [two] }]
    steps:
      - parallel:
          - { label: first, steps: [{ from: r, to: a, text: Left }] }
          - { label: second, steps: [{ from: r, to: b, text: Right }] }
      - { from: a, to: r, response: true, text: Done }
`,
    '&flow=fork&step=1',
  )
  await expect(page.getByTestId('particle')).toHaveCount(2)
  await expect(count(page)).toHaveText('1 / 2')
  await expect(page.getByTestId('flow-player')).toContainText('Left')
  await expect(page.getByTestId('flow-player')).toContainText('Right')
})
