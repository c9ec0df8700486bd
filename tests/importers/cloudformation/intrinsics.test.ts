import { describe, expect, test } from 'vitest'
import { readTemplate, type TemplateOptions } from '@/importers/cloudformation/read-template'
import { type RawValue, Reference, Unknown } from '@/importers/raw/raw-value'

const options: TemplateOptions = { parameters: {}, region: 'eu-west-1', account: '123456789012' }

/** A template around one property of one resource, which is what most of these tests ask for. */
const template = (value: string): string => `
AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Block: { Type: String, Default: 10.0.0.0/16 }
  Blocks: { Type: CommaDelimitedList, Default: '10.0.0.0/24, 10.0.1.0/24' }
  Count: { Type: Number, Default: 4 }
  Open: { Type: String }
Mappings:
  Net:
    eu-west-1: { Block: 10.9.0.0/16, Blocks: [10.9.1.0/24, 10.9.2.0/24] }
Conditions:
  Yes: !Equals [a, a]
  No: !Not [!Condition Yes]
  Who: !Equals [!Ref Open, x]
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !Ref Block } }
  Six: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.7.0/24, AvailabilityZone: !Select [1, !GetAZs ''] } }
  It:
    Type: Custom::It
    Properties:
      Is: ${value}
`

const given = (value: string): RawValue | undefined =>
  readTemplate({ name: 'a.yaml', text: template(value) }, [], options).resources.find((one) => one.address === 'It')?.values.Is

const zone = (index: number) => new Reference(`zone:${index}`, null)

describe('an intrinsic function gives its value', () => {
  const cases: readonly (readonly [string, RawValue])[] = [
    ['!Ref Block', '10.0.0.0/16'],
    ['!Ref Blocks', ['10.0.0.0/24', '10.0.1.0/24']],
    ['!Ref Vpc', new Reference('Vpc', 'Ref')],
    ['!Ref AWS::Region', 'eu-west-1'],
    ['!Ref AWS::AccountId', '123456789012'],
    ['!Ref AWS::Partition', 'aws'],
    ['!Ref AWS::URLSuffix', 'amazonaws.com'],
    ['!GetAtt Vpc.DefaultNetworkAcl', new Reference('Vpc', 'DefaultNetworkAcl')],
    ['!GetAtt [Vpc, DefaultNetworkAcl]', new Reference('Vpc', 'DefaultNetworkAcl')],
    ['!GetAtt Vpc.CidrBlock', '10.0.0.0/16'],
    ['!GetAtt Six.AvailabilityZone', zone(1)],
    ['!GetAtt Six.VpcId', new Reference('Vpc', 'Ref')],
    ['!Select [0, !GetAtt Vpc.CidrBlocks]', '10.0.0.0/16'],
    ['!Join [".", [10, 0, 0, 0]]', '10.0.0.0'],
    ['!Join ["-", !Ref Blocks]', '10.0.0.0/24-10.0.1.0/24'],
    ['!Join ["", [!Ref Vpc]]', new Reference('Vpc', 'Ref')],
    ['!Select [1, !Ref Blocks]', '10.0.1.0/24'],
    ['!Select ["0", [a, b]]', 'a'],
    ['!Split [",", "a,b"]', ['a', 'b']],
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: CloudFormation writes them so
    ['!Sub "${Block} in ${AWS::Region}"', '10.0.0.0/16 in eu-west-1'],
    ['!Sub "${Six.CidrBlock}"', '10.0.7.0/24'],
    ['!Sub ["${One}/${Count}", { One: 1 }]', '1/4'],
    ['!Sub "${!Block} ${Block}"', '${Block} 10.0.0.0/16'],
    ['!Sub "${Vpc}"', new Reference('Vpc', 'Ref')],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: CloudFormation writes them so
    ['!FindInMap [Net, !Ref AWS::Region, Block]', '10.9.0.0/16'],
    ['!FindInMap [Net, eu-west-1, Blocks]', ['10.9.1.0/24', '10.9.2.0/24']],
    ['{ "Fn::FindInMap": [Net, us-east-1, Block, { DefaultValue: !Ref Block }] }', '10.0.0.0/16'],
    ['!GetAZs ""', [zone(0), zone(1), zone(2), zone(3), zone(4), zone(5)]],
    ['!Select [0, !GetAZs { Ref: AWS::Region }]', zone(0)],
    ['!If [Yes, a, b]', 'a'],
    ['!If [No, a, b]', 'b'],
    ['!Length [a, b, c]', 3],
    ['!Length { Ref: Blocks }', 2],
    ['!ToJsonString { a: [1, !Ref Block] }', '{"a":[1,"10.0.0.0/16"]}'],
    ['!And [!Condition Yes, !Condition No]', false],
    ['!Or [!Condition No, !Condition Yes]', true],
    ['[!Ref Blocks, 10.0.9.0/24]', ['10.0.0.0/24', '10.0.1.0/24', '10.0.9.0/24']],
    ['[[a], [b, c]]', [['a'], ['b', 'c']]],
    ['[a, !Ref AWS::NoValue]', ['a']],
    ['{ Condition: Yes, Ref2: 1 }', { Condition: 'Yes', Ref2: 1 }],
  ]
  for (const [written, value] of cases) test(written, () => expect(given(written)).toEqual(value))

  test('AWS::NoValue takes the property out', () => {
    expect(given('!Ref AWS::NoValue')).toBeUndefined()
    expect(given('{ a: !If [No, 1, !Ref AWS::NoValue], b: 2 }')).toEqual({ b: 2 })
  })
})

describe('Fn::Cidr gives the blocks in the order of AWS', () => {
  test('IPv4: blocks one after the other, from the first address on', () => {
    expect(given('!Cidr [!GetAtt Vpc.CidrBlock, !Ref Count, 8]')).toEqual(['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24', '10.0.3.0/24'])
    expect(given('!Cidr [192.168.0.0/24, 6, "5"]')).toEqual([
      '192.168.0.0/27',
      '192.168.0.32/27',
      '192.168.0.64/27',
      '192.168.0.96/27',
      '192.168.0.128/27',
      '192.168.0.160/27',
    ])
  })

  test('IPv6: the bits count from the end as well', () => {
    expect(given('!Select [2, !Cidr ["2001:db8:1:ff00::/56", 4, 64]]')).toBe('2001:db8:1:ff02::/64')
  })

  test('of a block that AWS gives nothing is known', () => {
    const found = given('!Select [0, !Cidr [!Select [0, !GetAtt Vpc.Ipv6CidrBlocks], 4, 64]]')
    expect(found).toBeInstanceOf(Unknown)
  })

  test('more blocks than it holds are a mistake', () => expect(given('!Cidr [10.0.0.0/24, 9, 5]')).toBeInstanceOf(Unknown))
})

describe('what the template does not tell is unknown, with the reason', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['!Ref Open', 'parameter "Open" has no value'],
    ['!Ref AWS::StackName', 'the stack is not told'],
    ['!Join ["-", [a, !Ref Vpc]]', 'a part of the text is given when the stack is made'],
    ['!Join ["-", [a, !Ref Open]]', 'parameter "Open" has no value'],
    ['!Select [0, !Ref Open]', 'parameter "Open" has no value'],
    ['!Select [7, [a]]', 'the list has no such entry'],
    ['!If [Who, a, b]', 'condition Who is not known'],
    ['!ImportValue other-vpc', 'exported by another stack: other-vpc'],
    ['!Base64 secret', 'it is encoded'],
    ['!Transform { Name: AWS::Include }', 'a macro makes it'],
    ['!Length { "Fn::GetAZs": "" }', 'the account decides how many zones there are'],
    ['!FindInMap [Net, us-east-1, Block]', 'the mapping has no such entry'],
  ]
  for (const [written, because] of cases) test(written, () => expect(given(written)).toMatchObject({ because }))
})

describe('a text of ids is taken apart again', () => {
  test('where it was joined with the same separator', () => {
    expect(given('!Split [",", !Join [",", [!Ref Vpc, !Ref Six, x]]]')).toEqual([
      new Reference('Vpc', 'Ref'),
      new Reference('Six', 'Ref'),
      'x',
    ])
    expect(given('!Select [1, !Split [",", !Sub "${Vpc},${Six}"]]')).toEqual(new Reference('Six', 'Ref'))
  })

  test('not where its parts stand close together', () => {
    expect(given('!Split ["|", !Join [",", [!Ref Vpc, !Ref Six]]]')).toEqual([expect.any(Unknown)])
  })
})
