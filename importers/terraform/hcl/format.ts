import { isRawMap, type RawValue, Unknown } from '@/importers/raw/raw-value'
import { asFlag, asNumber, asText } from '@/importers/terraform/hcl/conversions'
import { type Result, Wrong } from '@/importers/terraform/hcl/operators'
import { isOpaque, numberText } from '@/importers/terraform/hcl/values'

const verb = /%(?:%|(?:\[(\d{1,3})\])?([-+ 0#]*)(\d{1,4})?(?:\.(\d{1,3}))?([a-zA-Z]))/g

const wrong = (message: string) => new Wrong(message, 'Write %s for a text, %d for a whole number, %q for a quoted text.')

/** Text of a pattern such as `subnet-%02d`, as the function `format` of Terraform gives it. */
export function format(pattern: string, args: readonly RawValue[]): Result {
  let next = 0
  let problem: Result | null = null
  const text = pattern.replace(verb, (all, position?: string, flags = '', width?: string, precision?: string, letter?: string) => {
    if (all === '%%' || letter === undefined) return '%'
    if (position !== undefined) next = Number(position) - 1
    const value = args[next++]
    if (value === undefined) {
      problem ??= wrong(`The text asks for ${next} values and has ${args.length}`)
      return ''
    }
    const written = write(letter, value, flags, precision === undefined ? undefined : Number(precision))
    if (typeof written !== 'string') {
      problem ??= written
      return ''
    }
    return pad(written, Math.min(Number(width ?? 0), 1000), flags)
  })
  return problem ?? text
}

function pad(text: string, width: number, flags: string): string {
  if (flags.includes('-')) return text.padEnd(width)
  if (!flags.includes('0')) return text.padStart(width)
  const sign = /^[+-]/.exec(text)?.[0] ?? ''
  return sign + text.slice(sign.length).padStart(width - sign.length, '0')
}

function write(letter: string, value: RawValue, flags: string, precision: number | undefined): string | Wrong | Unknown {
  if (letter === 'v') return typeof value === 'string' ? value : json(value)
  if (letter === 's' || letter === 'q') {
    const text = asText(value)
    if (text === null) return wrong('A text was expected for %s')
    const cut = precision === undefined ? text : [...text].slice(0, precision).join('')
    return letter === 'q' ? JSON.stringify(cut) : cut
  }
  if (letter === 't') {
    const flag = asFlag(value)
    return flag === null ? wrong('True or false was expected for %t') : String(flag)
  }
  const number = asNumber(value)
  if (number === null) return wrong(`A number was expected for %${letter}`)
  const digits = digitsOf(letter, number, precision)
  return digits === null ? wrong(`%${letter} is no way to write a value`) : number >= 0 && flags.includes('+') ? `+${digits}` : digits
}

function digitsOf(letter: string, number: number, precision: number | undefined): string | null {
  const whole = Math.trunc(number)
  switch (letter) {
    case 'd':
      return numberText(whole)
    case 'b':
      return whole.toString(2)
    case 'o':
      return whole.toString(8)
    case 'x':
      return whole.toString(16)
    case 'X':
      return whole.toString(16).toUpperCase()
    case 'f':
    case 'F':
      return number.toFixed(Math.min(precision ?? 6, 100))
    case 'e':
    case 'E':
      return number.toExponential(Math.min(precision ?? 6, 100)).replace(/e([+-])(\d)$/, 'e$10$2')
    case 'g':
    case 'G':
      return numberText(precision === undefined ? number : Number(number.toPrecision(Math.min(Math.max(precision, 1), 100))))
    default:
      return null
  }
}

function json(value: RawValue): string | Unknown {
  if (isOpaque(value)) return new Unknown('a part of the text is known after apply')
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Array.isArray(value) ? value.map(json) : isRawMap(value) ? Object.entries(value).map(([key, item]) => entry(key, item)) : []
  const unknown = parts.find((part) => part instanceof Unknown)
  if (unknown !== undefined) return unknown
  return Array.isArray(value) ? `[${parts.join(',')}]` : `{${parts.join(',')}}`
}

function entry(key: string, item: RawValue): string | Unknown {
  const text = json(item)
  return text instanceof Unknown ? text : `${JSON.stringify(key)}:${text}`
}
