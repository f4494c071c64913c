// A page in Chromium, driven over its debugging pipe: no package is needed.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class Browser {
  #next = 1;
  #waiting = new Map();
  /// What the page wrote to the console, and what it threw.
  complaints = [];

  static async launch(program, flags = []) {
    const browser = new Browser();
    browser.folder = mkdtempSync(join(tmpdir(), "lab-"));
    browser.process = spawn(program, [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
      `--user-data-dir=${browser.folder}`, ...flags, "about:blank",
    ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    let text = "";
    browser.process.stdio[4].on("data", data => {
      text += data;
      const pieces = text.split("\0");
      text = pieces.pop();
      for (const piece of pieces) browser.#receive(JSON.parse(piece));
    });
    const { targetInfos } = await browser.#send("Target.getTargets");
    const { targetId } = targetInfos.find(target => target.type === "page");
    ({ sessionId: browser.session } = await browser.#send("Target.attachToTarget", { targetId, flatten: true }));
    for (const domain of ["Page", "Runtime", "Log"]) await browser.send(`${domain}.enable`);
    return browser;
  }

  #receive({ id, result, error, method, params }) {
    if (id) {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      return error ? reject(new Error(error.message)) : resolve(result);
    }
    if (method === "Runtime.exceptionThrown") this.complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === "Runtime.consoleAPICalled") this.complaints.push(params.args.map(a => a.value ?? a.description).join(" "));
    if (method === "Log.entryAdded") this.complaints.push(params.entry.text);
  }

  #send(method, params = {}, sessionId) {
    const id = this.#next++;
    this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  send(method, params) { return this.#send(method, params, this.session); }

  size(width, height, scale = 1) {
    return this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: scale, mobile: width < 500 });
  }

  features(features) {
    return this.send("Emulation.setEmulatedMedia", {
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
  }

  async open(address) {
    await this.send("Page.navigate", { url: "about:blank" });
    await this.send("Page.navigate", { url: address });
  }

  async value(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression, returnByValue: true, awaitPromise: true, userGesture: true,
    });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
    return result.value;
  }

  /// Waits until an expression is true.
  async until(expression, seconds = 60) {
    const end = Date.now() + 1000 * seconds;
    while (Date.now() < end) {
      if (await this.value(`Boolean(${expression})`).catch(() => false)) return;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(`${seconds} seconds have passed, and it is not so: ${expression}`);
  }

  async key(key) {
    const code = key === " " ? "Space" : key, text = key.length === 1 ? key : undefined;
    const windowsVirtualKeyCode = { Escape: 27, Enter: 13 }[key];
    await this.send("Input.dispatchKeyEvent", { type: "keyDown", key, code, text, windowsVirtualKeyCode });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", key, code, windowsVirtualKeyCode });
  }

  async drag(places) {
    const mouse = (type, [x, y]) => this.send("Input.dispatchMouseEvent", { type, x, y, button: "left", buttons: 1, clickCount: 1 });
    await mouse("mousePressed", places[0]);
    for (const place of places.slice(1)) await mouse("mouseMoved", place);
    await mouse("mouseReleased", places.at(-1));
  }

  async picture(all = false) {
    const { data } = await this.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: all });
    return Buffer.from(data, "base64");
  }

  async close() {
    await this.#send("Browser.close").catch(() => {});
    await new Promise(resolve => this.process.once("exit", resolve));
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
