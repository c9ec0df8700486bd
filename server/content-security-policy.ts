import { createHash } from 'node:crypto'

/**
 * Hashes of the scripts that stand inside a page, as `script-src` wants them. The export has a few (the data that React starts from,
 * the theme): naming each leaves no room for any other, which 'unsafe-inline' would.
 *
 * Source: Content Security Policy Level 3, "Hash usage for inline scripts"
 */
export function inlineScriptHashes(html: string): readonly string[] {
  const hashes = new Set<string>()
  for (const [, attributes = '', content = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    if (/\ssrc\s*=/i.test(attributes) || content === '') continue
    // The browser hashes what it parsed, in which every line end is a line feed.
    hashes.add(`'sha256-${createHash('sha256').update(content.replace(/\r\n?/g, '\n'), 'utf8').digest('base64')}'`)
  }
  return [...hashes]
}

/**
 * Policy of a response. Nothing is loaded from elsewhere and nothing is evaluated. Styles may stand inline: React Flow places its boxes
 * by style attributes, Mermaid writes a <style> into each drawing.
 */
export const contentSecurityPolicy = (scriptHashes: readonly string[]): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...scriptHashes].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
