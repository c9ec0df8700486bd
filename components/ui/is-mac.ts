/** Whether the keys of this machine are those of Apple. Only in a browser. */
export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent)
