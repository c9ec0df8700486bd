import { type RawValue, Unknown } from '@/importers/raw/raw-value'
import { asFlag } from '@/importers/terraform/hcl/conversions'
import { evaluateFor } from '@/importers/terraform/hcl/evaluate-for'
import { evaluateTemplate } from '@/importers/terraform/hcl/evaluate-template'
import { callFunction } from '@/importers/terraform/hcl/functions'
import { binary, firstOpaque, logic, passedOn, type Result, unary, Wrong } from '@/importers/terraform/hcl/operators'
import { failureIn, weightOf } from '@/importers/terraform/hcl/run'
import { evaluate, type Scope } from '@/importers/terraform/hcl/scope'
import { takeSteps } from '@/importers/terraform/hcl/steps'
import type { At, CallNode, Node, Step } from '@/importers/terraform/hcl/syntax'
import { Failure, isList, isOpaque, isSet, keyOf, mapOf, same } from '@/importers/terraform/hcl/values'

/** What each kind of expression means; `evaluate` of scope.ts asks it. */
export function work(node: Node, scope: Scope): RawValue {
  const settle = (result: Result): RawValue =>
    result instanceof Wrong ? scope.run.fail('hcl/value', node.at, `${result.message}.`, result.fix) : result
  switch (node.kind) {
    case 'literal':
      return node.value
    case 'template':
      return evaluateTemplate(node.parts, scope, node.at)
    case 'name':
      return nameAndSteps(node.name, [], scope, node.at)
    case 'steps':
      return node.base.kind === 'name'
        ? nameAndSteps(node.base.name, node.steps, scope, node.at)
        : takeSteps(evaluate(node.base, scope), node.steps, scope)
    case 'list':
      return node.items.map((item) => evaluate(item, scope))
    case 'object':
      return objectOf(node, scope)
    case 'for':
      return evaluateFor(node, scope, node.at)
    case 'conditional':
      return conditional(node, scope)
    case 'unary':
      return settle(unary(node.operator, evaluate(node.operand, scope)))
    case 'binary': {
      const left = evaluate(node.left, scope)
      const right = () => evaluate(node.right, scope)
      scope.run.spend(weightOf(left) >> 7, node.at)
      return settle(
        node.operator === '&&' || node.operator === '||' ? logic(node.operator, left, right) : binary(node.operator, left, right()),
      )
    }
    case 'call':
      return call(node, scope, node.at, settle)
  }
}

function nameAndSteps(name: string, steps: readonly Step[], scope: Scope, at: At): RawValue {
  for (let inner = scope.inner; inner !== null; inner = inner.outer) {
    const value = inner.names.get(name)
    if (value !== undefined) return takeSteps(value, steps, scope)
  }
  const { value, used } = scope.module.lookUp(name, steps, at)
  return takeSteps(value, steps.slice(used), scope)
}

function objectOf(node: Extract<Node, { kind: 'object' }>, scope: Scope): RawValue {
  const entries: [string, RawValue][] = []
  for (const { key, value } of node.entries) {
    const evaluated = evaluate(key, scope)
    const name = keyOf(evaluated)
    if (name === null)
      return isOpaque(evaluated)
        ? passedOn(evaluated)
        : scope.run.fail('hcl/value', key.at, 'The name of an entry is a text.', 'Give it a text, or a number.')
    entries.push([name, evaluate(value, scope)])
  }
  return mapOf(entries)
}

function conditional(node: Extract<Node, { kind: 'conditional' }>, scope: Scope): RawValue {
  const condition = evaluate(node.condition, scope)
  const flag = asFlag(condition)
  if (flag !== null) return evaluate(flag ? node.yes : node.no, scope)
  if (!isOpaque(condition)) return scope.run.fail('hcl/value', node.condition.at, 'A condition is true or false.', 'Write a comparison.')
  if (condition instanceof Failure) return condition
  // Whichever it is, when both are the same it does not matter.
  const yes = evaluate(node.yes, scope)
  return same(yes, evaluate(node.no, scope)) === true ? yes : passedOn(condition)
}

function call(node: CallNode, scope: Scope, at: At, settle: (result: Result) => RawValue): RawValue {
  if (node.name === 'try') return firstThatWorks(node, scope, at)
  if (node.name === 'can') {
    const [first] = node.args
    const value = first === undefined ? null : evaluate(first, scope)
    if (failureIn(value) !== null) return false
    return value instanceof Unknown ? value : true
  }
  let args: readonly RawValue[] = node.args.map((arg) => evaluate(arg, scope))
  if (node.spread) {
    const last = args.at(-1) ?? []
    if (!isList(last)) {
      const opaque = isOpaque(last) ? passedOn(last) : null
      return opaque ?? scope.run.fail('hcl/value', at, 'Before "..." stands a list.', 'Give it a list of arguments.')
    }
    // The order in which a set that is not known gives its items is not known either.
    if (isSet(last) && last.length > 1 && firstOpaque(last) !== null && !isOrderless(node.name)) return firstOpaque(last)
    args = [...args.slice(0, -1), ...last]
  }
  return settle(callFunction(node.name, args, { run: scope.run, at }))
}

const isOrderless = (name: string) => ['merge', 'setunion', 'setintersection', 'concat'].includes(name)

function firstThatWorks(node: CallNode, scope: Scope, at: At): RawValue {
  for (const arg of node.args) {
    const value = evaluate(arg, scope)
    if (failureIn(value) === null) return value
  }
  return scope.run.fail(
    'hcl/value',
    at,
    'None of the arguments of try has a value.',
    'Give it a last argument that always has one, such as null.',
  )
}
