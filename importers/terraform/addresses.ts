/** `module.net["a"].aws_subnet.private[0]`, as Terraform writes it. */
export function addressOf(module: string | undefined, mode: string, type: string, name: string, index: unknown): string {
  const own = `${mode === 'data' ? 'data.' : ''}${type}.${name}`
  const key = typeof index === 'number' ? `[${index}]` : typeof index === 'string' ? `[${JSON.stringify(index)}]` : ''
  return `${module === undefined || module === '' ? '' : `${module}.`}${own}${key}`
}

/** An address without the indexes of its instances: what the configuration calls it. */
export const withoutIndexes = (address: string): string => address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, '')

/** The index that an address ends with: `[0]`, `["a"]`, or nothing. */
export const indexOf = (address: string): string => /(\["(?:[^"\\]|\\.)*"\]|\[\d+\])$/.exec(address)?.[1] ?? ''

/** What is looked up and not made by a configuration is told of in passing: types of their own. */
export const dataType = (type: string): string => `data.${type}`
