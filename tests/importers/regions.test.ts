import { describe, expect, test } from 'vitest'
import { noOptions } from '@/importers/importer'
import { readFiles } from '@/importers/read-files'

const folder = (first: string) => `
provider "aws" { ${first} }
provider "aws" {
  alias  = "far"
  region = "eu-west-1"
}
data "aws_availability_zones" "here" {}
data "aws_availability_zones" "far" { provider = aws.far }
resource "aws_vpc" "here" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "here" {
  vpc_id            = aws_vpc.here.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = data.aws_availability_zones.here.names[0]
}
resource "aws_vpc" "far" {
  provider   = aws.far
  cidr_block = "10.1.0.0/16"
}
resource "aws_subnet" "far" {
  provider          = aws.far
  vpc_id            = aws_vpc.far.id
  cidr_block        = "10.1.1.0/24"
  availability_zone = data.aws_availability_zones.far.names[0]
}`

const read = (first: string, region?: string) => readFiles([{ name: 'main.tf', text: folder(first) }], { ...noOptions, region })
/** Region of the VPC and of the zone of each of the two networks. */
const standing = ({ topology }: ReturnType<typeof read>) =>
  ['here', 'far'].map((name) => {
    const get = (id: string | undefined) => topology?.resources.find((r) => r.id === id)
    const [vpc, subnet] = [get(`aws_vpc.${name}`), get(`aws_subnet.${name}`)]
    const zone = get(subnet?.kind === 'subnet' ? subnet.availabilityZone : undefined)
    return [vpc?.kind === 'vpc' ? vpc.region : null, zone?.kind === 'availability-zone' ? zone.region : null]
  })

describe('zones that are known by their number only', () => {
  test('stand each in its own region', () => {
    const result = read('region = "us-east-1"')
    expect(result.diagnostics).toEqual([])
    expect(standing(result)).toEqual([
      ['us-east-1', 'us-east-1'],
      ['eu-west-1', 'eu-west-1'],
    ])
  })

  test('of a provider that tells no region are not taken to stand where another does', () => {
    expect(standing(read('profile = "x"'))).toEqual([
      ['region', 'region'],
      ['eu-west-1', 'eu-west-1'],
    ])
  })

  test('of a provider that tells no region stand in the one that the user names', () => {
    expect(standing(read('profile = "x"', 'ap-south-1'))).toEqual([
      ['ap-south-1', 'ap-south-1'],
      ['eu-west-1', 'eu-west-1'],
    ])
  })
})
