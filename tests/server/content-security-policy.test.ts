import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { contentSecurityPolicy, inlineScriptHashes } from '@/server/content-security-policy'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

test('each inline script of a page is allowed by its hash, and no other', () => {
  const html = `<script>one()</script><SCRIPT async>two()\r\nthree()</SCRIPT><script src="/a.js"></script><script nonce="" src='/b.js' async></script><script></script><script>one()</script>`
  expect(inlineScriptHashes(html)).toEqual([hash('one()'), hash('two()\nthree()')])
  expect(contentSecurityPolicy([hash('one()')])).toContain(`script-src 'self' ${hash('one()')};`)
})

test('a page without scripts allows none but files of the viewer', () => {
  expect(inlineScriptHashes('<p>&lt;script&gt;x()&lt;/script&gt;</p>')).toEqual([])
  expect(contentSecurityPolicy([])).toContain("script-src 'self';")
})
