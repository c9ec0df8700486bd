import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, expect, test } from '@playwright/test'
import { browserFlags, findBrowser } from '@/scripts/find-browser.mjs'

/* What other pages in the same browser can do to the server of the viewer: nothing. */
let foreign: Server
let foreignAddress: string

test.beforeAll(async () => {
  foreign = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>foreign</title><body>foreign page</body>'),
  )
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
  foreignAddress = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`
})
test.afterAll(() => {
  foreign.close()
})

test('a page of the viewer reads the opened topology', async ({ page }) => {
  await page.goto('/')
  const answer = await page.evaluate(async () => {
    const response = await fetch('/opened-topology')
    return { status: response.status, name: (await response.json()).name }
  })
  expect(answer).toEqual({ status: 200, name: 'omnigen.yaml' })
})

test('a page of another origin reads nothing, neither by fetch nor in a frame nor as a script', async ({ page, baseURL }) => {
  await page.goto(foreignAddress)
  const target = `${baseURL}/opened-topology`
  const seen = await page.evaluate(async (url) => {
    const tryTo = (work: Promise<unknown>) => work.then(String, (error) => `refused: ${error.name}`)
    const element = (name: 'iframe' | 'script' | 'img', address: string) =>
      new Promise<string>((resolve) => {
        const made = document.createElement(name)
        made.onload = () => resolve(name === 'iframe' ? String((made as HTMLIFrameElement).contentDocument === null) : 'loaded')
        made.onerror = () => resolve('refused')
        made.src = address
        document.body.append(made)
      })
    return {
      cors: await tryTo(fetch(url).then((r) => r.text())),
      opaque: await tryTo(fetch(url, { mode: 'no-cors' }).then((r) => r.type)),
      script: await element('script', url),
      image: await element('img', url.replace('opened-topology', 'icon.svg')),
      frame: await element('iframe', url),
      control: await tryTo(fetch(location.href).then((r) => r.status)),
    }
  }, target)
  expect(seen.cors).toBe('refused: TypeError')
  expect(seen.opaque).toBe('refused: TypeError')
  expect(seen.script).toBe('refused')
  expect(seen.image).toBe('refused')
  // A frame that was refused holds an error page of an origin of its own.
  expect(seen.frame).toBe('true')
  expect(seen.control).toBe('200')
})

test('a foreign name that resolves to this machine reads nothing', async ({ baseURL }) => {
  const found = findBrowser()
  if (found.path === null) throw new Error(found.why)
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [...browserFlags, '--host-resolver-rules=MAP rebound.example 127.0.0.1'],
  })
  try {
    const page = await browser.newPage()
    const port = new URL(baseURL ?? '').port
    const answer = await page.goto(`http://rebound.example:${port}/opened-topology`)
    expect(answer?.status()).toBe(403)
    expect(await page.content()).not.toContain('schemaVersion')
    const control = await page.goto(`http://localhost:${port}/`)
    expect(control?.status()).toBe(200)
  } finally {
    await browser.close()
  }
})

test('a script that is not of the export does not run, and text is not evaluated', async ({ page }) => {
  await page.goto('/')
  const ran = await page.evaluate(async () => {
    const world = window as unknown as { inline?: boolean; evaluated?: boolean }
    const script = document.createElement('script')
    script.textContent = 'window.inline = true'
    document.head.append(script)
    // The debugger that runs this may evaluate text; a timer asks the policy of the page.
    setTimeout('window.evaluated = true' as unknown as () => void, 0)
    await new Promise((done) => setTimeout(done, 200))
    return { inline: world.inline ?? false, evaluated: world.evaluated ?? false }
  })
  expect(ran).toEqual({ inline: false, evaluated: false })
})

test('the same ways do run where no policy forbids them', async ({ page }) => {
  await page.goto(foreignAddress)
  const ran = await page.evaluate(async () => {
    const world = window as unknown as { inline?: boolean; evaluated?: boolean }
    const script = document.createElement('script')
    script.textContent = 'window.inline = true'
    document.head.append(script)
    setTimeout('window.evaluated = true' as unknown as () => void, 0)
    await new Promise((done) => setTimeout(done, 200))
    return { inline: world.inline, evaluated: world.evaluated }
  })
  expect(ran).toEqual({ inline: true, evaluated: true })
})
