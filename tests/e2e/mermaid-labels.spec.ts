import { createRequire } from 'node:module'
import { expect, type Page, test } from '@playwright/test'
import { flowchart } from '@/exporters/mermaid/flowchart'
import { sequenceDiagram } from '@/exporters/mermaid/sequence-diagram'
import type { Diagram, DiagramNode } from '@/model/views/diagram'
import type { Sequence } from '@/model/views/sequence'
import { payloads } from '@/tests/payloads'

/*
 * Mermaid's own renderer in a real browser shows every hostile name as that text, executes nothing and asks the network for nothing,
 * in its strict and in its loose mode.
 */
const library = createRequire(import.meta.url)
  .resolve('mermaid')
  .replace(/mermaid\.core\.mjs$/, 'mermaid.min.js')

const node = (id: string, parent: string | null, label: string): DiagramNode => ({
  id,
  parent,
  lines: [label],
  shape: 'box',
  glyph: 'generic',
  category: 'general',
  area: 'inside',
  tone: null,
  resources: [],
})

/** Each payload as a node's label, as the title of a group around it, as the label of a link, and as the id of all three. */
const diagram: Diagram = {
  id: 'payloads',
  title: '',
  direction: 'down',
  arrangement: 'graph',
  groups: payloads.map((p, i) => ({ id: `group ${i} ${p}`, parent: null, lines: [p], role: 'plain', tone: 'vpc', resources: [] })),
  nodes: [...payloads.map((p, i) => node(`node ${i} ${p}`, `group ${i} ${p}`, p)), node('hub', null, 'hub')],
  links: payloads.map((p, i) => ({
    id: `${i}`,
    from: `node ${i} ${p}`,
    to: 'hub',
    label: p,
    arrows: 'forward',
    stroke: 'solid',
    relation: 'traffic',
    because: [],
  })),
}

const sequence: Sequence = {
  id: 'payloads',
  title: '',
  participants: payloads.map((p, i) => ({ id: `${p} ${i}`, lines: [p], resources: [] })),
  items: payloads.flatMap((p, i) => [
    { type: 'message', step: i + 1, from: `${p} ${i}`, to: `${payloads[0]} 0`, lines: [p], response: false },
    { type: 'note', over: [`${p} ${i}`], lines: [p] },
  ]),
}

const invisible = (c: string) => `[U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
/** What a reader should see of a payload, line by line, without white space. */
const seen = (text: string): readonly string[] =>
  text
    .replaceAll('ﬂ', 'fl')
    .split(/\r\n|\r|\n/)
    .map((line) =>
      [...line]
        .map((c) => (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(c) ? invisible(c) : c))
        .join('')
        .replace(/\s/g, ''),
    )

/** Renders a source and tells the texts that it shows, without white space. */
async function render(page: Page, source: string, securityLevel: string): Promise<{ texts: string[]; executed: boolean }> {
  return page.evaluate(
    async ({ source, securityLevel }) => {
      const world = window as unknown as { mermaid: typeof import('mermaid').default; executed?: boolean }
      world.executed = false
      window.alert = () => {
        world.executed = true
      }
      world.mermaid.initialize({ startOnLoad: false, securityLevel: securityLevel as 'strict' })
      const { svg } = await world.mermaid.render(`d${securityLevel}${source.length}`, source)
      const holder = document.createElement('div')
      holder.innerHTML = svg
      document.body.append(holder)
      const image = document.createElement('img')
      image.src = 'data:image/gif;base64,broken'
      // An `onerror` of the same kind fires within this time: the positive control below shows it.
      await new Promise((done) => setTimeout(done, 400))
      const labels = [...holder.querySelectorAll('.nodeLabel, .edgeLabel, .cluster-label, text')]
      return { texts: labels.map((l) => (l.textContent ?? '').replace(/\s/g, '')), executed: Boolean(world.executed) }
    },
    { source, securityLevel },
  )
}

test.describe('labels in Mermaid', () => {
  test.beforeEach(async ({ page }) => {
    await page.setContent('<!doctype html><title>Mermaid</title><body></body>')
    await page.addScriptTag({ path: library })
  })

  for (const level of ['strict', 'loose']) {
    for (const [kind, source] of [
      ['flowchart', flowchart(diagram)],
      ['sequence', sequenceDiagram(sequence)],
    ] as const) {
      test(`show as text in a ${kind}, ${level}`, async ({ page }) => {
        const asked: string[] = []
        page.on('request', (request) => {
          if (!request.url().startsWith('data:')) asked.push(request.url())
        })
        const { texts, executed } = await render(page, source, level)
        expect(executed).toBe(false)
        expect(asked).toEqual([])
        const expected = payloads.map(seen)
        const missing = expected.filter((lines) => !texts.includes(lines.join('')) && !lines.every((line) => texts.includes(line)))
        expect(missing).toEqual([])
      })
    }
  }

  test('would be caught: an event handler in a page fires within the time that is waited', async ({ page }) => {
    const fired = await page.evaluate(async () => {
      let executed = false
      Object.assign(window, {
        mark: () => {
          executed = true
        },
      })
      const holder = document.createElement('div')
      holder.innerHTML = '<img src="data:image/gif;base64,broken" onerror="mark()">'
      document.body.append(holder)
      await new Promise((done) => setTimeout(done, 400))
      return executed
    })
    expect(fired).toBe(true)
  })
})
