import { blocks, bullets, type DocumentSection } from '@/exporters/document/section'
import { inline, link } from '@/exporters/markdown/encode'
import { consistencyNotes } from '@/model/analyses/consistency/index'

/** Where the document contradicts AWS or itself; every note comes from an analysis and goes when its cause goes. */
export const notesSection: DocumentSection = {
  id: 'consistency-notes',
  write: (t) => {
    const notes = consistencyNotes.flatMap((analysis) => analysis.run(t))
    return notes.length === 0 ? null : blocks('## Consistency notes', bullets(notes.map((n) => inline(n.message))))
  },
}

export const relatedSection: DocumentSection = {
  id: 'related',
  write: (t) => {
    const { related } = t.topology.document
    if (related.length === 0) return null
    const items = related.map((r) => `${link(r.title, r.link)}${r.note === undefined ? '' : ` - ${inline(r.note)}`}`)
    return blocks('---', `**Related Documentation:**\n${bullets(items)}`)
  },
}
