// A socket.io server that does the least a room needs: number what is posted and tell everybody.
// It stores nothing, signs nobody in and renders nothing. `node socketio.js PORT [BATCH_MS]`
const http = require("node:http");
const { Server } = require("socket.io");

const [port, batchMs] = process.argv.slice(2).map(Number);
let version = 0;
let waiting = [];

const server = http.createServer((request, response) => {
  request.resume().on("end", () => {
    tell({ v: ++version, t: "given", beat: 1 });
    response.end('{"ok":true}');
  });
});
const io = new Server(server, { transports: ["websocket"], perMessageDeflate: false });
const tell = (change) => (batchMs ? waiting.push(change) : io.emit("changes", [change]));

if (batchMs) {
  setInterval(() => {
    if (waiting.length) io.emit("changes", waiting);
    waiting = [];
  }, batchMs);
}
server.listen(port, "127.0.0.1", 4096);
