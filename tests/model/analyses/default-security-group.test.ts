import { describe, expect, test } from 'vitest'
import { defaultSecurityGroup } from '@/model/analyses/findings/default-security-group'
import { messagesBy, placesBy } from '@/tests/model/analyses/found-by'

type Drawing = Record<string, unknown>

const vpc = { kind: 'vpc', id: 'shop' }
const group = (attributes: Drawing) => ({ kind: 'security-group', id: 'sg', vpc: 'shop', groupName: 'default', ...attributes })
const instance = (id: string) => ({ kind: 'ec2-instance', id, name: id, securityGroups: ['sg'] })
const toSelf = { protocol: 'all', peer: 'self' }

describe('the default security group', () => {
  test('is found when something carries it', () => {
    const resources = [vpc, group({ ingress: [], egress: [] }), instance('forgotten')]
    expect(messagesBy(defaultSecurityGroup, { resources })).toEqual(['The default security group of VPC is carried by forgotten.'])
  })

  test('is found when it has rules', () => {
    const resources = [vpc, group({ ingress: [toSelf], egress: [{ protocol: 'all', peer: '0.0.0.0/0' }] })]
    expect(messagesBy(defaultSecurityGroup, { resources })).toEqual([
      'The default security group of VPC has 1 ingress rule and 1 egress rule.',
    ])
  })

  test('is found once when it is carried and has rules, and of many members a few are named', () => {
    const resources = [vpc, group({ ingress: [toSelf] }), ...['a', 'b', 'c', 'd', 'e'].map(instance)]
    expect(messagesBy(defaultSecurityGroup, { resources })).toEqual([
      'The default security group of VPC is carried by a, b, c and 2 more and has 1 ingress rule.',
    ])
  })

  test.each<readonly [string, readonly Drawing[]]>([
    ['one without rules and members', [group({ ingress: [], egress: [] })]],
    ['one whose rules are not told', [group({})]],
    ['a group of another name that is in use', [group({ groupName: 'web', ingress: [toSelf] }), instance('web')]],
    ['a group whose name is not told', [group({ groupName: undefined, ingress: [toSelf] }), instance('web')]],
  ])('%s is no finding', (_what, resources) => {
    expect(placesBy(defaultSecurityGroup, { resources: [vpc, ...resources] })).toEqual([])
  })
})
