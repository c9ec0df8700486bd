/** What of a request tells who sends it. */
export interface Caller {
  readonly host: string | undefined
  readonly origin: string | undefined
  /** Sec-Fetch-Site: browsers set it and no page can forge it. */
  readonly site: string | undefined
}

/** The names by which this machine alone is reached, with the port that the server listens on. */
export const ownHosts = (port: number): ReadonlySet<string> =>
  new Set(['127.0.0.1', 'localhost', '[::1]'].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])))

/**
 * Why a caller is refused; null where it is welcome. Listening on loopback is not enough: any page in the user's browser can send
 * requests there, and with DNS rebinding (a foreign name that resolves to 127.0.0.1) it could read the answers too.
 */
export function whyRefused({ host, origin, site }: Caller, hosts: ReadonlySet<string>): string | null {
  if (host === undefined || !hosts.has(host.toLowerCase()))
    return 'This address is not one of the viewer. Open it as 127.0.0.1 or localhost.'
  if (origin !== undefined && !isOwnOrigin(origin, hosts)) return 'A page of another origin may not talk to the viewer.'
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return 'Another page led here. To open the viewer, paste its address into the address bar.'
  }
  return null
}

function isOwnOrigin(origin: string, hosts: ReadonlySet<string>): boolean {
  const match = /^http:\/\/([^/]+)$/.exec(origin.toLowerCase())
  return match !== null && hosts.has(match[1] ?? '')
}
