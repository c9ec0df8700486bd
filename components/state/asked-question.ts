import type { AskedQuestion } from '@/components/worker/ask-protocol'

/** A question in the address bar: `from~to~protocol~port~through`, what is empty at its end left out. Names may hold the sign themselves. */
export const writeAsk = ({ from, to, protocol, port, through = '' }: AskedQuestion): string =>
  [from, to, protocol, port, through]
    .map((part) => part.replaceAll('%', '%25').replaceAll('~', '%7E'))
    .join('~')
    .replace(/~+$/, '')

export function readAsk(text: string): AskedQuestion {
  const [from = '', to = '', protocol = '', port = '', through = ''] = text
    .split('~')
    .map((part) => part.replaceAll('%7E', '~').replaceAll('%25', '%'))
  return { from, to, protocol, port, ...(through === '' ? {} : { through }) }
}

/** Two ends are one connection; one end asks for everything that it reaches, or that reaches it. */
export const hasTwoEnds = ({ from, to }: Pick<AskedQuestion, 'from' | 'to'>): boolean => from !== '' && to !== ''
