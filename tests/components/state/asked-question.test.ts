import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasTwoEnds, readAsk, writeAsk } from '@/components/state/asked-question'

test('a question is written as from~to~protocol~port, without what is empty at its end', () => {
  expect(writeAsk({ from: 'alb', to: 'api', protocol: 'tcp', port: '8080' })).toBe('alb~api~tcp~8080')
  expect(writeAsk({ from: '', to: 'api', protocol: '', port: '' })).toBe('~api')
})

test('a question is read as it was written, whatever its ends are called', () => {
  const text = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(fc.record({ from: text, to: text, protocol: text, port: text, through: text }), ({ through, ...rest }) => {
      const question = through === '' ? rest : { ...rest, through }
      expect(readAsk(writeAsk(question))).toEqual(question)
    }),
  )
})

test('a question has two ends or one', () => {
  expect(hasTwoEnds(readAsk('alb~api'))).toBe(true)
  expect(hasTwoEnds(readAsk('alb'))).toBe(false)
})
