import { expect, test } from 'vitest'
import { kindsReference } from '@/exporters/reference/kinds-reference'
import { kinds } from '@/model/kinds/index'

const page = kindsReference()

test.each(kinds.map((k) => k.kind))('the reference of kinds has %s with an example', (kind) => {
  expect(page).toContain(`\`kind: ${kind}\``)
  expect(page).toContain(`- kind: ${kind}\n`)
})

test('an attribute that names resources says of which kind', () => {
  expect(page).toContain('| `routeTable` | id of `route-table`, optional |')
})
