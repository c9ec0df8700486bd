import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { browserFlags, findBrowser } from '@/scripts/find-browser.mjs'

function folderWith(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hopline browser '))
  writeFileSync(join(folder, name), '')
  chmodSync(join(folder, name), 0o755)
  return folder
}

describe('the browser of the tests', () => {
  test('is the one that CHROME_PATH names', () => {
    const path = join(folderWith('my-chrome'), 'my-chrome')
    expect(findBrowser({ CHROME_PATH: path, PATH: folderWith('chromium') })).toEqual({ path, from: 'CHROME_PATH' })
  })

  test('is missed rather than guessed where CHROME_PATH leads nowhere', () => {
    const found = findBrowser({ CHROME_PATH: '/no/such/chrome', PATH: folderWith('chromium') })
    expect(found).toEqual({ path: null, why: expect.stringContaining('/no/such/chrome') })
  })

  test('is found in PATH, the first folder first', () => {
    const first = folderWith('google-chrome-stable')
    const PATH = [mkdtempSync(join(tmpdir(), 'empty ')), first, folderWith('chromium')].join(delimiter)
    expect(findBrowser({ PATH })).toEqual({ path: join(first, 'google-chrome-stable'), from: 'PATH' })
  })

  test('is no folder of that name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'empty '))
    mkdirSync(join(folder, 'chromium'))
    expect(findBrowser({ PATH: folder }).path ?? '').not.toBe(join(folder, 'chromium'))
  })
})

test('the sandbox is left on for everybody but root, who cannot start it', () => {
  expect(browserFlags.includes('--no-sandbox')).toBe(process.getuid?.() === 0)
})
