import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Aedes } from 'aedes'
import { createWebSocketStream, WebSocketServer } from 'ws'
import { serve } from '../../.run/serve.mjs'
import { policyFor } from '../../.run/vite/csp.ts'
import { root } from '../rules/sources.ts'

/** A standard MQTT broker over WebSocket on this machine, forgetful once it is shut. */
export interface MqttBroker {
  readonly url: string
  readonly port: number
  /** Client and topic of everything that clients have published. */
  readonly published: readonly { readonly client: string; readonly topic: string; readonly text: string }[]
  close(): Promise<void>
}

export async function openMqttBroker(port = 0): Promise<MqttBroker> {
  const aedes = await Aedes.createBroker()
  const published: { client: string; topic: string; text: string }[] = []
  aedes.on(
    'publish',
    (packet, client) =>
      void (client && published.push({ client: client.id, topic: packet.topic, text: packet.payload.toString() })),
  )
  const server: Server = createServer()
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket) => {
    const stream = createWebSocketStream(socket)
    // A cable that is pulled.
    stream.on('error', () => {})
    aedes.handle(stream)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const taken = (server.address() as AddressInfo).port
  return {
    url: `ws://127.0.0.1:${taken}`,
    port: taken,
    published,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await new Promise<void>((resolve) => aedes.close(() => resolve()))
    },
  }
}

/** The built app as one that was built with this broker in its index.html, and with the policy that the build would give it; served. */
export async function serveWithBroker(url: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'with-broker-'))
  cpSync(join(root, 'dist'), folder, { recursive: true, filter: (path) => !path.endsWith('single.html') })
  const html = readFileSync(join(folder, 'index.html'), 'utf8').replace(
    '<head>',
    `<head><meta name="twin-broker" content="${url}" data-topic="test/twin">`,
  )
  const policy = policyFor(html)
  writeFileSync(
    join(folder, 'index.html'),
    html.replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, `$1${policy}`),
  )
  writeFileSync(join(folder, 'csp.txt'), `${policy}\n`)
  const served = await serve({ folder, port: 0 })
  return {
    url: served.url,
    async close() {
      await served.close()
      rmSync(folder, { recursive: true })
    },
  }
}
