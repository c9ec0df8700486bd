import { expect, test } from 'vitest'
import { titlesOf } from '@/components/canvas/names'
import { shopView } from '../shop-view'

const { groups, nodes } = shopView.diagram
const copy = (id: string, parent: string, lines: readonly string[]) => ({ ...(nodes[0] as (typeof nodes)[0]), id, parent, lines })

test('a box is called by its name', () => {
  expect(titlesOf({ groups, nodes })('api')).toBe('API')
})

test('two boxes of one name are told apart by what stands below it, else by the group around them', () => {
  const titles = titlesOf({
    groups,
    nodes: [
      copy('one', 'web', ['Balancer', 'Primary']),
      copy('two', 'app', ['Balancer', 'Secondary']),
      copy('three', 'web', ['Worker', 'EC2 Instance']),
      copy('four', 'app', ['Worker', 'EC2 Instance']),
    ],
  })
  expect(['one', 'two'].map(titles)).toEqual(['Balancer (Primary)', 'Balancer (Secondary)'])
  expect(['three', 'four'].map(titles)).toEqual(['Worker (web 10.0.1.0/24)', 'Worker (app 10.0.2.0/24)'])
  expect(titles('ghost')).toBe('ghost')
})
