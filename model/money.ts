/** `$1,234.50`: cents always, thousands grouped, as AWS writes prices. */
export function usd(amount: number): string {
  const [whole = '0', cents = '00'] = Math.abs(roundCents(amount)).toFixed(2).split('.')
  return `${amount < 0 ? '-' : ''}$${groupThousands(whole)}.${cents}`
}

/** A unit price: as many digits as it needs, two at least: `$0.01`, `$0.045`. */
export function unitPrice(amount: number): string {
  const digits = amount.toFixed(6).replace(/0+$/, '')
  const [whole = '0', fraction = ''] = digits.split('.')
  return `$${groupThousands(whole)}.${fraction.padEnd(2, '0')}`
}

/** Rounds to cents, half up, without the drift of binary fractions: 0.225 gives 0.23. */
export function roundCents(amount: number): number {
  const cents = Math.round(Number((Math.abs(amount) * 100).toFixed(6)))
  return (Math.sign(amount) * cents) / 100
}

/** `65,536`. */
export function groupThousands(digits: string | number): string {
  return String(digits).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** Price of an hour on a box: `$0.01/hr`, `Free`. */
export const hourlyLabel = (usdPerHour: number): string => (usdPerHour === 0 ? 'Free' : `${unitPrice(usdPerHour)}/hr`)
