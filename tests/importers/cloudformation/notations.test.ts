import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTemplate, type TemplateOptions } from '@/importers/cloudformation/read-template'

const options: TemplateOptions = { parameters: { Given: 'a,b' }, region: 'eu-west-1', account: undefined }

const tags = new Set(['Ref', 'Condition'])

/** A value as YAML in one line, its functions as tags where YAML allows it: not before another one, nor before a number, which it makes a text. */
function yaml(value: unknown, canBeTagged = true): string {
  if (Array.isArray(value)) return `[${value.map((one) => yaml(one)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value)
  const [first] = entries
  const isFunction = first !== undefined && entries.length === 1 && (tags.has(first[0]) || first[0].startsWith('Fn::'))
  if (isFunction && canBeTagged && !['number', 'boolean'].includes(typeof first[1]))
    return `!${first[0].replace('Fn::', '')} ${yaml(first[1], false)}`
  return `{ ${entries.map(([key, one]) => `${JSON.stringify(key)}: ${yaml(one)}`).join(', ')} }`
}

const text = fc.constantFrom(
  'a',
  'b-c',
  '10.0.0.0/16',
  '',
  '${Given}',
  '${V.CidrBlock}',
  '${!x}',
  'true',
  '010',
  '1e3',
  'no',
  '~',
  'it: #1',
)
const { value } = fc.letrec<{ value: unknown }>((tie) => {
  const list = fc.array(tie('value'), { minLength: 1, maxLength: 3 })
  const fn = (name: string, argument: fc.Arbitrary<unknown>) => argument.map((one) => ({ [name]: one }))
  return {
    value: fc.oneof(
      { maxDepth: 5 },
      text,
      fc.integer({ min: -9, max: 99 }),
      fc.boolean(),
      fn('Ref', fc.constantFrom('V', 'Given', 'Open', 'AWS::Region', 'AWS::NoValue', 'Missing')),
      fn('Fn::GetAtt', fc.constantFrom(['V', 'CidrBlock'], ['V', 'Arn'], 'V.CidrBlock')),
      fn('Fn::Join', fc.tuple(fc.constantFrom('', ','), list)),
      fn('Fn::Split', fc.tuple(fc.constantFrom('.', ','), tie('value'))),
      fn('Fn::Select', fc.tuple(fc.integer({ min: 0, max: 2 }), list)),
      fn('Fn::Sub', text),
      fn('Fn::Sub', fc.tuple(text, fc.record({ Given: tie('value') }))),
      fn('Fn::If', fc.tuple(fc.constantFrom('Yes', 'Who'), tie('value'), tie('value'))),
      fn('Fn::Length', list),
      fn('Fn::ToJsonString', tie('value')),
      list,
      fc.dictionary(fc.constantFrom('A', 'B', 'Ref2'), tie('value')),
    ),
  }
})

const template = (is: unknown) => ({
  Parameters: { Given: { Type: 'CommaDelimitedList' }, Open: { Type: 'String' } },
  Conditions: {
    Yes: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
    Who: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Open' }, ''] }] },
  },
  Resources: {
    V: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    It: { Type: 'Custom::It', Properties: { Is: is } },
    May: { Type: 'Custom::May', Condition: 'Who' },
  },
})

describe('YAML and JSON', () => {
  test('of the same template give equal resources and diagnostics, but for the places', () => {
    fc.assert(
      fc.property(value, (is) => {
        const whole = template(is)
        const [a, b] = [JSON.stringify(whole), yaml(whole)].map((written) => {
          const { resources, diagnostics, leftOut } = readTemplate({ name: 'a', text: written }, [], options)
          return {
            leftOut,
            resources: resources.map(({ line: _, ...rest }) => rest),
            told: diagnostics.map(({ place: _, ...rest }) => rest),
          }
        })
        expect(b?.resources).toEqual(a?.resources)
        expect(b?.leftOut).toEqual(a?.leftOut)
        expect(new Set(b?.told.map((one) => one.message))).toEqual(new Set(a?.told.map((one) => one.message)))
      }),
      { numRuns: 1000 },
    )
  })

  test('tags and long names mean the same', () => {
    const read = (block: string) =>
      readTemplate({ name: 'a', text: `Resources:\n  A: { Type: Custom::A, Properties: { V: ${block} } }\n` }, [], options).resources[0]
        ?.values.V
    for (const [short, long] of [
      ['!Select [0, !Split [",", "x,y"]]', '{ "Fn::Select": [0, { "Fn::Split": [",", "x,y"] }] }'],
      ['!Sub "${AWS::Region}a"', '{ "Fn::Sub": "${AWS::Region}a" }'],
      ['!GetAtt A.Some.Thing', '{ "Fn::GetAtt": [A, Some.Thing] }'],
      ['!Ref A', '{ Ref: A }'],
    ] as const)
      expect(read(short)).toEqual(read(long))
  })
})
