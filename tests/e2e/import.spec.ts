import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { syntheticState } from '@/tests/bench/synthetic-state'
import { expect, paste, test } from '@/tests/e2e/viewer'

const canary = 'CANARY-q7x-hunter2'

//  internet ── igw ── public (web, port 443 open to all) ── and much that is nobody's business
const state = {
  version: 4,
  terraform_version: '1.9.0',
  outputs: { password: { value: canary, type: 'string' } },
  resources: [
    ['aws_vpc', 'main', { id: 'vpc-0000000a', cidr_block: '10.0.0.0/16', tags: { Name: 'shop', Secret: canary } }],
    ['aws_internet_gateway', 'out', { id: 'igw-0000000a', vpc_id: 'vpc-0000000a' }],
    ['aws_subnet', 'public', { id: 'subnet-0000000a', vpc_id: 'vpc-0000000a', cidr_block: '10.0.1.0/24', availability_zone: 'eu-west-1a' }],
    [
      'aws_route_table',
      'public',
      { id: 'rtb-0000000a', vpc_id: 'vpc-0000000a', route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-0000000a' }] },
    ],
    ['aws_route_table_association', 'public', { id: 'rtbassoc-0000000a', subnet_id: 'subnet-0000000a', route_table_id: 'rtb-0000000a' }],
    [
      'aws_default_network_acl',
      'all',
      {
        id: 'acl-0000000a',
        vpc_id: 'vpc-0000000a',
        ...Object.fromEntries(
          ['ingress', 'egress'].map((d) => [
            d,
            [{ rule_no: 100, action: 'allow', protocol: '-1', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0' }],
          ]),
        ),
      },
    ],
    [
      'aws_security_group',
      'web',
      {
        id: 'sg-0000000a',
        vpc_id: 'vpc-0000000a',
        name: 'web',
        ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] }],
        egress: [],
      },
    ],
    [
      'aws_instance',
      'web',
      {
        id: 'i-0000000a',
        subnet_id: 'subnet-0000000a',
        vpc_security_group_ids: ['sg-0000000a'],
        private_ip: '10.0.1.5',
        public_ip: '198.51.100.7',
        user_data: canary,
        tags: { Name: 'web' },
      },
    ],
    ['aws_db_instance', 'db', { id: 'db', identifier: 'db', password: canary }],
    ['aws_iam_role', 'task', { id: 'task', assume_role_policy: canary }],
  ].map(([type, name, attributes]) => ({ mode: 'managed', type, name, instances: [{ attributes }] })),
}

const json = (name: string, content: unknown) => ({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) })

async function give(page: Page, ...files: readonly ReturnType<typeof json>[]) {
  await page.goto('/')
  await page.locator('input[type=file][multiple]').setInputFiles([...files])
}

test('a Terraform state is drawn, and its flows are played, without a line written by hand', async ({ page }) => {
  await give(page, json('terraform.tfstate', state))
  const result = page.getByRole('region', { name: 'Reading of terraform.tfstate' })
  await expect(result).toContainText('Terraform state: 9 read, 1 left out')
  await result.getByText('What was read, type by type').click()
  await expect(result.getByRole('rowheader', { name: /aws_iam_role/ })).toBeVisible()
  await result.getByRole('button', { name: 'Open the picture' }).click()
  await expect(page.locator('.react-flow__node', { hasText: 'web' }).first()).toBeVisible()
  await page.getByRole('button', { name: /Internet to web/ }).click()
  await expect(page.getByTestId('flow-player')).toContainText('reachable')
  // What the network suggests is kept in a file of one's own, and played from there.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save them in a topology file' }).click(),
  ])
  const saved = readFileSync(await download.path(), 'utf8')
  expect(saved).toContain('proposed: true')
  await paste(page, saved)
  await page.getByRole('button', { name: 'Open the picture' }).click()
  await page.getByRole('button', { name: /Internet to web/ }).click()
  await expect(page.getByTestId('flow-player')).toContainText('reachable')
})

test('nothing of a file leaves the page, and what is secret does not even enter it', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`))
  await give(page, json('terraform.tfstate', state))
  await page.getByRole('button', { name: 'Open the picture' }).click()
  await expect(page.locator('.react-flow__node', { hasText: 'web' }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Docs' }).click()
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  expect(sent.filter((request) => !/^(?:GET|HEAD) /.test(request))).toEqual([])
  expect(sent.join('\n')).not.toContain('vpc-0000000a')
  const everything = await page.evaluate(async () => {
    const kept = await new Promise<string>((resolve) => {
      const opening = indexedDB.open('hopline')
      opening.onsuccess = () => {
        const all = opening.result.transaction('files').objectStore('files').getAll()
        all.onsuccess = () => resolve(JSON.stringify(all.result))
      }
    })
    return document.documentElement.outerHTML + kept + JSON.stringify({ ...localStorage, ...sessionStorage })
  })
  // What may be seen is there, so that looking for it proves something.
  expect(everything).toContain('vpc-0000000a')
  expect(everything).not.toContain(canary)
})

test('several files of AWS CLI output make one picture', async ({ page }) => {
  const subnet = (id: string, zone: string, cidr: string) => ({
    SubnetId: id,
    VpcId: 'vpc-0000000b',
    CidrBlock: cidr,
    AvailabilityZone: zone,
  })
  await give(
    page,
    json('vpcs.json', { Vpcs: [{ VpcId: 'vpc-0000000b', CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: 'joined' }] }] }),
    json('subnets.json', {
      Subnets: [subnet('subnet-0000000b', 'eu-west-1a', '10.0.1.0/24'), subnet('subnet-0000000c', 'eu-west-1b', '10.0.2.0/24')],
    }),
  )
  await expect(page.getByText('AWS CLI JSON (2 files): 3 read')).toBeVisible()
  await page.getByRole('button', { name: 'Open the picture' }).click()
  await expect(page.getByText('VPC: joined (10.0.0.0/16)')).toBeVisible()
  await expect(page.getByText('Availability Zone: eu-west-1b')).toBeVisible()
})

test('both sides of a plan are seen, and the coverage is there in the viewer too', async ({ page }) => {
  const vpc = (name: string) => ({
    address: `aws_vpc.${name}`,
    mode: 'managed',
    type: 'aws_vpc',
    name,
    values: { cidr_block: '10.0.0.0/16', tags: { Name: name } },
  })
  const plan = {
    format_version: '1.2',
    planned_values: { root_module: { resources: [vpc('old'), vpc('new')] } },
    prior_state: { format_version: '1.0', values: { root_module: { resources: [vpc('old')] } } },
  }
  await give(page, json('plan.json', plan))
  await expect(page.getByText(/terraform show -json: 2 read/)).toBeVisible()
  await page.getByRole('button', { name: 'Before it' }).click()
  await expect(page.getByText(/terraform show -json: 1 read/)).toBeVisible()
  await page.getByRole('button', { name: 'Open the picture' }).click()
  await expect(page.getByText('VPC: old (10.0.0.0/16)')).toBeVisible()
  await expect(page.getByText('VPC: new (10.0.0.0/16)')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Before it' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'After the plan' }).click()
  await expect(page.getByText('VPC: new (10.0.0.0/16)')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('VPC: new (10.0.0.0/16)')).toHaveCount(0)
  await page.getByRole('button', { name: /^Topology / }).click()
  await page.getByRole('menuitem', { name: 'What was read of the files' }).click()
  await expect(page.getByRole('dialog')).toContainText('before the plan')
})

test('files that are dropped on the viewer open instead of what it shows', async ({ page }) => {
  await give(page, json('terraform.tfstate', state))
  await page.getByRole('button', { name: 'Open the picture' }).click()
  await expect(page.locator('.react-flow__node', { hasText: 'web' }).first()).toBeVisible()
  const vpc = (letter: string) => JSON.stringify({ Vpcs: [{ VpcId: `vpc-0000000${letter}`, CidrBlock: '10.9.0.0/16' }] })
  const data = await page.evaluateHandle(
    (files) => {
      const transfer = new DataTransfer()
      for (const [name, text] of files) transfer.items.add(new File([text], name))
      return transfer
    },
    [
      ['one.json', vpc('c')],
      ['two.json', vpc('d')],
    ] as [string, string][],
  )
  await page.getByTestId('canvas').dispatchEvent('dragover', { dataTransfer: data })
  await expect(page.getByText('Drop to open instead of this network')).toBeVisible()
  await page.getByTestId('canvas').dispatchEvent('drop', { dataTransfer: data })
  await expect(page.getByText('AWS CLI JSON (2 files): 2 read')).toBeVisible()
})

test('a file that holds no network says so, and what to open instead', async ({ page }) => {
  await give(page, json('state.json', { version: 3, terraform_version: '0.11.14', modules: [] }))
  await expect(page.getByText(/Terraform state of version 3, expected version 4/)).toBeVisible()
  await expect(page.getByText(/terraform apply -refresh-only/)).toBeVisible()
})

test('a folder that is chosen is read as a whole', async ({ page }, info) => {
  const folder = info.outputPath('live')
  mkdirSync(join(folder, 'modules', 'net'), { recursive: true })
  writeFileSync(join(folder, 'main.tf'), 'module "net" {\n  source = "./modules/net"\n  cidr   = "10.7.0.0/16"\n}\n')
  writeFileSync(
    join(folder, 'modules', 'net', 'net.tf'),
    'variable "cidr" {}\nresource "aws_vpc" "this" {\n  cidr_block = var.cidr\n  tags       = { Name = "from-a-module" }\n}\n',
  )
  await page.goto('/')
  await page.locator('input[webkitdirectory]').setInputFiles(folder)
  await page.getByRole('button', { name: 'Open the picture' }).click()
  await expect(page.getByText('VPC: from-a-module (10.7.0.0/16)')).toBeVisible()
})

test('a large network begins as an overview, which opens and closes', async ({ page }) => {
  const state = syntheticState(1000, 0)
  const instances: readonly { readonly name: string }[] = JSON.parse(state).resources.filter(
    (r: { type: string }) => r.type === 'aws_instance',
  )
  const last = instances.at(-1)?.name ?? 'an instance'
  await give(page, { name: 'large.tfstate', mimeType: 'application/json', buffer: Buffer.from(state) })
  await page.getByRole('button', { name: 'Open the picture' }).click()
  const hint = page.getByText(/A large network, seen from afar: \d+ groups are closed/)
  await expect(hint).toBeVisible()
  const boxes = page.locator('.react-flow__node')
  await expect(boxes.first()).toBeVisible()
  const overview = await boxes.count()
  await page.getByRole('button', { name: 'Open all' }).click()
  await expect.poll(() => boxes.count()).toBeGreaterThan(overview)
  await expect(hint).toBeHidden()
  await page.getByRole('button', { name: 'Overview' }).click()
  await expect.poll(() => boxes.count()).toBe(overview)
  // What is searched for is opened.
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill(last)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText(last)
  await expect(page.locator('.react-flow__node', { hasText: last }).first()).toBeVisible()
})
