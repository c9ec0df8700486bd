import { describe, expect, test } from 'vitest'
import { commands } from '@/cli/commands/index'
import { run } from '@/tests/cli/run'

describe('help', () => {
  test('leads with examples and lists every command', async () => {
    const { exit, out, err } = await run(['--help'])
    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expect(out.indexOf('Examples:')).toBe(0)
    for (const command of commands) expect(out).toContain(command.summary.split(' ').slice(0, 4).join(' '))
  })

  test.each(commands.map((c) => c.name))('of %s shows its examples first', async (name) => {
    const { exit, out } = await run([name, '--help'])
    expect(exit).toBe(0)
    expect(out.startsWith(`Examples:\n  hopline ${name}`)).toBe(true)
  })

  test('the version', async () => {
    expect(await run(['--version'])).toEqual({ exit: 0, out: '1.2.3\n', err: '' })
  })
})

describe('wrong usage ends with 2, says what was expected, and prints no data', () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /Usage: hopline/],
    [['veiw'], /unknown command 'veiw'[\s\S]*Did you mean view/],
    [['docs'], /missing required argument 'input'/],
    [['docs', 'a.yaml', 'b.yaml'], /too many arguments/],
    [['docs', 'a.yaml', '--ouf', 'x'], /unknown option '--ouf'[\s\S]*Did you mean --out/],
    [['export', 'a.yaml'], /required option '--view <id>'/],
    [['export', 'a.yaml', '--view', 'network', '--format', 'mermiad'], /no format "mermiad". Did you mean mermaid\?/],
    [['view', '--port', '70000'], /--port is "70000", expected a whole number from 0 to 65535/],
    [['view', '--port', '3e3'], /expected a whole number/],
    [['view', '--port=-1'], /expected a whole number/],
    [['view', '--host', '0.0.0.0'], /--host is "0.0.0.0", expected 127.0.0.1/],
    [['schema', '--check'], /--check compares with a file/],
  ]
  test.each(wrong)('%j', async (args, message) => {
    const { exit, out, err } = await run(args)
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toMatch(message)
  })
})
