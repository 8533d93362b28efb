import { join } from "node:path";
import { expect, it } from "vitest";
import { seedCatalog } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, temporary, write } from "./workspace.js";

/** A server whose answers are given, and the README's loop against it. `call` comes from the README. */
const program = `
import http.client
import http.server
import threading
import types

dropped = (None, "", {})
busy = (200, '{"code":4400,"message":"busy"}', {"Retry-After": "7"})
gateway = (502, "<html>Bad Gateway</html>", {})
refused = (200, '{"code":4000,"message":"(2130)no"}', {})
fine = (200, '{"code":0}', {})
answers = []


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        status, body, headers = answers.pop(0)
        if status is None:
            self.connection.shutdown(2)
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()


def send():
    connection = http.client.HTTPConnection(*server.server_address)
    try:
        connection.request("GET", "/")
        answer = connection.getresponse()
        return types.SimpleNamespace(content=answer.read(), status_code=answer.status, headers=answer.headers)
    finally:
        connection.close()


sleeps = []
time.sleep = sleeps.append


def ends(*given):
    answers[:] = given
    sleeps.clear()
    try:
        call(send)
    except (OSError, ValueError, dsa.DsaError) as error:
        return type(error).__name__, len(given) - len(answers)
    return "success", len(given) - len(answers)


assert ends(busy, gateway, dropped, fine) == ("success", 4)
assert len(sleeps) == 3 and sleeps[0] == 7 and sleeps[1] <= 2 and sleeps[2] == 3, sleeps
assert ends(refused, fine) == ("InvalidProjectIdError", 1)
assert ends((200, "<html>", {}), fine) == ("InvalidResponseError", 1)
assert ends(*[gateway] * 9) == ("InvalidResponseError", 5)
assert ends(*[dropped] * 9) == ("RemoteDisconnected", 5)
server.shutdown()
server.server_close()
`;

describeWith(["python3"], "the README", () => {
  it("has a retry loop that survives a busy server, a gateway's page and a dropped connection", async () => {
    const files = await generate(seedCatalog());
    const blocks = [...(files.get("README.md") ?? "").matchAll(/```python\n([^]*?)```/g)].map(([, code]) => code ?? "");
    const loop = blocks.find((code) => code.includes("def call"));
    const { folder, remove } = await temporary();
    await write(folder, new Map([...files, ["program.py", `${loop ?? ""}\n${program}`]]));
    const ran = await run("python3", ["-W", "error", join(folder, "program.py")], { cwd: folder });
    expect(ran).toEqual({ status: 0, stdout: "", stderr: "" });
    await remove();
  });
});
