/** The topology file that `hopline view` was given, as it is at this moment. */
export type OpenedFile =
  | { readonly state: 'none' }
  | { readonly state: 'open'; readonly name: string; readonly text: string }
  | { readonly state: 'unreadable'; readonly message: string }
