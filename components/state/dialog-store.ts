import { create } from 'zustand'

export type DialogId = 'palette' | 'help' | 'problems' | 'coverage'

/** The dialog that lies over the viewer; one at a time. */
export const useDialog = create<{ readonly open: DialogId | null }>(() => ({ open: null }))

export const showDialog = (open: DialogId | null) => useDialog.setState({ open })
