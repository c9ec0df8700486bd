import { CircleCheck, CircleHelp, OctagonX } from 'lucide-react'
import type { VerdictWord } from '@/model/reachability/verdict'

const looks = {
  reachable: { Icon: CircleCheck, colours: 'bg-good-soft text-good' },
  blocked: { Icon: OctagonX, colours: 'bg-bad-soft text-bad' },
  undecided: { Icon: CircleHelp, colours: 'bg-doubt-soft text-doubt' },
} as const

/** A verdict by sign, colour and word, never by colour alone. */
export function VerdictMark({ word }: { readonly word: VerdictWord }) {
  const { Icon, colours } = looks[word]
  return (
    <span className={`inline-flex min-h-5 items-center gap-1 rounded-full px-2 font-medium text-small ${colours}`} data-verdict={word}>
      <Icon size={12} aria-hidden="true" />
      {word}
    </span>
  )
}
