/** Marked strings, each used once: whatever shows one shows what it should not have read. */
export class Canaries {
  count = 0
  readonly next = (): string => `CANARY-${(++this.count).toString(36)}-q7`
}

/** Stands for a secret in a text that people write, and that is read where it holds none. */
export const secretText = '{a secret}'

/** Those that a text shows, in whatever case. */
export const canariesIn = (text: string): readonly string[] => text.match(/CANARY-[a-z0-9]+-q7/gi) ?? []

/** Attributes that hold secrets in real files, and others that hold anything. */
export const secretNames = [
  'user_data',
  'user_data_base64',
  'UserData',
  'password',
  'master_password',
  'MasterUserPassword',
  'MasterUsername',
  'master_username',
  'environment',
  'Environment',
  'container_definitions',
  'ContainerDefinitions',
  'secret_string',
  'SecretString',
  'private_key',
  'PrivateKey',
  'auth_token',
  'AuthToken',
  'certificate_body',
  'certificate_chain',
  'policy',
  'PolicyDocument',
  'assume_role_policy',
  'connection_string',
  'pre_shared_key',
  'tunnel1_preshared_key',
  'CustomerGatewayConfiguration',
  'customer_gateway_configuration',
  'client_secret',
  'ClientSecret',
  'access_key',
  'secret_key',
  'token',
  'Token',
  'api_key',
  'ApiKey',
  'kms_key_id',
  'KmsKeyId',
  'script',
  'command',
  'Command',
  'entryPoint',
  'definition',
  'body',
  'Metadata',
  'metadata',
  'sensitive_attributes',
  'private',
  'iam_instance_profile',
  'IamInstanceProfile',
  'key_name',
  'KeyName',
  'ImageId',
  'ami',
  'Comment',
  'comment',
  'notes',
  'Note',
  'endpoint_url',
  'dns_name',
  'DNSName',
  'hosted_zone_id',
  'owner_id',
] as const

/** As many leaves as a real resource has, at the top, in maps, in blocks and in lists of maps. */
export function leaves(canaries: Canaries, asList: boolean): Record<string, unknown> {
  const flat = Object.fromEntries(secretNames.map((name) => [name, canaries.next()]))
  const map = Object.fromEntries(secretNames.slice(0, 12).map((name) => [`${name}_x`, canaries.next()]))
  const nested = { variables: { DB_PASSWORD: canaries.next(), API: canaries.next() }, list: [canaries.next(), canaries.next()] }
  return {
    ...flat,
    settings: asList ? [map] : map,
    Settings: [map, { Name: 'x', Value: canaries.next() }],
    environment_block: asList ? [nested] : nested,
    labels: { team: canaries.next(), cost: canaries.next() },
    history: [{ at: canaries.next(), by: canaries.next(), what: [canaries.next()] }],
  }
}

const plantedPerBlock = 5

/** The same value with canaries in every block of it, however deep, beside what is read there. */
export function planted(value: unknown, canaries: Canaries): unknown {
  if (Array.isArray(value)) return value.map((one) => planted(one, canaries))
  if (value === secretText) return `password: ${canaries.next()}`
  if (typeof value !== 'object' || value === null || isReference(value)) return value
  const own = Object.entries(value).map(([name, one]): readonly [string, unknown] => [name, planted(one, canaries)])
  const from = canaries.count % secretNames.length
  const more = [...secretNames, ...secretNames].slice(from, from + plantedPerBlock).map((name) => [name, canaries.next()] as const)
  return { ...Object.fromEntries(more), ...Object.fromEntries(own) }
}

/** An intrinsic function of a template stands alone in its map. */
const isReference = (value: object): boolean => /^(?:Ref$|Fn::)/.test(Object.keys(value)[0] ?? '')

/** A resource of the network with canaries in every block of it, and all those attributes beside that a real one has. */
export const filled = (attributes: object, canaries: Canaries, asList: boolean): Record<string, unknown> => ({
  ...leaves(canaries, asList),
  ...(planted(attributes, canaries) as object),
})
