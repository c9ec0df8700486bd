import { uprightMark } from '@/components/worker/asked-topology'
import { uprightQuery } from '@/components/worker/canvas-shape'

/** Where the build puts the worker: known to the page before any script runs. */
export const workerAddress = '/worker/topology-worker.js'

const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/**
 * First script of the viewer's page. What the address names may have a first sight, which is fetched here; the worker then waits until it
 * is on the screen, for on a small machine the two would be in each other's way. Without one the picture waits for the worker, and a script
 * of its own would wait for React: started here it reads the file while the page is still loading. Its name tells it what the address asks
 * for.
 *
 * @param samples  ids of the samples, the first of which is meant where the address names nothing
 */
export const startEarly = (samples: readonly string[]): string =>
  `(function(){var s=${json(samples)},t=new URLSearchParams(location.search).get("topology")||s[0],` +
  'a=t==="opened"?"/opened-topology/first-sight":s.indexOf(t)<0?null:"/samples/first-sight/"+t+".json";' +
  'if(a){window.hoplineSight=fetch(a).then(function(r){return r.ok?r.json():null}).catch(function(){return null});return}' +
  `var w=window.hoplineWorker=new Worker(${json(workerAddress)},{type:"module",name:location.search+(matchMedia(${json(uprightQuery)}).matches?"&${uprightMark}":"")});` +
  'w.onerror=function(e){w.failed=e.message||""}})()'
