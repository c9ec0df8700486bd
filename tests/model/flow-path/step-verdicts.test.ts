import { describe, expect, test } from 'vitest'
import { flowSteps } from '@/model/flow-path/flow-steps'
import { worstVerdicts } from '@/model/flow-path/worst-verdicts'
import { buildTopology } from '@/tests/model/build-topology'
import { omnigen } from '@/tests/model/omnigen'
import { changed, estateWith } from '@/tests/model/reachability/estate'

//  lb ── 8080 ──▶ api ── 443 ──▶ nat ──▶ igw ──▶ partner, and back
const flow = {
  id: 'out',
  name: 'Out',
  participants: [
    { id: 'lb', of: ['lb'] },
    { id: 'api', of: ['api'] },
    { id: 'nat', of: ['nat'] },
    { id: 'igw', of: ['igw'] },
    { id: 'partner', of: ['partner'] },
  ],
  steps: [
    { from: 'lb', to: 'api', text: 'call', protocol: 'tcp', port: 8080 },
    { from: 'api', to: 'nat', text: 'ask', protocol: 'tcp', port: 443 },
    { from: 'nat', to: 'igw', text: 'translated', protocol: 'tcp', port: 443 },
    { from: 'igw', to: 'partner', text: 'out', protocol: 'tcp', port: 443 },
    { from: 'partner', to: 'igw', text: 'answer', response: true },
    { from: 'igw', to: 'nat', text: 'answer', response: true },
    { from: 'nat', to: 'api', text: 'answer', response: true },
    { from: 'api', to: 'lb', text: 'answer', response: true },
  ],
}
const topology = (...changes: readonly Record<string, unknown>[]) =>
  buildTopology({ resources: estateWith({ kind: 'external-service', id: 'partner' }, ...changes), flows: [flow] })
const words = (t: ReturnType<typeof topology>) => flowSteps(t, 'out').map((s) => s.verdict?.word)

describe('verdicts of flow steps', () => {
  test('every step of a flow that passes is reachable', () => {
    expect(new Set(words(topology()))).toEqual(new Set(['reachable']))
    expect(worstVerdicts(topology())).toEqual({ out: 'reachable' })
  })

  test('the step at which it is stopped carries the blocker, and what would come after is never reached', () => {
    const steps = flowSteps(topology(changed('through', { routes: [] })), 'out')
    expect(steps.map((s) => s.verdict?.word)).toEqual([
      'reachable',
      'blocked',
      'blocked',
      'blocked',
      'blocked',
      'blocked',
      'blocked',
      'reachable',
    ])
    expect(steps[1]?.verdict).toMatchObject({ stoppedAt: 'through', blockers: [{ code: 'NO_ROUTE_TO_DESTINATION' }] })
    expect(steps[2]?.verdict?.why).toContain('stopped before')
  })

  test('what stops the answer blocks the answer, not the request', () => {
    const lost = changed('acl', {
      entries: [
        { number: 1, direction: 'egress', cidr: '0.0.0.0/0', action: 'allow' },
        { number: 1, direction: 'ingress', protocol: 'tcp', ports: 8080, cidr: '0.0.0.0/0', action: 'deny' },
        { number: 2, direction: 'ingress', cidr: '0.0.0.0/0', action: 'allow' },
      ],
    })
    expect(words(topology(lost)).slice(0, 1)).toEqual(['blocked'])
    const answer = changed('acl', {
      entries: [
        { number: 1, direction: 'ingress', cidr: '0.0.0.0/0', action: 'allow' },
        { number: 1, direction: 'egress', protocol: 'tcp', ports: '0-1023', cidr: '0.0.0.0/0', action: 'allow' },
        { number: 2, direction: 'egress', protocol: 'tcp', ports: 8080, cidr: '0.0.0.0/0', action: 'allow' },
      ],
    })
    const found = words(topology(answer))
    expect(found[0]).toBe('reachable')
    expect(found[7]).toBe('undecided')
  })

  test('a step without a protocol is undecided, and says why', () => {
    const mute = { ...flow, steps: [{ from: 'lb', to: 'api', text: 'call' }] }
    const t = buildTopology({ resources: estateWith({ kind: 'external-service', id: 'partner' }), flows: [mute] })
    expect(flowSteps(t, 'out')[0]?.verdict).toMatchObject({ word: 'undecided', why: 'The flow does not say the protocol of this step.' })
  })

  test('the flows of the sample pass', () => {
    expect(Object.values(worstVerdicts(omnigen()))).toEqual(['reachable', 'reachable', 'reachable'])
  })

  test('one rule taken away stops the flow that needs it', () => {
    const sample = omnigen()
    const resources = sample.resources.map((r) => (r.kind === 'security-group' && r.id === 'ecs-sg' ? { ...r, ingress: [] } : r))
    expect(worstVerdicts({ ...sample, resources }).inbound).toBe('blocked')
  })
})
