import { expect, test } from 'vitest'
import { nearest } from '@/model/nearest'

const known = ['network', 'security-groups', 'gateway-endpoints', 'flow-inbound']

test.each([
  ['netwrok', 'network'],
  ['Network', 'network'],
  ['security-group', 'security-groups'],
  ['gateway_endpoints', 'gateway-endpoints'],
  ['flow-inbond', 'flow-inbound'],
])('%s was meant to be %s', (given, meant) => expect(nearest(given, known)).toBe(meant))

test.each(['', 'x', 'completely-different', 'route'])('nothing is near %j', (given) => expect(nearest(given, known)).toBeNull())
