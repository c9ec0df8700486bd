import { isObject } from '@/importers/importer'

/** Whether a template is of the Serverless Application Model. */
export const isServerless = (template: Record<string, unknown>): boolean => {
  const transforms = Array.isArray(template.Transform) ? template.Transform : [template.Transform]
  return transforms.some((one) => typeof one === 'string' && one.startsWith('AWS::Serverless-'))
}

/** What SAM makes of a resource: functions with what all of them share; other types stay as they are. */
export function deployed(
  type: string,
  properties: unknown,
  template: Record<string, unknown>,
): { readonly type: string; readonly properties: unknown } {
  if (type !== 'AWS::Serverless::Function') return { type, properties }
  const globals = isObject(template.Globals) && isObject(template.Globals.Function) ? template.Globals.Function : {}
  const own = isObject(properties) ? properties : {}
  return { type: 'AWS::Lambda::Function', properties: { ...globals, ...own, ...vpcConfig(globals, own) } }
}

/** Maps of both are put together, and lists one behind the other. Source: SAM Developer Guide, "Globals section". */
function vpcConfig(globals: Record<string, unknown>, own: Record<string, unknown>): Record<string, unknown> {
  if (!isObject(globals.VpcConfig) || !isObject(own.VpcConfig)) return {}
  const merged: Record<string, unknown> = { ...globals.VpcConfig }
  for (const [name, value] of Object.entries(own.VpcConfig)) {
    const before = merged[name]
    merged[name] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value
  }
  return { VpcConfig: merged }
}
