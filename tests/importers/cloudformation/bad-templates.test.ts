import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTemplate, type TemplateOptions } from '@/importers/cloudformation/read-template'
import type { InputFile } from '@/importers/raw/raw-resource'
import { Unknown } from '@/importers/raw/raw-value'

const options: TemplateOptions = { parameters: {}, region: undefined, account: undefined }

const read = (text: string, name = 'a.yaml') => readTemplate({ name, text }, [], options)

const ofJson = (value: unknown, others: readonly InputFile[] = []) =>
  readTemplate({ name: 'a.json', text: JSON.stringify(value, null, 1) }, others, options)

const numbered = <T>(count: number, entry: (i: number) => readonly [string, T]) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => entry(i)))

describe('a function that is not well written', () => {
  const cases: readonly string[] = [
    '!Ref [a]',
    '!GetAtt A',
    '!GetAtt [A]',
    '!Join a',
    '!Join [1, [a]]',
    '!Join ["-", text]',
    '!Sub [[a]]',
    '!Sub { a: b }',
    '!Select [0, text]',
    '!Select [minus, [a]]',
    '!Select []',
    '!Split [",", [a]]',
    '!Split ["", a]',
    '!FindInMap [a]',
    '!FindInMap text',
    '!Cidr [10.0.0.0/16, 0, 8]',
    '!Cidr [nothing, 1, 8]',
    '!Cidr text',
    '!If [Yes, a]',
    '!If text',
    '!Length text',
    '!ImportValue [a]',
    '!Equals [a]',
    '!Not [a, b]',
    '!And text',
    '{ "Fn::Join": ["", [a]], Other: 1 }',
    '!Nothing [a]',
    '!Ref Missing',
    '!GetAtt Missing.Arn',
    '!Sub "${Missing}"',
    '!If [Missing, a, b]',
    '!FindInMap [Missing, a, b]',
  ]
  for (const written of cases)
    test(`${written} is unknown, and told with its place and what to do`, () => {
      const { resources, diagnostics } = read(
        `Conditions: { Yes: !Equals [a, a] }\nResources:\n  A:\n    Type: Custom::A\n    Properties:\n      Other: 1\n      Is: ${written}\n`,
      )
      expect(resources[0]?.values.Is).toBeInstanceOf(Unknown)
      expect(diagnostics).toHaveLength(1)
      expect(diagnostics[0]).toMatchObject({ severity: 'warning', place: { file: 'a.yaml', line: 7 }, fix: expect.any(String) })
      expect(diagnostics[0]?.place?.column).toBeGreaterThan(6)
    })
})

describe('a part of the template that is not well written', () => {
  test('sections that are no maps are told, and the rest is read', () => {
    const { resources, diagnostics } = read(
      'Parameters: []\nMappings: text\nConditions: 3\nOutputs: []\nResources: { A: { Type: AWS::EC2::VPC } }\n',
    )
    expect(resources).toHaveLength(1)
    expect(diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([1, 2, 3, 4].map((line) => ['import/bad-section', line]))
  })

  test('resources that are none are told, and the rest is read', () => {
    const { resources, diagnostics } = read(
      'Resources:\n  A: text\n  B: { Properties: {} }\n  C: { Type: AWS::EC2::VPC, Properties: [a] }\n  D: { Type: AWS::EC2::VPC, Condition: [x] }\n  E: { Type: 5 }\n',
    )
    expect(resources.map((one) => one.address)).toEqual(['C', 'D'])
    expect(diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([2, 3, 4, 5, 6].map((line) => ['import/bad-resource', line]))
  })

  test('a condition of the wrong shape is told where it stands', () => {
    const { resources, diagnostics } = read('Conditions:\n  A: !Equals [a]\nResources:\n  V: { Type: AWS::EC2::VPC, Condition: A }\n')
    expect(resources).toHaveLength(1)
    expect(diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([
      ['import/bad-intrinsic', 2],
      ['import/unknown-condition', 4],
    ])
  })

  test('a loop of the wrong shape, or one that makes a name twice, is told', () => {
    const { resources, diagnostics } = read(
      'Resources:\n  Fn::ForEach::A: text\n  Fn::ForEach::B: [N, [a, b], { Same: { Type: AWS::EC2::VPC } }]\n',
    )
    expect(resources).toHaveLength(1)
    expect(diagnostics.map((one) => one.code).sort()).toEqual(['import/bad-intrinsic', 'import/duplicate-resource'])
  })

  test('names that programs have themselves are names like others', () => {
    const { resources, diagnostics } = ofJson({
      Parameters: { toString: { Type: 'String', Default: 'x' } },
      Resources: {
        constructor: {
          Type: 'constructor',
          Properties: { hasOwnProperty: { Ref: 'toString' }, v: { 'Fn::GetAtt': ['constructor', 'name'] } },
        },
        valueOf: { Type: 'Custom::A', Properties: { a: { Ref: 'isPrototypeOf' }, b: { 'Fn::valueOf': 1 } } },
      },
    })
    expect(resources[0]?.values).toMatchObject({ hasOwnProperty: 'x', v: { address: 'constructor', attribute: 'name' } })
    expect(diagnostics.map((one) => one.code)).toEqual(['import/dangling-reference', 'import/unknown-function'])
  })

  test('what is no template gives diagnostics and nothing else', () => {
    for (const text of ['', '\0', '{', 'a: [', 'Resources', '[]', '5', '- a', `${'['.repeat(100_000)}`]) {
      const { resources, diagnostics } = read(text)
      expect(resources).toEqual([])
      expect(diagnostics.every((one) => one.place?.file === 'a.yaml')).toBe(true)
    }
  })
})

describe('what refers to itself', () => {
  test('conditions in a circle are not known, and told', () => {
    const { resources, diagnostics } = read(
      'Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\nResources:\n  V: { Type: AWS::EC2::VPC, Condition: A }\n',
    )
    expect(resources).toHaveLength(1)
    expect(diagnostics.map((one) => one.code)).toContain('import/circle')
  })

  test('attributes in a circle are not known, and told', () => {
    const { resources, diagnostics } = read(
      'Resources:\n  A: { Type: AWS::EC2::Subnet, Properties: { CidrBlock: !GetAtt B.CidrBlock } }\n  B: { Type: AWS::EC2::Subnet, Properties: { CidrBlock: !GetAtt A.CidrBlock } }\n',
    )
    expect(resources.map((one) => one.values.CidrBlock)).toEqual([expect.any(Unknown), expect.any(Unknown)])
    expect(diagnostics.map((one) => one.code)).toContain('import/circle')
  })

  test('a mapping that asks itself is none', () => {
    const find = { 'Fn::FindInMap': ['M', 'a', 'b'] }
    const { resources } = ofJson({ Mappings: { M: { a: { b: find } } }, Resources: { A: { Type: 'Custom::A', Properties: { V: find } } } })
    expect(resources[0]?.values.V).toBeInstanceOf(Unknown)
  })
})

describe('no template takes the machine down', () => {
  const subnet = (block: unknown) => ({ Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: block } })
  const getBlock = (i: number) => ({ 'Fn::GetAtt': [`S${i}`, 'CidrBlock'] })
  const loopsInLoops = (depth: number, list: unknown): Record<string, unknown> =>
    depth === 0 ? { Same: { Type: 'AWS::EC2::VPC' } } : { [`Fn::ForEach::L${depth}`]: [`L${depth}`, list, loopsInLoops(depth - 1, list)] }
  const hundreds = Array.from({ length: 500 }, (_, i) => `v${i}`)

  const cases: Readonly<Record<string, () => ReturnType<typeof ofJson>>> = {
    'a long chain of conditions': () =>
      ofJson({
        Conditions: {
          ...numbered(20_000, (i) => [`C${i}`, { 'Fn::Not': [{ Condition: `C${i + 1}` }] }]),
          C20000: { 'Fn::Equals': ['a', 'a'] },
        },
        Resources: { A: { Type: 'AWS::EC2::VPC', Condition: 'C0' } },
      }),
    'a long chain of attributes': () =>
      ofJson({ Resources: { ...numbered(20_000, (i) => [`S${i}`, subnet(getBlock(i + 1))]), S20000: subnet('10.0.0.0/24') } }),
    'texts of texts of texts': () =>
      ofJson({
        Resources: { S0: subnet('x'), ...numbered(200, (i) => [`S${i + 1}`, subnet({ 'Fn::Join': ['', [getBlock(i), getBlock(i)]] })]) },
      }),
    'lists of lists of lists': () =>
      ofJson({ Resources: { S0: subnet(['x']), ...numbered(200, (i) => [`S${i + 1}`, subnet([getBlock(i), getBlock(i)])]) } }),
    'open texts of open texts': () =>
      ofJson({
        Resources: {
          S0: subnet({ 'Fn::GetAtt': ['S0', 'Id'] }),
          ...numbered(200, (i) => [`S${i + 1}`, subnet({ 'Fn::Join': [',', [getBlock(i), getBlock(i)]] })]),
        },
      }),
    'loops in loops': () => ofJson({ Transform: 'AWS::LanguageExtensions', Resources: loopsInLoops(5, hundreds) }),
    'loops in loops of properties': () => ofJson({ Resources: { A: { Type: 'Custom::A', Properties: loopsInLoops(12, hundreds) } } }),
    'a loop of a hundred thousand resources': () =>
      ofJson({
        Parameters: { L: { Type: 'CommaDelimitedList', Default: Array.from({ length: 100_000 }, (_, i) => i).join(',') } },
        Resources: { 'Fn::ForEach::N': ['N', { Ref: 'L' }, { 'V${N}': { Type: 'AWS::EC2::VPC' } }] },
      }),
    'a long list that many resources ask for': () =>
      ofJson({
        Parameters: { L: { Type: 'CommaDelimitedList', Default: 'a,'.repeat(1_000_000) } },
        Resources: numbered(5000, (i) => [
          `A${i}`,
          { Type: 'Custom::A', Properties: { V: { 'Fn::Join': ['', { Ref: 'L' }] }, W: [{ Ref: 'L' }] } },
        ]),
      }),
    'stacks that nest two stacks that nest two stacks': () => {
      const nest = (url: string) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url } })
      const level = (i: number) => ({
        name: `n${i}.json`,
        text: JSON.stringify({ Resources: { A: nest(`n${i + 1}.json`), B: nest(`n${i + 1}.json`) } }),
      })
      return ofJson(
        { Resources: { A: nest('n0.json') } },
        Array.from({ length: 40 }, (_, i) => level(i)),
      )
    },
    'a stack whose parameters ask for all of its outputs': () => {
      const ask = numbered(200, (i) => [`P${i}`, { 'Fn::GetAtt': ['A', `Outputs.O${i}`] }])
      const inner = {
        Parameters: numbered(200, (i) => [`P${i}`, { Type: 'String' }]),
        Resources: { V: { Type: 'AWS::EC2::VPC' } },
        Outputs: numbered(200, (i) => [`O${i}`, { Value: { Ref: `P${i}` } }]),
      }
      return ofJson({ Resources: { A: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'i.json', Parameters: ask } } } }, [
        { name: 'i.json', text: JSON.stringify(inner) },
      ])
    },
    'as many exports as imports': () =>
      ofJson({
        Resources: numbered(5000, (i) => [`A${i}`, { Type: 'Custom::A', Properties: { V: { 'Fn::ImportValue': `e${i}` } } }]),
        Outputs: numbered(5000, (i) => [`O${i}`, { Value: `${i}`, Export: { Name: `e${i}` } }]),
      }),
    'twenty thousand resources': () => ofJson({ Resources: numbered(20_000, (i) => [`S${i}`, subnet(`10.0.${i % 200}.0/24`)]) }),
    'an alias of aliases': () =>
      read(
        `a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(',')}]`).join('\n')}\nResources: { A: { Type: AWS::EC2::VPC } }\n`,
      ),
    'functions in functions': () =>
      read(`Resources: { A: { Type: Custom::A, Properties: { V: ${'!Not ['.repeat(5000)}a${']'.repeat(5000)} } } }\n`),
  }
  for (const [what, make] of Object.entries(cases))
    test(what, { timeout: 20_000 }, () => {
      const found = make()
      expect(found.resources.length).toBeLessThanOrEqual(20_000)
      for (const { place, fix } of found.diagnostics) expect([place?.file, place?.line, fix]).not.toContain(undefined)
    })

  test('what is too much is told', () => {
    expect(cases['loops in loops']?.().diagnostics.map((one) => one.code)).toContain('import/too-much')
    expect(cases['a loop of a hundred thousand resources']?.().diagnostics.map((one) => one.code)).toContain('import/too-much')
    expect(cases['a long chain of attributes']?.().diagnostics.map((one) => one.code)).toContain('import/too-deep')
  })

  test('any value in the place of a template is read without throwing', () => {
    const name = fc.constantFrom(
      'Ref',
      'Fn::Join',
      'Fn::Sub',
      'Fn::Select',
      'Fn::Split',
      'Fn::If',
      'Fn::Cidr',
      'Fn::GetAtt',
      'Fn::FindInMap',
    )
    const other = fc.constantFrom(
      'Fn::ForEach::A',
      'Fn::Transform',
      'Fn::Length',
      'Fn::Equals',
      'Condition',
      'Type',
      'Properties',
      'A',
      '__proto__',
    )
    const leaf = fc.oneof(
      fc.constantFrom('A', 'A.CidrBlock', 'AWS::NoValue', ',', '', 'AWS::EC2::VPC', '10.0.0.0/16'),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    )
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        leaf,
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(name, other), tie('node'), { maxKeys: 3 }),
      ),
    }))
    const sections = fc.record({ Parameters: node, Mappings: node, Conditions: node, Outputs: node, Transform: node, Globals: node })
    fc.assert(
      fc.property(sections, fc.dictionary(fc.constantFrom('A', 'B', 'Fn::ForEach::X'), node), (around, resources) => {
        const typed = Object.fromEntries(
          Object.entries(resources).map(([id, value]) => [
            id,
            id === 'A' ? { Type: 'AWS::CloudFormation::Stack', Properties: value } : value,
          ]),
        )
        const found = ofJson({ ...around, Resources: typed }, [{ name: 'A', text: JSON.stringify({ ...around, Resources: resources }) }])
        for (const one of found.diagnostics) expect(one.place?.line).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
