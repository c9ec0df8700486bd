import { describe, expect, test } from 'vitest'
import { flowSteps } from '@/model/flow-path/flow-steps'
import type { FlowStep } from '@/model/flow-steps'
import type { Topology } from '@/model/topology'
import { buildTopology, group } from '@/tests/model/build-topology'
import { omnigen } from '@/tests/model/omnigen'

const hops = (step: FlowStep | undefined) => step?.hops.map((h) => `${h.resource}: ${h.why}`)
const rewrites = (step: FlowStep | undefined) => step?.rewrites.map((r) => `${r.type} ${r.before} → ${r.after} by ${r.by}`)

//  users ── igw ── web 10.0.1.0/24 [lb, nat] ── app 10.0.2.0/24 [api] ;  api ── nat ── igw ── partner ;  bucket behind to-s3
const estate = [
  { kind: 'users', id: 'users' },
  { kind: 'external-service', id: 'partner' },
  { kind: 's3-bucket', id: 'bucket' },
  { kind: 'vpc', id: 'vpc', cidrs: ['10.0.0.0/16'] },
  { kind: 'internet-gateway', id: 'igw', vpc: 'vpc' },
  { kind: 'subnet', id: 'web', vpc: 'vpc', cidr: '10.0.1.0/24', routeTable: 'out' },
  { kind: 'subnet', id: 'app', vpc: 'vpc', cidr: '10.0.2.0/24', routeTable: 'through' },
  { kind: 'route-table', id: 'out', vpc: 'vpc', routes: [{ destination: '0.0.0.0/0', target: 'igw' }] },
  {
    kind: 'route-table',
    id: 'through',
    vpc: 'vpc',
    routes: [
      { destination: '0.0.0.0/0', target: 'nat' },
      { destination: 'pl-s3', target: 'to-s3' },
    ],
  },
  { kind: 'prefix-list', id: 'pl-s3', service: 'com.amazonaws.eu-central-1.s3' },
  { kind: 'gateway-endpoint', id: 'to-s3', vpc: 'vpc', service: 'com.amazonaws.eu-central-1.s3', prefixList: 'pl-s3' },
  { kind: 'nat-gateway', id: 'nat', subnet: 'web', elasticIps: ['eip'], privateAddress: '10.0.1.9' },
  { kind: 'elastic-ip', id: 'eip', publicAddress: '198.51.100.7' },
  {
    kind: 'application-load-balancer',
    id: 'lb',
    scheme: 'internet-facing',
    subnets: ['web'],
    securityGroups: ['lb-sg'],
    listeners: [{ protocol: 'HTTPS', port: 443 }],
  },
  { kind: 'ecs-service', id: 'api', subnets: ['app'], securityGroups: ['api-sg'] },
  group('lb-sg', { in: ['tcp 443 0.0.0.0/0'], out: ['tcp 8080 api-sg'] }),
  group('api-sg', { in: ['tcp 8080 lb-sg'], out: ['all all 0.0.0.0/0'] }),
]
const participants = ['users', 'igw', 'lb', 'api', 'nat', 'partner', 'bucket', 'to-s3'].map((id) => ({ id, of: [id] }))
const drawn = (steps: readonly Record<string, unknown>[], resources: readonly Record<string, unknown>[] = estate): Topology =>
  buildTopology({ resources, flows: [{ id: 'flow', name: 'Flow', participants, steps }] })
const play = (steps: readonly Record<string, unknown>[], resources?: readonly Record<string, unknown>[]) =>
  flowSteps(drawn(steps, resources), 'flow')
const replacing = (id: string, change: Record<string, unknown>) => estate.map((r) => (r.id === id ? { ...r, ...change } : r))

const request = (from: string, to: string, port = 443) => ({ from, to, text: 'asks', protocol: 'tcp', port })
const response = (from: string, to: string) => ({ from, to, text: 'answers', response: true })

describe('a connection out through NAT', () => {
  const steps = play([
    request('api', 'nat'),
    request('nat', 'igw'),
    request('igw', 'partner'),
    response('partner', 'igw'),
    response('igw', 'nat'),
    response('nat', 'api'),
  ])

  test('leaves by the egress rule and the winning route of its subnet', () => {
    expect(hops(steps[0])).toEqual([
      'api: from 10.0.2.x in app; API-SG egress all traffic to 0.0.0.0/0',
      'through: 0.0.0.0/0 → nat (longest prefix)',
      'nat: at 10.0.1.9 in web; no security group filters a NAT gateway',
    ])
    expect(steps[0]?.traffic).toBe('TCP 443')
  })

  test('gets the address of the NAT gateway, then its Elastic IP', () => {
    expect(rewrites(steps[1])).toEqual(['SNAT 10.0.2.x → 10.0.1.9 by nat'])
    expect(rewrites(steps[2])).toEqual(['SNAT 10.0.1.9 → 198.51.100.7 by igw'])
    expect(hops(steps[1])?.at(1)).toBe('out: 0.0.0.0/0 → igw (longest prefix)')
  })

  test('has its answers brought back the same way, the addresses restored', () => {
    expect(rewrites(steps[4])).toEqual(['DNAT 198.51.100.7 → 10.0.1.9 by igw'])
    expect(rewrites(steps[5])).toEqual(['DNAT 10.0.1.9 → 10.0.2.x by nat'])
    expect(hops(steps[5])).toEqual([
      'nat: DNAT 10.0.1.9 back to 10.0.2.x',
      'out: 10.0.0.0/16 → local (longest prefix)',
      'api: at 10.0.2.x in app; stateful: the reply passes',
    ])
  })

  test('written as one message has every hop and rewriting in it', () => {
    const [step] = play([request('api', 'partner')])
    expect(step?.hops.map((h) => h.resource)).toEqual(['api', 'through', 'nat', 'out', 'igw', 'partner'])
    expect(rewrites(step)).toEqual(['SNAT 10.0.2.x → 10.0.1.9 by nat', 'SNAT 10.0.1.9 → 198.51.100.7 by igw'])
  })
})

describe('a connection in through the internet gateway', () => {
  const steps = play([
    request('users', 'igw'),
    request('igw', 'lb'),
    request('lb', 'api', 8080),
    response('api', 'lb'),
    response('lb', 'igw'),
  ])

  test('is mapped 1:1 and passes the ingress rule and the listener', () => {
    expect(rewrites(steps[1])).toEqual(['DNAT public address of Application Load Balancer → 10.0.1.x by igw'])
    expect(hops(steps[1])?.at(-1)).toBe('lb: at 10.0.1.x in web; LB-SG ingress TCP 443 from 0.0.0.0/0; listener HTTPS:443')
  })

  test('ends at the load balancer, which opens one of its own', () => {
    expect(hops(steps[2])).toEqual([
      'lb: from 10.0.1.x in web; LB-SG egress TCP 8080 to API-SG',
      'out: 10.0.0.0/16 → local (longest prefix)',
      'api: at 10.0.2.x in app; API-SG ingress TCP 8080 from LB-SG',
    ])
    expect(steps[2]?.rewrites).toEqual([])
  })

  test('is answered by the route of the answering subnet', () => {
    expect(hops(steps[4])?.at(1)).toBe('out: 0.0.0.0/0 → igw (longest prefix)')
  })

  test('is blocked where the subnet has no route to an internet gateway', () => {
    const [, step] = play([request('users', 'igw'), request('igw', 'lb')], replacing('out', { routes: [] }))
    expect(hops(step)?.at(-1)).toMatch(/not on the way/)
    const [whole] = play([request('users', 'lb')], replacing('out', { routes: [] }))
    expect(whole?.hops.map((h) => h.why).join(' ')).toContain('blocked: no route of Route Table out leads to an internet gateway')
  })
})

describe('a service behind a gateway endpoint', () => {
  test('is reached by the route of its prefix list, which wins over the default route', () => {
    const steps = play([request('api', 'to-s3'), request('to-s3', 'bucket')])
    expect(hops(steps[0])?.at(1)).toBe('through: s3.eu-central-1 → to-s3 (longest prefix)')
    expect(steps[1]?.hops.map((h) => h.resource)).toEqual(['to-s3', 'bucket'])
  })

  test('is reached through NAT when the route is taken away, and a flow that still says otherwise is told so', () => {
    const without = replacing('through', { routes: [{ destination: '0.0.0.0/0', target: 'nat' }] })
    expect(play([request('api', 'bucket')], without)[0]?.hops.map((h) => h.resource)).toEqual([
      'api',
      'through',
      'nat',
      'out',
      'igw',
      'bucket',
    ])
    expect(hops(play([request('api', 'to-s3'), request('to-s3', 'bucket')], without)[0])?.at(-1)).toMatch(
      /^to-s3: not on the way that the routes and rules of the model give/,
    )
  })
})

describe('what the model does not tell or does not allow', () => {
  test('a rule that is missing blocks, and the hop says which', () => {
    const [step] = play([request('lb', 'api', 9000)])
    expect(hops(step)?.[0]).toContain('blocked: no egress rule of LB-SG allows TCP 9000')
    expect(hops(step)?.at(-1)).toContain('blocked: no ingress rule of API-SG allows TCP 9000')
  })

  test('rules that the input does not hold are unknown', () => {
    expect(hops(play([request('lb', 'api', 8080)], replacing('api-sg', { ingress: undefined }))[0])?.at(-1)).toContain(
      'unknown: the ingress rules of API-SG are not in the input',
    )
  })

  test('a table that the input does not hold is unknown', () => {
    expect(hops(play([request('api', 'partner')], replacing('app', { routeTable: undefined }))[0])?.join(' ')).toContain(
      'unknown: the route table of Subnet app is not in the input',
    )
  })

  test('an answer without a request is unknown', () => {
    expect(hops(play([response('api', 'lb')])[0])?.[0]).toBe('api: unknown: it answers no request that the flow declares before')
  })

  test('an instance that routes could point at is an end of its own', () => {
    const withBox = [...estate, { kind: 'ec2-instance', id: 'box', subnet: 'web', privateAddress: '10.0.1.77', securityGroups: [] }]
    const flow = {
      id: 'flow',
      name: 'Flow',
      participants: [...participants, { id: 'box', of: ['box'] }],
      steps: [request('api', 'box', 22), request('box', 'partner')],
    }
    const [first, second] = flowSteps(buildTopology({ resources: withBox, flows: [flow] }), 'flow')
    expect(first?.hops.map((h) => h.resource)).toEqual(['api', 'through', 'box'])
    expect(hops(second)?.join(' ')).toContain('unknown: the input does not tell whether EC2 Instance has a public address')
  })

  test('routes that lead in a circle are cut', () => {
    const circle = replacing('out', { routes: [{ destination: '0.0.0.0/0', target: 'nat' }] })
    expect(hops(play([request('api', 'partner')], circle)[0])?.join(' ')).toContain('circle')
  })
})

describe('the order of steps', () => {
  const steps = play([
    { note: 'before all', over: ['api'] },
    request('users', 'lb'),
    {
      parallel: [
        { label: 'store', steps: [request('api', 'bucket'), { note: 'stored', over: ['api'] }, response('bucket', 'api')] },
        { label: 'tell', steps: [request('api', 'partner')] },
      ],
    },
    {
      alternative: [
        { label: 'ok', steps: [response('lb', 'users')] },
        { label: 'failed', steps: [{ ...response('lb', 'users'), text: 'error on ${api.kindShort}' }] },
      ],
    },
    { from: 'api', to: 'nobody', text: 'to no participant' },
    { note: 'after all', over: ['api'] },
  ])

  test('counts messages, leaves out those to no participant, and lets parallel branches move together', () => {
    expect(steps.map((s) => `${s.step} ${s.numeral} ${s.moment}`)).toEqual(['1 1 0', '2 2a 1', '3 3 2', '4 2b 1', '5 4 3', '6 5 4'])
  })

  test('names the enclosing block', () => {
    expect(steps.map((s) => s.branch.join())).toEqual([
      '',
      'Parallel: store',
      'Parallel: store',
      'Parallel: tell',
      'Alternative: ok',
      'Alternative: failed',
    ])
  })

  test('puts a note at the message that it follows, a leading one at the first', () => {
    expect(steps.map((s) => s.notes.join())).toEqual(['before all', 'stored', '', '', '', 'after all'])
  })

  test('resolves the references of texts', () => {
    expect(steps.at(-1)?.text).toBe('error on ECS')
  })
})

describe('the omnigen flows', () => {
  test('every step has hops with a deciding fact, none of them unknown or blocked', () => {
    const topology = omnigen()
    expect(topology.flows.length).toBe(3)
    for (const flow of topology.flows)
      for (const step of flowSteps(topology, flow.id)) {
        expect(step.hops.length, `${flow.id} ${step.step}`).toBeGreaterThan(1)
        for (const hop of step.hops)
          expect(hop.why, `${flow.id} ${step.step} ${hop.resource}`).toMatch(/^(?!.*(unknown|blocked|not on the way)).+/)
      }
  })

  test('a call to the partner is SNATed to the Elastic IP', () => {
    expect(flowSteps(omnigen(), 'outbound').flatMap((s) => s.rewrites.map((r) => `${s.step} ${r.type} ${r.before} → ${r.after}`))).toEqual([
      '2 SNAT 10.0.10.x → 10.0.1.x',
      '3 SNAT 10.0.1.x → Elastic IP NAT address',
      '5 DNAT Elastic IP NAT address → 10.0.1.x',
      '6 DNAT 10.0.1.x → 10.0.10.x',
    ])
  })

  test('a changed CIDR changes the addresses, and leaves no trace of the old one', () => {
    const changed = omnigen()
    for (const r of changed.resources) if (r.kind === 'subnet' && r.id === 'private-a') r.cidr = '10.0.77.0/24'
    const text = JSON.stringify(changed.flows.map((f) => flowSteps(changed, f.id)))
    expect(text).toContain('10.0.77.x')
    expect(text).not.toContain('10.0.10.')
  })

  test('each service goes through its own endpoint, of the many that the participant stands for', () => {
    const through = flowSteps(omnigen(), 'endpoints')
      .filter((s) => !s.response)
      .map((s) =>
        s.hops
          .map((h) => h.resource)
          .filter((id) => id.startsWith('vpce'))
          .join(),
      )
    expect(through).toEqual(['vpce-s3', 'vpce-s3', 'vpce-dynamodb', 'vpce-dynamodb', 'vpce-ecr-dkr', 'vpce-ecr-dkr'])
  })
})
