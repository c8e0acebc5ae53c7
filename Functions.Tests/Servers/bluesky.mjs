// Starts Bluesky's own development network, fills it through its interface, and writes the AppView's address into a file once everything has arrived there.
//   node bluesky.mjs FILE
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { TestNetwork, mockMailer } from '@atproto/dev-env'

const freePort = () => new Promise(resolve => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)) })
})
const [plc, pds, bsky, ozone, chat, introspect] = await Promise.all(Array.from({ length: 6 }, freePort))
const network = await TestNetwork.create({
  plc: { port: plc },
  pds: { port: pds, hostname: 'localhost', enableDidDocWithSession: true },
  bsky: { dbPostgresSchema: 'bsky', port: bsky, publicUrl: `http://localhost:${bsky}` },
  ozone: { port: ozone, chatUrl: `http://localhost:${chat}`, chatDid: 'did:example:chat' },
  introspect: { port: introspect },
})
mockMailer(network.pds)

const call = async (method, body, token) => {
  const answer = await fetch(`http://localhost:${pds}/xrpc/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}
const account = name => call('com.atproto.server.createAccount', { email: `${name}@example.com`, handle: `${name}.test`, password: 'only-for-tests' })
const write = (who, collection, record) =>
  call('com.atproto.repo.createRecord', { repo: who.did, collection, record: { $type: collection, createdAt: new Date().toISOString(), ...record } }, who.accessJwt)
const daysAgo = days => new Date(Date.now() - days * 86_400_000).toISOString()
const link = (text, uri) => ({ text: `${text} ${uri}`, facets: [{ index: { byteStart: text.length + 1, byteEnd: text.length + 1 + uri.length }, features: [{ $type: 'app.bsky.richtext.facet#link', uri }] }] })

// A brand with 3 followers; a launch post (own link, 3 likes, 1 repost, 1 reply), a plain post, and an answer to a fan.
const brand = await account('brand')
const fans = []
for (const name of ['fan1', 'fan2', 'fan3']) fans.push(await account(name))
const launch = await write(brand, 'app.bsky.feed.post', { ...link('Our launch', 'https://shop.acme.example/launch'), createdAt: daysAgo(3) })
await write(brand, 'app.bsky.feed.post', { text: 'Thank you', createdAt: daysAgo(5) })
for (const fan of fans) {
  await write(fan, 'app.bsky.graph.follow', { subject: brand.did })
  await write(fan, 'app.bsky.feed.like', { subject: { uri: launch.uri, cid: launch.cid } })
}
await write(fans[0], 'app.bsky.feed.repost', { subject: { uri: launch.uri, cid: launch.cid } })
const reply = await write(fans[1], 'app.bsky.feed.post', { text: 'When?', createdAt: daysAgo(2.5), reply: { root: launch, parent: launch } })
await write(brand, 'app.bsky.feed.post', { text: 'Now', createdAt: daysAgo(2), reply: { root: { uri: launch.uri, cid: launch.cid }, parent: { uri: reply.uri, cid: reply.cid } } })
await network.processAll()

writeFileSync(process.argv[2], `http://127.0.0.1:${bsky}/`)
process.on('SIGTERM', async () => { await network.close(); process.exit(0) })
