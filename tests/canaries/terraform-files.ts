import type { InputFile } from '@/importers/raw/raw-resource'
import { terraformVocabulary } from '@/importers/terraform/vocabulary/index'
import { type Canaries, filled, planted, secretNames } from '@/tests/canaries/canaries'
import { terraformNetwork } from '@/tests/canaries/terraform-network'

const otherTypes = ['aws_msk_cluster', 'aws_ssm_parameter', 'aws_iam_user']
const types = [...Object.keys(terraformVocabulary.meanings).filter((type) => /^aws_/.test(type)), ...otherTypes]
const resources = [
  ...terraformNetwork,
  ...types.map((type, i) => [type, 'x', { id: `${type.slice(4, 7)}-${(0x10000000 + i).toString(16)}`, vpc_id: 'vpc-10000000' }] as const),
]

const attributes = (own: object, canaries: Canaries) => {
  const all = filled(own, canaries, true)
  return { ...all, tags: { Owner: canaries.next(), Key: canaries.next(), ...(all.tags as object | undefined) } }
}

export const stateFiles = (canaries: Canaries): readonly InputFile[] => {
  const instance = (own: object) => ({
    sensitive_attributes: [canaries.next()],
    private: canaries.next(),
    attributes: attributes(own, canaries),
  })
  const state = {
    version: 4,
    terraform_version: '1.9.0',
    lineage: canaries.next(),
    outputs: Object.fromEntries(secretNames.map((name) => [name, { value: canaries.next(), type: 'string' }])),
    resources: resources.map(([type, name, own]) => ({ mode: 'managed', type, name, instances: [instance(own)] })),
  }
  return [{ name: 'terraform.tfstate', text: JSON.stringify(state) }]
}

export const planFiles = (canaries: Canaries): readonly InputFile[] => {
  const written = (own: object) => attributes(own, canaries)
  const head = (type: string, name: string) => ({ address: `${type}.${name}`, mode: 'managed', type, name })
  const expressions = () => Object.fromEntries(secretNames.map((name) => [name, { constant_value: canaries.next() }]))
  const plan = {
    format_version: '1.2',
    variables: Object.fromEntries(secretNames.map((name) => [name, { value: canaries.next() }])),
    planned_values: {
      outputs: { x: { value: canaries.next() } },
      root_module: {
        resources: resources.map(([type, name, own]) => ({
          ...head(type, name),
          values: written(own),
          sensitive_values: { password: canaries.next() },
        })),
      },
    },
    resource_changes: resources.map(([type, name, own]) => ({
      ...head(type, name),
      change: {
        actions: ['update'],
        before: written(own),
        after: written(own),
        before_sensitive: { a: canaries.next() },
        after_unknown: {},
      },
    })),
    configuration: {
      provider_config: { aws: { expressions: expressions() } },
      root_module: {
        resources: resources.map(([type, name]) => ({ ...head(type, name), expressions: expressions() })),
        variables: { v: { default: canaries.next(), description: canaries.next() } },
      },
    },
  }
  return [{ name: 'plan.json', text: JSON.stringify(plan) }]
}

/** Ids and names by which resources of the network refer to each other, as a folder writes it. */
const references: ReadonlyMap<unknown, string> = new Map(
  terraformNetwork.flatMap(([type, name, own]) =>
    (['id', 'arn'] as const).flatMap((of) => (own[of] === undefined ? [] : [[own[of], `${type}.${name}.${of}`] as const])),
  ),
)
/** AWS gives them; nobody writes them. */
const given: ReadonlySet<string> = new Set(['id', 'arn', 'allocation_id', 'public_ip'])

const isBlock = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

function expression(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(expression).join(', ')}]`
  if (isBlock(value))
    return `{ ${Object.entries(value)
      .map(([name, one]) => `${JSON.stringify(name)} = ${expression(one)}`)
      .join(', ')} }`
  return references.get(value) ?? JSON.stringify(value)
}

const body = (own: object): string =>
  Object.entries(own)
    .map(([name, value]) =>
      Array.isArray(value) && value.length > 0 && value.every(isBlock)
        ? value.map((block) => `${name} {\n${body(block)}\n}`).join('\n')
        : `${name} = ${expression(value)}`,
    )
    .join('\n')

const block = (head: string, own: object, more = ''): string => `${head} {\n${body(own)}\n${more}}\n`

/** What a folder holds beside the attributes of its resources. */
function surroundings(canaries: Canaries): string {
  const { next } = canaries
  return [
    `# ${next()}\n/* ${next()}\n${next()} */\n// ${next()}\n`,
    `terraform {\nbackend "s3" {\nbucket = "${next()}"\naccess_key = "${next()}"\n}\n}\n`,
    `provider "aws" {\nregion = "eu-west-1"\naccess_key = "${next()}"\nsecret_key = "${next()}"\n}\n`,
    `locals {\nsecret = "${next()}"\nall = { a = "${next()}", b = ["${next()}"] }\n}\n`,
    ...secretNames.map((name) => `variable "${name}" {\ndefault = "${next()}"\ndescription = "${next()}"\n}\n`),
    ...secretNames.map((name) => `output "${name}" {\nvalue = "${next()}-\${var.${name}}"\n}\n`),
    `data "aws_ssm_parameter" "db" {\nname = "${next()}"\nvalue = "${next()}"\n}\n`,
    `module "more" {\nsource = "./more"\npassword = "${next()}"\nall = { x = "${next()}" }\n}\n`,
  ].join('\n')
}

/** As a machine is set up: a script in a heredoc, and one that is run after it is made. */
const scripts = ({ next }: Canaries): string =>
  `launch_script = <<-EOT\n  export TOKEN=${next()} \${var.password} ${next()}\n  # ${next()}\nEOT\nprovisioner "remote-exec" {\ninline = ["${next()}"]\nconnection {\npassword = "${next()}"\n}\n}\n`

export const folderFiles = (canaries: Canaries): readonly InputFile[] => {
  const { next } = canaries
  const resource = ([type, name, own]: (typeof terraformNetwork)[number]) => {
    const written = Object.fromEntries(Object.entries(attributes(own, canaries)).filter(([attribute]) => !given.has(attribute)))
    return block(`resource "${type}" "${name}"`, written, scripts(canaries))
  }
  const others = types.map((type) => block(`resource "${type}" "x"`, attributes({}, canaries), scripts(canaries)))
  const more = `variable "password" {\ndefault = "${next()}"\n}\nvariable "all" {}\noutput "all" {\nvalue = var.all\n}\n`
  return [
    { name: 'main.tf', text: `${surroundings(canaries)}\n${terraformNetwork.map(resource).join('\n')}` },
    { name: 'more/main.tf', text: `${more}${others.join('\n')}` },
    { name: 'terraform.tfvars', text: `# ${next()}\npassword = "${next()}"\nunknown = "${next()}"\n` },
  ]
}

/** As `terraform show -json` writes a state. */
export const shownFiles = (canaries: Canaries): readonly InputFile[] => {
  const shown = resources.map(([type, name, own]) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    values: attributes(own, canaries),
    sensitive_values: planted({}, canaries),
  }))
  const state = { format_version: '1.0', terraform_version: '1.9.0', values: { root_module: { resources: shown } } }
  return [{ name: 'state.json', text: JSON.stringify(state) }]
}
