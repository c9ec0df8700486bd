import { expect, test } from 'vitest'
import { listenersOf } from '@/model/flow-proposals/listeners'
import { trace } from '@/model/reachability/trace'
import { resourceId } from '@/model/resource'
import { buildIndex } from '@/tests/model/build-topology'
import { changed, estateWith } from '@/tests/model/reachability/estate'

//  internet ── igw ── web-a [lb 443] ══ app-a [api, whose group lets in 8080 alone]; the target group says 80
const balanced = changed('lb', { vpc: 'vpc', listeners: [{ protocol: 'HTTPS', port: 443, forwardTo: ['tg'] }] })
const drawn = (registration: Record<string, unknown>) =>
  buildIndex(
    estateWith(balanced, {
      kind: 'target-group',
      id: 'tg',
      vpc: 'vpc',
      protocol: 'HTTP',
      port: 80,
      targetType: 'ip',
      targets: ['api'],
      ...registration,
    }),
  )
const answer = (registration: Record<string, unknown>) =>
  trace({ from: 'internet', to: 'api', protocol: 6, port: 443, through: resourceId('lb') }, drawn(registration))

test('a target is asked on the port on which it is registered, not on that of its group', () => {
  expect(answer({ targetPorts: [{ target: 'api', port: 8080 }] }).verdict).toBe('reachable')
  expect(answer({}).verdict).toBe('blocked')
  expect(answer({ targetPorts: [{ target: 'db', port: 8080 }] }).verdict).toBe('blocked')
})

test('one that is registered on a port that nobody told is undecided', () => {
  const verdict = answer({ targetPorts: [{ target: 'api' }] })
  expect(verdict.verdict).toBe('undecided')
  expect(verdict.undecided).toMatchObject([{ component: 'tg', attribute: 'port' }])
})

test('of several ports the one that leads there counts', () => {
  expect(answer({ targetPorts: [8079, 8080].map((port) => ({ target: 'api', port })) }).verdict).toBe('reachable')
})

test('a proposed flow goes to the ports of the targets', () => {
  const t = drawn({ targets: ['api', 'db'], targetPorts: [{ target: 'api', port: 8080 }] })
  const balancer = t.get('lb')
  if (balancer === undefined || !('listeners' in balancer)) throw new Error('no load balancer')
  const served = listenersOf(balancer, t).flatMap((l) => l.served.map((s) => `${s.port} ${s.targets.map((target) => target.id)}`))
  expect(served).toEqual(['8080 api', '80 db'])
})
