import { config } from 'zod'

// zod compiles its schemas by `new Function` where it may; the Content-Security-Policy forbids that, and every try would be reported.
config({ jitless: true })
