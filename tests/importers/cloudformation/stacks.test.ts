import { describe, expect, test } from 'vitest'
import { isTemplate, readTemplate, type TemplateOptions } from '@/importers/cloudformation/read-template'
import { Reference, Unknown } from '@/importers/raw/raw-value'

const read = (text: string, parameters: Readonly<Record<string, string>> = {}, others: Readonly<Record<string, string>> = {}) => {
  const options: TemplateOptions = { parameters, region: 'eu-west-1', account: undefined }
  const found = readTemplate(
    { name: 'net/main.yaml', text },
    Object.entries(others).map(([name, inner]) => ({ name, text: inner })),
    options,
  )
  return {
    ...found,
    of: (address: string) => found.resources.find((one) => one.address === address),
    addresses: found.resources.map((one) => one.address),
    codes: found.diagnostics.map((one) => one.code),
  }
}

describe('a template is told by its content', () => {
  test('by its version or by types of AWS', () => {
    expect(isTemplate({ AWSTemplateFormatVersion: '2010-09-09', Resources: {} })).toBe(true)
    expect(isTemplate({ Resources: { A: { Type: 'AWS::EC2::VPC' } } })).toBe(true)
    expect(isTemplate({ Resources: { A: { Type: 'Custom::Thing' } } })).toBe(true)
    expect(isTemplate({ Resources: { 'Fn::ForEach::A': [] } })).toBe(true)
  })

  test('anything else is none', () => {
    for (const value of [null, [], 'x', {}, { Resources: [] }, { resources: {} }, { Resources: { A: { Type: 'aws_vpc' } } }])
      expect(isTemplate(value)).toBe(false)
  })
})

//  the same template with 4, 2 or 12 subnets, as its parameters want it
const growing = `
Transform: AWS::LanguageExtensions
Parameters:
  Private: { Type: String, Default: 'true', AllowedValues: ['true', 'false'] }
  Zones: { Type: CommaDelimitedList, Default: 'A,B' }
  Tiers: { Type: CommaDelimitedList, Default: Public }
Conditions:
  HasPrivate: !Equals [!Ref Private, 'true']
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  PrivateA: { Type: AWS::EC2::Subnet, Condition: HasPrivate, Properties: { VpcId: !Ref Vpc } }
  PrivateB: { Type: AWS::EC2::Subnet, Condition: HasPrivate, Properties: { VpcId: !Ref Vpc } }
  Fn::ForEach::Tiers:
    - Tier
    - !Ref Tiers
    - Fn::ForEach::Zones:
        - Zone
        - !Ref Zones
        - 'Subnet\${Tier}\${Zone}':
            Type: AWS::EC2::Subnet
            Properties: { VpcId: !Ref Vpc, Name: !Sub '\${Tier}-\${Zone}-\${Private}' }
`

describe('parameters decide', () => {
  const subnets = (parameters: Readonly<Record<string, string>>) =>
    read(growing, parameters).addresses.filter((address) => address !== 'Vpc')

  test('with none given the defaults do', () => expect(subnets({})).toEqual(['PrivateA', 'PrivateB', 'SubnetPublicA', 'SubnetPublicB']))

  test('a condition takes resources out', () => expect(subnets({ Private: 'false' })).toEqual(['SubnetPublicA', 'SubnetPublicB']))

  test('a longer list makes more', () => expect(subnets({ Zones: 'A,B,C,D,E', Tiers: 'Public, Data' })).toHaveLength(12))

  test('what is left out tells why', () => {
    expect(read(growing, { Private: 'false' }).leftOut).toContainEqual({
      type: 'AWS::EC2::Subnet',
      address: 'PrivateA',
      reason: 'its condition HasPrivate is false',
    })
  })

  test('loops inside each other know both names', () => {
    expect(read(growing).of('SubnetPublicB')?.values).toEqual({ VpcId: new Reference('Vpc', 'Ref'), Name: 'Public-B-true' })
  })

  test('one without a value is told once, with the way out', () => {
    const { diagnostics, of } = read(`
Parameters:
  Vpc: { Type: 'AWS::EC2::VPC::Id' }
Resources:
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc } }
`)
    expect(diagnostics).toEqual([
      {
        code: 'import/no-parameter',
        severity: 'note',
        message: 'Parameter "Vpc" has no value; whatever depends on it is unknown.',
        place: { file: 'net/main.yaml', line: 3, column: 3 },
        fix: 'Give it: --param Vpc=…',
      },
    ])
    expect(of('A')?.values.VpcId).toEqual(new Unknown('parameter "Vpc" has no value'))
  })

  test('an id that is given is the id itself, and a list is told by commas', () => {
    const text = `
Parameters:
  Vpc: { Type: 'AWS::EC2::VPC::Id' }
  Ids: { Type: 'List<AWS::EC2::Subnet::Id>' }
Resources:
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, Ids: !Ref Ids } }
`
    expect(read(text, { Vpc: 'vpc-1', Ids: 'subnet-1, subnet-2' }).of('A')?.values).toEqual({
      VpcId: 'vpc-1',
      Ids: ['subnet-1', 'subnet-2'],
    })
  })

  test('a secret never leaves the file, and is not asked for', () => {
    const text = `
Parameters:
  Password: { Type: String, NoEcho: true, Default: hunter2 }
  Other: { Type: String, NoEcho: 'true' }
  Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /aws/image }
Resources:
  A: { Type: 'Custom::A', Properties: { P: !Ref Password, Q: !Sub 'x-\${Password}', R: !Split ['-', !Join ['-', [!Ref Other, a]]], I: !Ref Image } }
`
    const found = read(text, { Other: 'hunter3' })
    expect(JSON.stringify([found.resources, found.diagnostics, found.leftOut])).not.toMatch(/hunter/)
    expect(found.of('A')?.values.P).toEqual(new Unknown('parameter "Password" is NoEcho'))
    expect(found.diagnostics).toEqual([])
    expect(found.of('A')?.values.I).toBeInstanceOf(Unknown)
  })

  test('one that no template has is told', () => expect(read(growing, { Zonse: 'A' }).codes).toEqual(['import/unknown-parameter']))

  test('a condition that nobody can tell keeps its resource, with a warning', () => {
    const { addresses, diagnostics } = read(`
Parameters:
  Env: { Type: String }
Conditions:
  IsProduction: !Equals [!Ref Env, prod]
Resources:
  A: { Type: AWS::EC2::NatGateway, Condition: IsProduction }
`)
    expect(addresses).toEqual(['A'])
    expect(diagnostics.at(-1)).toMatchObject({ code: 'import/unknown-condition', severity: 'warning', place: { line: 7 } })
  })

  test('a condition that another one decides is known all the same', () => {
    const text = (name: string) => `
Parameters:
  Env: { Type: String }
Conditions:
  Open: !Equals [!Ref Env, prod]
  Never: !And [!Condition Open, !Equals [a, b]]
  Always: !Or [!Condition Open, !Equals [a, a]]
Resources:
  A: { Type: AWS::EC2::VPC, Condition: ${name} }
`
    expect(read(text('Never')).addresses).toEqual([])
    expect(read(text('Always')).codes).toEqual(['import/no-parameter'])
  })
})

describe('a resource tells where it stands', () => {
  test('file, line of its logical id, region', () => {
    expect(read('Resources:\n  # first\n  A:\n    Type: AWS::EC2::VPC\n').resources).toEqual([
      { type: 'AWS::EC2::VPC', address: 'A', values: {}, file: 'net/main.yaml', isNew: true, line: 3, region: 'eu-west-1' },
    ])
  })
})

const network = `
Parameters:
  Vpc: { Type: 'AWS::EC2::VPC::Id' }
  Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: '' }
  Extra: { Type: String, Default: '' }
Conditions:
  HasExtra: !Not [!Equals [!Ref Extra, '']]
Resources:
  Inner: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.5.0/24 } }
  More: { Type: Custom::More, Condition: HasExtra, Properties: { Subnets: !Ref Subnets } }
Outputs:
  Id: { Value: !Ref Inner, Export: { Name: inner-id } }
  Block: { Value: !GetAtt Inner.CidrBlock }
`

const outer = (parameters: string, url = './network.yaml') => `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc } }
  Network:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ${url}
      Parameters: ${parameters}
  User: { Type: Custom::User, Properties: { Subnet: !GetAtt Network.Outputs.Id, Block: !GetAtt Network.Outputs.Block, None: !GetAtt Network.Outputs.X } }
`

describe('a nested stack is read inside of the outer one', () => {
  const found = read(outer("{ Vpc: !Ref Vpc, Extra: !Ref A, Subnets: !Join [',', [!Ref A, !Ref B]] }"), {}, { 'net/network.yaml': network })

  test('its resources stand under its logical id', () => {
    expect(found.addresses).toEqual(['Vpc', 'A', 'B', 'Network.Inner', 'Network.More', 'User'])
    expect(found.of('Network.Inner')).toMatchObject({ file: 'net/network.yaml', line: 9 })
    expect(found.diagnostics).toEqual([])
  })

  test('what is handed on still means the outer resources, also in one text with commas', () => {
    expect(found.of('Network.Inner')?.values.VpcId).toEqual(new Reference('Vpc', 'Ref'))
    expect(found.of('Network.More')?.values.Subnets).toEqual([new Reference('A', 'Ref'), new Reference('B', 'Ref')])
  })

  test('its outputs have values outside', () => {
    expect(found.of('User')?.values).toEqual({
      Subnet: new Reference('Network.Inner', 'Ref'),
      Block: '10.0.5.0/24',
      None: new Unknown('Network has no output X'),
    })
  })

  test('it is found by the last step of an address too', () => {
    for (const url of [
      'https://bucket.s3.amazonaws.com/v1/network.yaml',
      "!Sub 'https://${Bucket}/network.yaml'",
      "!Join ['/', [!Ref 'AWS::StackName', network.yaml]]",
    ])
      expect(read(outer('{ Vpc: vpc-1 }', url), {}, { 'elsewhere/network.yaml': network }).addresses).toContain('Network.Inner')
  })

  test('a parameter that is not handed on is told at the nested template', () => {
    const { diagnostics } = read(outer('{}'), {}, { 'net/network.yaml': network })
    expect(diagnostics[0]).toMatchObject({ code: 'import/no-parameter', place: { file: 'net/network.yaml', line: 3 } })
  })

  test('one that is not opened is left out, with the way out', () => {
    const { leftOut, diagnostics, of } = read(outer('{}'))
    expect(leftOut).toEqual([{ type: 'AWS::CloudFormation::Stack', address: 'Network', reason: 'its template is not opened' }])
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'import/nested-template', severity: 'note' })])
    expect(of('User')?.values.Subnet).toBeInstanceOf(Unknown)
  })

  test('one that nests itself ends', () => {
    const self = 'Resources:\n  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: main.yaml } }\n'
    expect(read(self, {}, { 'net/main.yaml': self }).leftOut.length).toBeGreaterThan(0)
    const a = 'Resources:\n  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: b.yaml } }\n'
    const b = 'Resources:\n  T: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: main.yaml } }\n'
    expect(read(a, {}, { 'b.yaml': b }).leftOut).toEqual([
      { type: 'AWS::CloudFormation::Stack', address: 'S.T', reason: 'its template nests itself' },
    ])
  })

  test('one whose parameters ask for its own outputs ends', () => {
    const found = read(
      outer('{ Vpc: !GetAtt Network.Outputs.Id, Extra: !GetAtt Network.Outputs.Block }'),
      {},
      { 'net/network.yaml': network },
    )
    expect(found.of('Network.Inner')?.values.VpcId).toBeInstanceOf(Unknown)
  })
})

describe('what another template exports is imported', () => {
  const importing = `
Resources:
  A: { Type: Custom::A, Properties: { Id: !ImportValue inner-id, Block: { 'Fn::ImportValue': !Sub 'net-\${AWS::Region}-block' }, Gone: !ImportValue gone } }
`
  const exporting = `
Conditions:
  Never: !Equals [a, b]
Resources:
  Inner: { Type: AWS::EC2::Subnet, Properties: { CidrBlock: 10.0.5.0/24 } }
Outputs:
  Hidden: { Condition: Never, Value: x, Export: { Name: gone } }
  Id: { Value: !Ref Inner, Export: { Name: inner-id } }
  Block: { Value: !GetAtt Inner.CidrBlock, Export: { Name: !Sub 'net-\${AWS::Region}-block' } }
`
  test('by the name that it has when it is worked out', () => {
    expect(read(importing, {}, { 'x.yaml': exporting }).of('A')?.values).toEqual({
      Id: new Reference('x.yaml Inner', 'Ref'),
      Block: '10.0.5.0/24',
      Gone: new Unknown('exported by another stack: gone'),
    })
  })

  test('from a nested stack as well', () => {
    const text = `${outer('{ Vpc: !Ref Vpc }')}  Reader: { Type: Custom::R, Properties: { Id: !ImportValue inner-id } }\n`
    expect(read(text, {}, { 'network.yaml': network }).of('Reader')?.values.Id).toEqual(new Reference('Network.Inner', 'Ref'))
  })

  test('two that import from each other have no value', () => {
    const circle = (mine: string, theirs: string) =>
      `Resources:\n  A: { Type: Custom::A, Properties: { V: !ImportValue ${theirs} } }\nOutputs:\n  O: { Value: !ImportValue ${theirs}, Export: { Name: ${mine} } }\n`
    expect(read(circle('a', 'b'), {}, { 'b.yaml': circle('b', 'a') }).of('A')?.values.V).toBeInstanceOf(Unknown)
  })

  test('a loop may repeat over what is imported', () => {
    const loop = `
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::N: [Name, !Split [',', !ImportValue names], { 'S\${Name}': { Type: AWS::EC2::Subnet } }]
`
    const names = "Resources: { X: { Type: AWS::EC2::VPC } }\nOutputs: { N: { Value: 'A,B', Export: { Name: names } } }\n"
    expect(() => read(loop, {}, { 'n.yaml': names })).not.toThrow()
  })
})

describe('the Serverless Application Model', () => {
  test('a function is a Lambda function, with what all of them share', () => {
    const { of } = read(`
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs22.x
    VpcConfig: { SecurityGroupIds: [sg-1], SubnetIds: [subnet-1] }
Resources:
  Shared: { Type: AWS::Serverless::Function, Properties: { MemorySize: 512 } }
  Own: { Type: AWS::Serverless::Function, Properties: { VpcConfig: { SubnetIds: [subnet-2] }, Role: !GetAtt SharedRole.Arn } }
  Api: { Type: AWS::Serverless::Api }
`)
    expect(of('Shared')).toMatchObject({
      type: 'AWS::Lambda::Function',
      values: { MemorySize: 512, Runtime: 'nodejs22.x', VpcConfig: { SecurityGroupIds: ['sg-1'], SubnetIds: ['subnet-1'] } },
    })
    expect(of('Own')?.values.VpcConfig).toEqual({ SecurityGroupIds: ['sg-1'], SubnetIds: ['subnet-1', 'subnet-2'] })
    expect(of('Api')?.type).toBe('AWS::Serverless::Api')
  })

  test('names that it makes itself are no mistakes', () => {
    const text = 'Transform: AWS::Serverless-2016-10-31\nResources:\n  A: { Type: Custom::A, Properties: { R: !Ref ServerlessRestApi } }\n'
    expect(read(text).diagnostics).toEqual([])
  })
})

describe('loops', () => {
  test('over letters, with names that no logical id may hold', () => {
    const { addresses, of } = read(`
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Zones:
    - Block
    - ['10.0.1.0/24', '10.0.2.0/24']
    - 'Subnet&{Block}':
        Type: AWS::EC2::Subnet
        Properties: { CidrBlock: !Ref Block }
      'Table&{Block}':
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { SubnetId: !Ref 'Subnet&{Block}', Block: !GetAtt ['Subnet&{Block}', CidrBlock] }
`)
    expect(addresses).toEqual(['Subnet1001024', 'Table1001024', 'Subnet1002024', 'Table1002024'])
    expect(of('Table1002024')?.values).toEqual({ SubnetId: new Reference('Subnet1002024', 'Ref'), Block: '10.0.2.0/24' })
  })

  test('inside of properties', () => {
    const { of } = read(`
Transform: AWS::LanguageExtensions
Resources:
  A:
    Type: Custom::A
    Properties:
      Fn::ForEach::Names: [Name, [x, y], { 'Key\${Name}': !Ref Name }]
      Own: 1
`)
    expect(of('A')?.values).toEqual({ Keyx: 'x', Keyy: 'y', Own: 1 })
  })

  test('over a list that nobody knows leave out what they make, and say so', () => {
    const text = (list: string) => `
Transform: AWS::LanguageExtensions
Parameters: { Names: { Type: CommaDelimitedList } }
Resources:
  Fn::ForEach::N: [Name, ${list}, { 'S\${Name}': { Type: AWS::EC2::Subnet } }]
`
    for (const list of ['!Ref Names', '!GetAZs ""']) {
      const found = read(text(list))
      expect(found.resources).toEqual([])
      expect(found.diagnostics.find((one) => one.code === 'import/unknown-count')).toMatchObject({ place: { line: 5 } })
    }
  })
})
