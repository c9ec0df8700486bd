/** Where the build puts the worker: known to the page before any script runs. */
export const workerAddress = '/worker/topology-worker.js'

/**
 * First script of the viewer's page. The picture waits for the worker, and a script of its own would wait for React: started here it reads
 * the file while the page is still loading. Its name tells it what the address asks for.
 */
export const startWorkerEarly = `window.hoplineWorker=new Worker(${JSON.stringify(workerAddress)},{type:"module",name:location.search});window.hoplineWorker.onerror=function(e){this.failed=e.message||""}`
