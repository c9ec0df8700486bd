import { describe, expect, it } from 'vitest'
import { inspect } from '@/importers/inspect'
import { readFiles } from '@/importers/read-files'

const document = `# Our network

\`\`\`mermaid
flowchart TB
  Users([Users]) --> Internet((Internet))
  Internet <--> IGW[Internet Gateway]
  subgraph VPC["VPC: shop (10.0.0.0/16)"]
    IGW
    subgraph A["Availability Zone eu-west-1a"]
      subgraph Pub["Public Subnet<br/>10.0.1.0/24"]
        ALB[Application Load Balancer] & NAT["NAT Gateway"]
      end
      subgraph Priv["Private Subnet 10.0.2.0/24"]
        API["ECS: api"]
      end
    end
  end
  ALB -->|HTTP:8080| API
  API -.->|HTTPS| NAT
  API -- "reads" --> Bucket[(S3 Bucket)]
  API --> Stream{{Kafka}}
  classDef quiet fill:#eee
\`\`\`

\`\`\`mermaid
sequenceDiagram
  A->>B: no flowchart
\`\`\`

\`\`\`mermaid
graph LR
  a --> b
\`\`\`
`

const read = (...files: readonly (readonly [string, string])[]) => readFiles(files.map(([name, text]) => ({ name, text })))

describe('a document with drawings', () => {
  const { topology, diagnostics, formats } = read(['network.md', document])

  it('is read as a sketch: what the words of its boxes tell, in the groups that they stand in', () => {
    expect(diagnostics).toEqual([])
    expect(formats).toMatchObject([{ id: 'mermaid' }])
    const of = (id: string) => topology?.resources.find((r) => r.id === id)
    expect(of('VPC')).toMatchObject({ kind: 'vpc', cidrs: ['10.0.0.0/16'] })
    expect(of('Pub')).toMatchObject({ kind: 'subnet', vpc: 'VPC', cidr: '10.0.1.0/24', availabilityZone: 'eu-west-1a' })
    expect(of('ALB')).toMatchObject({ kind: 'application-load-balancer', subnets: ['Pub'], source: { file: 'network.md', line: 11 } })
    expect(of('NAT')).toMatchObject({ kind: 'nat-gateway', subnet: 'Pub' })
    expect(of('API')).toMatchObject({ kind: 'ecs-service', subnets: ['Priv'], connectsTo: expect.arrayContaining(['Bucket']) })
    expect(of('Stream')).toMatchObject({ kind: 'generic', name: 'Kafka' })
  })

  it('does not believe the names: whether a subnet is public no drawing tells', () => {
    const subnet = topology?.resources.find((r) => r.id === 'Pub')
    expect(subnet).not.toHaveProperty('routeTable')
  })

  it('is counted as any other network is', () => {
    expect(inspect(read(['docs/network.md', document])).counts).toMatchObject({ vpc: 1, subnet: 2, igw: 1, nat: 1, lb: 1, ecsService: 1 })
  })

  it('tells which of its drawings were not read', () => {
    expect(topology?.imported?.types).toContainEqual(expect.objectContaining({ type: 'sketch:Diagram', leftOut: 1 }))
  })

  it('is left aside where the network itself is there', () => {
    const both = read(['README.md', document], ['main.tf', 'resource "aws_vpc" "main" {\n  cidr_block = "10.9.0.0/16"\n}\n'])
    expect(both.topology?.resources.filter((r) => r.kind === 'vpc').map((r) => r.id)).toEqual(['aws_vpc.main'])
    expect(both.diagnostics).toMatchObject([{ code: 'import/unknown-format', severity: 'note', place: { file: 'README.md' } }])
  })

  it('without a drawing says so', () => {
    const { topology: none, diagnostics: why } = read(['notes.md', '# Notes\n\nNothing.\n'])
    expect(none).toBeNull()
    expect(why).toMatchObject([{ code: 'import/no-drawing', severity: 'error' }])
  })
})
