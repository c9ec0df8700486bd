import { no, type PracticeCheck, unknown, yes } from '@/model/analyses/practices/practice'
import { listInWords } from '@/model/words'

export const httpsAtTheEdge: PracticeCheck = {
  id: 'https-enforced-at-the-edge',
  check: (t) => {
    const cdns = t.of('cloudfront-distribution')
    if (cdns.length === 0) return unknown('No CloudFront distribution in the topology.')
    const open = cdns.filter((c) => c.viewerProtocolPolicy === 'allow-all')
    if (open.length > 0) return no(`${listInWords(open.map((c) => t.nameOf(c.id)))} accepts HTTP.`)
    const vague = cdns.filter((c) => c.viewerProtocolPolicy === undefined)
    if (vague.length > 0)
      return unknown(`The viewer protocol policy of ${listInWords(vague.map((c) => t.nameOf(c.id)))} is not in the input.`)
    return yes(listInWords(cdns.map((c) => `${t.nameOf(c.id)}: ${c.viewerProtocolPolicy}`)).concat('.'))
  },
}
