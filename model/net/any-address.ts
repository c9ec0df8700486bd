/**
 * An address of a block as people write it: the fixed octets, then `x`: `10.0.10.x` for 10.0.10.0/24, `10.0.x.x` for a /20 of it.
 * An IPv6 block gives its prefix and `::x`. Text that is no block comes back as it is.
 */
export function anyAddressOf(cidr: string): string {
  const [address = '', length = ''] = cidr.split('/')
  const bits = Number(length)
  if (!Number.isInteger(bits) || length === '') return cidr
  if (address.includes(':')) return bits === 128 ? address : `${address.replace(/::$/, '')}::x`
  return address
    .split('.')
    .map((octet, i) => (bits >= (i + 1) * 8 ? octet : 'x'))
    .join('.')
}
