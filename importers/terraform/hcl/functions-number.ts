import { asNumber } from '@/importers/terraform/hcl/conversions'
import { closed, type Functions, longest, ofNumbers } from '@/importers/terraform/hcl/function-kit'
import { Wrong } from '@/importers/terraform/hcl/operators'
import { decimal } from '@/importers/terraform/hcl/values'

const digits = '0123456789abcdefghijklmnopqrstuvwxyz'

export const numberFunctions: Functions = {
  min: ofNumbers(1, longest, (numbers) => numbers.reduce((a, b) => Math.min(a, b))),
  max: ofNumbers(1, longest, (numbers) => numbers.reduce((a, b) => Math.max(a, b))),
  ceil: ofNumbers(1, 1, ([number = 0]) => Math.ceil(number) + 0),
  floor: ofNumbers(1, 1, ([number = 0]) => Math.floor(number)),
  abs: ofNumbers(1, 1, ([number = 0]) => Math.abs(number)),
  signum: ofNumbers(1, 1, ([number = 0]) => Math.sign(number)),
  pow: ofNumbers(2, 2, ([base = 0, exponent = 0]) => {
    const result = decimal(base ** exponent)
    return Number.isFinite(result) ? result : new Wrong('The number is too large', 'Use a smaller one.')
  }),
  parseint: closed(2, 2, ([text = null, base = null]) => {
    const radix = asNumber(base)
    if ((typeof text !== 'string' && typeof text !== 'number') || radix === null || !Number.isInteger(radix) || radix < 2 || radix > 36)
      return new Wrong('A text and a base from 2 to 36 were expected', 'Write it as parseint("ff", 16).')
    const written = String(text).toLowerCase()
    const isNumber =
      /^[+-]?[0-9a-z]{1,200}$/.test(written) && [...written.replace(/^[+-]/, '')].every((digit) => digits.indexOf(digit) < radix)
    return isNumber ? Number.parseInt(written, radix) : new Wrong(`The text is no number of base ${radix}`, 'Give it its digits only.')
  }),
}
