import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { AnswerLayer } from '@/components/ask/answer-layer'
import { AskButtons } from '@/components/ask/ask-buttons'
import { AskPanel } from '@/components/ask/ask-panel'
import type { Answer, ReachRow } from '@/components/worker/ask-protocol'
import type { Hop, Verdict } from '@/model/reachability/verdict'
import { resourceId } from '@/model/resource'
import { renderInViewer } from '../render-in-viewer'
import { shopSummary, shopView } from '../shop-view'

const header = { source: '10.0.1.5', destination: '10.0.2.5', protocol: 'TCP', sourcePorts: '1024-65535', destinationPorts: '8080' }
const hop = (component: string, more: Partial<Hop>): Hop => ({
  component: resourceId(component),
  kind: '',
  stage: 'source',
  decision: 'pass',
  header,
  rewritten: null,
  rule: null,
  code: null,
  why: '',
  ...more,
})

const verdict: Verdict = {
  verdict: 'blocked',
  forward: {
    hops: [
      hop('lb', { why: '10.0.1.5 sends TCP 8080 to 10.0.2.5' }),
      hop('app-sg', { stage: 'security-group-ingress', decision: 'block', why: 'no ingress rule of APP-SG allows it' }),
    ],
  },
  return: null,
  blockers: [
    {
      code: 'ENI_SG_RULES_MISMATCH',
      component: resourceId('app-sg'),
      direction: 'forward',
      stage: 'security-group-ingress',
      rule: null,
      why: 'no ingress rule of APP-SG allows it',
      fix: 'Add to APP-SG an ingress rule: TCP 8080 from LB-SG.',
    },
  ],
  undecided: [],
  changes: null,
  ports: null,
  pairs: { asked: 1, reachable: 0 },
  assumptions: ['Names resolve.'],
}

const lines = [
  {
    id: 'lb>api',
    points: [
      { xPx: 100, yPx: 208 },
      { xPx: 100, yPx: 340 },
    ],
    label: null,
  },
]
const noWay = { boxes: [], lines: [], stopsAfter: null, hiddenBy: null }
const answer: Answer = {
  verdict,
  title: 'lb → api TCP 8080',
  names: { lb: 'Balancer', 'app-sg': 'App group' },
  changes: 'changes:\n  - set: app-sg\n',
  ways: [],
  forward: { boxes: ['lb', 'api'], lines, stopsAfter: 1, hiddenBy: null },
  back: noWay,
}

const entry = (id: string, label: string) =>
  ({ target: { type: 'resource', id: resourceId(id) }, label, hint: 'Thing', glyph: 'generic', category: 'general', terms: [] }) as const
const opened = {
  status: 'ready',
  answer: { summary: { ...shopSummary, search: [entry('lb', 'Balancer'), entry('api', 'API'), entry('web', 'Web')] }, diagnostics: [] },
} as const
const ends = { askableEnds: async () => [resourceId('lb'), resourceId('api')] }

const row = (id: string, more: Partial<ReachRow['traffic'][number]> = {}): ReachRow => ({
  id,
  label: id,
  kind: 'Thing',
  glyph: 'generic',
  category: 'general',
  traffic: [{ protocol: 'TCP', word: 'reachable', ports: '443', why: null, ...more }],
})

describe('the panel that asks', () => {
  test('says what to do while nothing is asked', () => {
    renderInViewer(<AskPanel />)
    expect(screen.getByText(/Name a source and a destination/)).toBeVisible()
    expect(screen.getByText(/Leave one end empty/)).toBeVisible()
  })

  test('offers what can be an end, and the internet; Enter in the port asks', async () => {
    const user = userEvent.setup()
    const { address, pushed } = renderInViewer(<AskPanel />, { store: { opened }, worker: ends })
    await user.type(screen.getByRole('combobox', { name: /From/ }), 'bal')
    await user.keyboard('{ArrowDown}{Enter}')
    expect(screen.getByRole('combobox', { name: /From/ })).toHaveValue('lb')
    await user.click(screen.getByRole('combobox', { name: /To/ }))
    expect(screen.getAllByRole('option').map((o) => o.textContent)).toEqual(['InternetEveryone outside', 'BalancerThing', 'APIThing'])
    await user.click(screen.getByRole('option', { name: /API/ }))
    await user.type(screen.getByRole('textbox', { name: 'Port' }), '8080{Enter}')
    await waitFor(() => expect(address().get('ask')).toBe('lb~api~tcp~8080'))
    expect(pushed).toHaveLength(1)
  })

  test('swaps the ends', async () => {
    renderInViewer(<AskPanel />, { search: '?ask=lb~api~tcp~8080' })
    await userEvent.click(screen.getByRole('button', { name: 'Swap the ends' }))
    expect(screen.getByRole('combobox', { name: 'From' })).toHaveValue('api')
    expect(screen.getByRole('combobox', { name: 'To' })).toHaveValue('lb')
  })

  test('says that it is asking', () => {
    renderInViewer(<AskPanel />, { search: '?ask=lb~api~tcp~8080', store: { answered: { status: 'waiting' } } })
    expect(screen.getByRole('status', { name: 'Asking' })).toBeVisible()
  })

  test('offers the ways over load balancers, and asks for one', async () => {
    const user = userEvent.setup()
    const way = { through: resourceId('lb'), to: resourceId('api'), port: 443, targetPort: 8080, verdict: 'reachable' } as const
    const { address } = renderInViewer(<AskPanel />, {
      search: '?ask=internet~api~tcp~8080',
      store: { answered: { status: 'ready', answer: { ok: true, answer: { ...answer, ways: [way] } } } },
    })
    const ways = screen.getByRole('list', { name: 'Over load balancers' })
    expect(ways).toHaveTextContent('Balancer 443 → api 8080')
    await user.click(within(ways).getByRole('button', { name: 'Show' }))
    await waitFor(() => expect(address().get('ask')).toBe('internet~api~tcp~443~lb'))
  })

  test('tells every hop, what stops it with code and fix, and leads to what decides', async () => {
    const user = userEvent.setup()
    const { address } = renderInViewer(<AskPanel />, {
      search: '?ask=lb~api~tcp~8080',
      store: { answered: { status: 'ready', answer: { ok: true, answer } } },
    })
    expect(screen.getByRole('status')).toHaveTextContent('blocked')
    const hops = within(screen.getByRole('list', { name: 'Forward' })).getAllByRole('listitem')
    expect(hops.map((h) => within(h).getByRole('img').getAttribute('aria-label'))).toEqual(['passes', 'blocked'])
    const stops = screen.getByRole('list', { name: 'What stops it' })
    expect(stops).toHaveTextContent('ENI_SG_RULES_MISMATCH')
    expect(stops).toHaveTextContent('Add to APP-SG an ingress rule: TCP 8080 from LB-SG.')
    expect(screen.getByRole('list', { name: 'Taken for granted' })).toHaveTextContent('Names resolve.')
    await user.click(screen.getByRole('button', { name: 'Copy as YAML' }))
    expect(await navigator.clipboard.readText()).toBe(answer.changes)
    await user.click(within(stops).getByRole('button', { name: 'App group' }))
    await waitFor(() => expect(address().get('sel')).toBe('app-sg'))
  })

  test('a mistyped end is told at its field, with the nearest name a click away', async () => {
    const problems = [{ field: 'from', message: 'Nothing in the topology is called “lbb”.', nearest: ['lb'] }] as const
    renderInViewer(<AskPanel />, {
      search: '?ask=lbb~api~tcp~8080',
      store: { answered: { status: 'ready', answer: { ok: false, problems } } },
    })
    const from = screen.getByRole('combobox', { name: 'From' })
    expect(from).toBeInvalid()
    expect(from).toHaveAccessibleDescription(/Nothing in the topology is called “lbb”/)
    await userEvent.click(screen.getByRole('button', { name: 'lb' }))
    expect(from).toHaveValue('lb')
    expect(from).toBeValid()
  })

  test('with one end it lists who reaches it, page by page; a row asks for the proof', async () => {
    const starts: number[] = []
    const { address } = renderInViewer(<AskPanel />, {
      search: '?ask=~api',
      worker: {
        ...ends,
        reachList: async (_, start) => {
          starts.push(start)
          return { ok: true, page: { rows: [row(`r${start}`)], next: start === 0 ? 1 : null, total: 2 } }
        },
      },
    })
    const list = screen.getByRole('list', { name: 'Who can reach api' })
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(2))
    expect(starts).toEqual([0, 1])
    expect(screen.getByRole('status')).toHaveTextContent('2 of 2 asked over TCP and UDP.')
    await userEvent.click(within(list).getByRole('button', { name: /r0/ }))
    await waitFor(() => expect(address().get('ask')).toBe('r0~api~tcp~443'))
  })

  test('a long list can be stopped, and says how much was not asked', async () => {
    renderInViewer(<AskPanel />, {
      search: '?ask=api',
      worker: {
        ...ends,
        reachList: async (_, start) =>
          start === 0
            ? { ok: true, page: { rows: [row('r', { word: 'undecided', ports: '', why: 'not told' })], next: 100, total: 300 } }
            : new Promise(() => {}),
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }))
    expect(screen.getByRole('status')).toHaveTextContent('Nothing of 100 asked over TCP and UDP, 1 undecided; stopped, 200 not asked.')
    expect(screen.getByText('undecided')).toBeVisible()
  })
})

describe('the way of an answer on the canvas', () => {
  test('leads to what stops it, and has a stop there', () => {
    renderInViewer(<AnswerLayer />, { store: { drawn: shopView, answered: { status: 'ready', answer: { ok: true, answer } } } })
    expect(screen.getByTestId('answer-way').querySelectorAll('.flow-way')).toHaveLength(1)
    expect(screen.getByTestId('stop-mark')).toHaveAttribute('transform', 'translate(100 340)')
  })

  test('of a packet that never leaves its box has the stop at the box', () => {
    const kept = { ...answer, forward: { ...noWay, boxes: ['lb'], stopsAfter: 0 } }
    renderInViewer(<AnswerLayer />, { store: { drawn: shopView, answered: { status: 'ready', answer: { ok: true, answer: kept } } } })
    expect(screen.getByTestId('stop-mark')).toHaveAttribute('transform', 'translate(168 160)')
  })
})

describe('the questions of the inspector', () => {
  test('are there for what can be an end, and open the panel', async () => {
    const { address } = renderInViewer(<AskButtons id={resourceId('api')} />, { store: { opened }, worker: ends })
    await userEvent.click(await screen.findByRole('button', { name: 'Who can reach this' }))
    await waitFor(() => expect(address().get('ask')).toBe('~api'))
    expect(address().get('panel')).toBe('ask')
  })

  test('are not there for a place', async () => {
    renderInViewer(<AskButtons id={resourceId('web')} />, { store: { opened }, worker: ends })
    await waitFor(() => expect(screen.queryByRole('button')).not.toBeInTheDocument())
  })
})
