// Goes through the page in Chromium as a reader would: every control, keys, drawing, links.
import { execFileSync } from "node:child_process";
import { Browser } from "./browser.mjs";

const chromium = ["chromium", "chromium-browser", "google-chrome"].find(name => {
  try { return execFileSync("which", [name]); } catch { return false; }
});

/// Opens the page at `path`; its ring, seed 1, must have this fingerprint after 200 rounds.
export async function drive(path, fingerprint) {
  if (!chromium) return console.log("page: not opened, since there is no Chromium here. To have it: apt-get install chromium");
  const browser = await Browser.launch(chromium), page = new Page(browser, `file://${path}`);
  try {
    await page.bits(fingerprint);
    for (const test of [page.opening, page.seeds, page.keys, page.moves, page.links, page.drawing, page.traps, page.controls, page.stops, page.widths]) {
      await test.call(page);
      console.log(`page: ${test.name}: right.`);
    }
    page.expect(browser.complaints.length === 0, `The console says: ${browser.complaints.join("\n")}`);
  } catch (error) {
    console.error(`Error: The page: ${error.message}`);
    process.exitCode = 1;
  } finally { await browser.close(); }
}

class Page {
  constructor(browser, address) { Object.assign(this, { browser, address }); }

  expect(isRight, words) { if (!isRight) throw new Error(words); }
  value(expression) { return this.browser.value(expression); }
  until(expression, seconds) { return this.browser.until(expression, seconds); }
  text(id) { return this.value(`document.getElementById("${id}").textContent`); }
  /// The page's link, when it is up to date.
  async link() {
    await this.until("!linkTimer");
    return this.value("location.hash");
  }

  /// Opens a link and waits until it is played as far as it says.
  async open(hash) {
    await this.browser.open(`${this.address}#${hash}`);
    const rounds = hash.match(/rounds=(\d+)/)?.[1] ?? 1;
    await this.until(`now.round >= ${rounds} && now.fingerprint`, 120);
    if (hash.includes("rounds=")) await this.until("!now.isPlaying");
  }

  async bits(fingerprint) {
    await this.browser.size(1200, 800);
    await this.open("d=ring&seed=1&rounds=200");
    const shown = await this.text("fingerprint");
    if (await this.value("document.body.dataset.arithmetic") === "two") {
      return console.log("page: bits not compared, since this browser or processor rounds twice.");
    }
    this.expect(shown === fingerprint, `It shows ${shown} after 200 rounds, natively it is ${fingerprint}.`);
    await this.open("d=ring&seed=1&rounds=200&one-thread");
    this.expect(await this.text("fingerprint") === fingerprint, "Without a worker it plays another game.");
    await this.open("d=ring&seed=1&rounds=20&two-roundings");
    this.expect((await this.text("arithmetic")).includes("own rounding") && await this.value("document.getElementById('compare').hidden"),
      "Where it rounds twice, it does not say so.");
    await this.open("d=ring&seed=1");
    await this.until("now.round > 200", 120);
    const speeds = [];
    for (let i = 0; i < 4; i += 1) {
      const round = await this.value("[now.round, performance.now()]");
      await new Promise(resolve => setTimeout(resolve, 1500));
      const later = await this.value("[now.round, performance.now()]");
      speeds.push(Math.round(1000 * (later[0] - round[0]) / (later[1] - round[1])));
    }
    console.log(`page: the native bits after 200 rounds, with and without a worker; rounds a second, all shown: ${speeds.join(", ")}.`);
  }

  /// From the opening of the page to the first round that is played, ten times.
  async opening() {
    const times = [];
    for (let i = 0; i < 10; i += 1) {
      await this.open("d=ring&seed=1");
      await this.until("now.round > 0");
      times.push(await this.value("performance.getEntriesByName('first round')[0].startTime"));
    }
    times.sort((a, b) => a - b);
    console.log(`page: the first round is played ${Math.round(times[4])} ms after opening, the median of ten; at best ${Math.round(times[0])} ms.`);
    this.expect(times[0] < 1000, "The first round takes more than a second.");
  }

  /// The ring at the page's defaults: all heaps are found, whichever seed.
  async seeds() {
    const scores = [];
    for (let seed = 1; seed <= 5; seed += 1) {
      await this.open(`d=ring&seed=${seed}&rounds=3000`);
      const [heaps, , good] = await this.value("[...now.measures]");
      scores.push(`${Math.round(100 * good)} %`);
      this.expect(heaps === 8, `The ring with seed ${seed} has ${heaps} of 8 heaps after 3,000 rounds.`);
    }
    console.log(`page: the ring, seeds 1 to 5, after 3,000 rounds: 8 of 8 heaps each; good fakes: ${scores.join(", ")}.`);
  }

  async keys() {
    await this.open("d=ring&seed=1&rounds=5");
    const fingerprint = await this.text("fingerprint");
    await this.browser.key("s");
    await this.until("now.round === 6");
    await this.browser.key("a");
    await this.until("now.round !== 6");
    await this.browser.key(" ");
    await this.until("!now.isPlaying");
    await this.browser.key("r");
    await this.until("state.seed === 2");
    for (const [index, name] of ["line", "pair", "islands", "ring", "grid", "drawn"].entries()) {
      await this.browser.key(String(index + 1));
      await this.until(`state.distribution === "${name}" && document.querySelector("[aria-pressed=true]").dataset.name === "${name}"`);
    }
    for (let i = 0; i < 250; i += 1) await this.browser.key("s");
    await this.browser.key("t");
    await this.until("now.round === 1000 && !now.isPlaying", 120);
    await this.browser.key("?");
    await this.until("document.getElementById('help').open");
    await this.browser.key("Escape");
    await this.until("!document.getElementById('help').open");
    for (const [key, view] of [["m", "manifold"], ["v", "wishes"]]) {
      await this.browser.key(key);
      await this.until(`plane.views.${view}`);
    }
    await this.value("location.hash = 'd=ring&seed=1&rounds=5'");
    await this.until(`now.round === 5 && now.fingerprint === "${fingerprint}"`);
  }

  /// Moves by hand and changed rates are in the link, and the link plays them again.
  async moves() {
    await this.open("d=pair&seed=3&rounds=10");
    for (const key of ["d", "d", "g", "s"]) await this.browser.key(key);
    await this.until("now.round === 11");
    await this.value("document.getElementById('rule-grate').value = '0.0005'; document.getElementById('rule-grate').onchange()");
    await this.until("state.events.length === 4");
    await this.browser.key("s");
    await this.until("now.round === 12");
    const hash = await this.link(), fingerprint = await this.text("fingerprint");
    this.expect(hash.includes("by-hand=10d2_10g_11r0.0005-0.001"), `The link has not what was done by hand: ${hash}`);
    await this.open(hash.slice(1));
    await this.until(`now.round === 12`);
    this.expect(await this.text("fingerprint") === fingerprint, "The link plays another game than the one by hand.");
    await this.browser.key("w");
    await this.until("slow.isOn && document.querySelector('#code .lit') && document.querySelector('.parts .lit')");
    await this.until("now.round === 13", 90);
    await this.browser.key("w");
    await this.until("!slow.isOn && !document.querySelector('#code .lit')");
    await this.open("d=pair&seed=3&rounds=1");
    const one = await this.text("fingerprint");
    await this.open("d=pair&seed=3&rounds=1&by-hand=0d_0g");
    this.expect(await this.text("fingerprint") !== one, "A move by hand changes nothing.");
  }

  async links() {
    const link = "d=grid&seed=9&loss=5&noise=1&uniform=1&dunits=32&pack=2&compare=1&penalty=3&weight=0.1&rounds=3";
    await this.open(link);
    this.expect(await this.link() === `#${await this.value("linkOf(stateOf(location.hash), 3).slice(1)")}`, "The link changes when it is read.");
    const words = new URLSearchParams((await this.link()).slice(1));
    for (const [key, value] of new URLSearchParams(link)) this.expect(words.get(key) === value, `The link loses ${key}.`);
    await this.open("d=nowhere&seed=-1&loss=99&gunits=100000&by-hand=nonsense&points=!!&rounds=2");
    this.expect(await this.link() === "#d=ring&seed=1&rounds=2", "Nonsense in a link is not left out.");
  }

  async drawing() {
    await this.open("d=drawn&seed=1&rounds=1");
    const box = await this.value("(() => { const b = document.getElementById('plane').getBoundingClientRect(); return [b.left, b.top, b.width]; })()");
    const at = (x, y) => [box[0] + x * box[2], box[1] + y * box[2]];
    await this.browser.drag(Array.from({ length: 20 }, (_, i) => at(0.2 + 0.03 * i, 0.5)));
    await this.until("now.round > 3 && state.points.length > 20");
    this.expect(await this.value("state.points.every(p => Math.abs(p[1]) < 0.05)"), "The points are not where they were drawn.");
    await this.browser.key(" ");
    await this.until("!now.isPlaying && location.hash.includes('points=')");
    const points = await this.value("JSON.stringify(state.points)");
    await this.open((await this.link()).slice(1));
    this.expect(await this.value("JSON.stringify(state.points)") === points, "The link loses the drawing.");
    await this.value("document.getElementById('plane').focus()");
    for (const key of ["ArrowUp", "Enter", "ArrowLeft", "Enter"]) await this.browser.key(key);
    await this.until("state.points.length === 2 && !plane.draws && now.isPlaying", 20);
  }

  async traps() {
    await this.open("d=ring&seed=1&rounds=1");
    await this.value("document.getElementById('collapse').click()");
    await this.until("now.round > 3 && state.rules.gmoves === 3 && !document.getElementById('note').hidden");
    for (let i = 0; i < await this.value("TRAPS.length"); i += 1) {
      const mends = await this.value(`TRAPS[${i}].mends.length`);
      await this.value(`document.querySelector("[data-trap='${i}']").click()`);
      await this.until("now.round > 3 && !document.getElementById('note').hidden");
      for (let k = 0; k < mends; k += 1) {
        await this.value(`document.querySelector("[data-mend='${k}']").click()`);
        await this.until("now.round > 3 && now.isPlaying");
        this.expect(await this.value("history.losses[0].every((round, i, all) => !i || round >= all[i - 1])"), "A new game shows the rounds of the one that was left.");
      }
    }
    await this.value("document.querySelector('[data-mend=close]').click()");
    await this.until("document.getElementById('note').hidden && location.hash.endsWith('d=ring&seed=1')");
  }

  /// Each choice of each rule is played for a moment, and every other control is pressed.
  async controls() {
    await this.open("d=ring&seed=1&rounds=1");
    const choices = await this.value("ALL_RULES.map(([key, , , , list]) => [key, list.map(([value]) => value)])");
    for (const [key, values] of choices) {
      for (const value of values) {
        await this.value(`(() => { const f = document.getElementById("rule-${key}"); if (f.type === "checkbox") f.checked = ${value} === 1; else f.value = "${value}"; f.onchange(); })()`);
        await this.value(`engine({ name: "round" })`);
        await this.until("now.round >= 1 && now.fingerprint");
        this.expect(!await this.value("now.reason"), `${key}=${value} stops the game: ${await this.value("now.reason")}`);
      }
      await this.value("document.getElementById('usual').click()");
    }
    for (const view of ["real", "fakes", "mind", "manifold", "wishes"]) await this.value(`document.querySelector("[data-view=${view}]").click()`);
    for (const speed of ["1", "4", "0"]) {
      await this.value(`document.getElementById('speed').value = '${speed}'; document.getElementById('speed').onchange()`);
    }
    await this.value("globalThis.kept = []; keep = (blob, name) => kept.push([name, blob.size])");
    await this.value("document.getElementById('picture').click(); document.getElementById('film').click()");
    await this.until("kept.length === 1 && now.isPlaying");
    await new Promise(resolve => setTimeout(resolve, 1500));
    await this.value("document.getElementById('film').click()");
    await this.until("kept.length === 2 && kept.every(([, size]) => size > 2000)");
    for (const id of ["link", "theme", "prove-all", "prove", "again", "reseed"]) await this.value(`document.getElementById('${id}').click()`);
    await this.until("document.getElementById('summary').textContent && document.getElementById('kept').textContent");
  }

  /// A game whose numbers overflow ends with a sentence, and another can begin.
  async stops() {
    await this.open("d=ring&seed=1&rounds=1");
    await this.value("engine({ name: 'move', kind: 'r', generator: 1e30, discriminator: 1e30 }); engine({ name: 'play', isOn: true })");
    await this.until("now.reason && !document.getElementById('warning').hidden", 30);
    await this.value("document.getElementById('play').click()");
    await this.until("!now.reason && now.round > 0 && document.getElementById('warning').hidden");
  }

  async widths() {
    for (const width of [360, 800, 1280]) {
      await this.browser.size(width, 800);
      await this.open("d=ring&seed=1&rounds=1");
      this.expect(await this.value("document.documentElement.scrollWidth <= innerWidth"), `At ${width} pixels it is wider than the window.`);
    }
    await this.browser.features({ "prefers-reduced-motion": "reduce" });
    await this.browser.open(`${this.address}#d=ring`);
    await this.until("now.fingerprint");
    this.expect(!await this.value("now.isPlaying"), "It plays unasked where less motion is wanted.");
  }
}
