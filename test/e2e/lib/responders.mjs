// Answers in a network namespace as hosts of a home do: its name by multicast DNS, NetBIOS and UPnP.
// node responders.mjs ADDRESS
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import multicastDns from 'multicast-dns';

const address = process.argv[2];
const reversed = `${address.split('.').toReversed().join('.')}.in-addr.arpa`;

const mdns = multicastDns({ interface: address, bind: '0.0.0.0', reuseAddr: true });
mdns.on('query', ({ questions }) => {
  if (questions.some(({ name }) => name === reversed))
    mdns.respond({ answers: [{ name: reversed, type: 'PTR', ttl: 120, data: 'laptop-siti.local' }] });
});

const netbios = createSocket('udp4');
netbios.on('message', (question, from) => {
  const name = Buffer.from('LAPTOP-SITI'.padEnd(15));
  const answer = Buffer.concat([
    question.subarray(0, 2),
    Buffer.from('84000000000100000000', 'hex'),
    question.subarray(12, 46),
    Buffer.from('00210001000000000041', 'hex'),
    Buffer.from([1]),
    name,
    Buffer.from([0x00, 0x04, 0x00]),
    Buffer.alloc(46),
  ]);
  netbios.send(answer, from.port, from.address);
});
netbios.bind(137, address);

const page = '<?xml version="1.0"?><root><device><friendlyName>Siti’s laptop</friendlyName></device></root>';
const web = createServer((_request, response) => response.end(page)).listen(8099, address);
const ssdp = createSocket({ type: 'udp4', reuseAddr: true });
ssdp.on('message', (text, from) => {
  if (!text.toString().startsWith('M-SEARCH')) return;
  const answer = `HTTP/1.1 200 OK\r\nLOCATION: http://${address}:8099/d.xml\r\nST: upnp:rootdevice\r\n\r\n`;
  ssdp.send(answer, from.port, from.address);
});
ssdp.bind(1900, () => {
  ssdp.addMembership('239.255.255.250', address);
  console.log('ready');
});
process.on('SIGTERM', () => {
  web.close();
  process.exit(0);
});
