// The page: takes what the engine sends, and gives it what the reader wants.
const $ = id => document.getElementById(id);
const clock = new Intl.NumberFormat("en");
const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const plane = new Plane($("plane"));
let state = newState(), engine, now = { round: 0, isPlaying: false }, history = newHistory(), lastSummary = 0, shownAt = 0, film = null, games = 0;

function newHistory() { return { losses: [[], [], []], measures: [] }; }

// MARK: - The engine

/// Unpacks both programs: they lie in each other, piece by piece, since pieces that are alike pack well.
async function unpack() {
  const { one, two, piece } = $("modules").dataset, sizes = [Number(one), Number(two)];
  const packed = Uint8Array.from(atob($("modules").textContent.trim()), letter => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const all = new Uint8Array(await new Response(stream).arrayBuffer());
  const programs = sizes.map(size => new Uint8Array(size)), count = Math.ceil(sizes[0] / piece);
  let from = 0;
  for (let i = 0; i < count; i += 1) {
    programs.forEach((program, which) => {
      const cut = k => Math.floor(sizes[which] * k / count), length = cut(i + 1) - cut(i);
      program.set(all.subarray(from, from + length), cut(i));
      from += length;
    });
  }
  return programs;
}

/// Whether this browser multiplies and adds with one rounding: by a program of one such instruction.
function hasOneRounding() {
  const bytes = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 125, 125, 125, 1, 125, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 22, 1, 20,
    0, 32, 0, 253, 19, 32, 1, 253, 19, 32, 2, 253, 19, 253, 133, 2, 253, 31, 0, 11,
  ]);
  if (!WebAssembly.validate(bytes)) return false;
  const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  return f(1 + 2 ** -12, 1 + 2 ** -12, -1 - 2 ** -11) === 2 ** -24;
}

/// Whether the link asks for what only tests need.
const asks = word => new URLSearchParams(location.hash.slice(1)).has(word);

/// A worker that plays; where there is none, the page plays in short slices.
function startEngine() {
  const inPage = () => {
    const handle = makeEngine(receive, { slice: 12, isPage: true });
    return message => handle(message);
  };
  if (asks("one-thread")) return inPage();
  try {
    const code = `${makeEngine}\nconst handle = makeEngine(m => postMessage(m), { slice: 12 });`
      + "onmessage = event => handle(event.data);";
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
    worker.onmessage = event => receive(event.data);
    return message => worker.postMessage(message);
  } catch { return inPage(); }
}

function begin(plays = true) {
  leaveSlowMotion();
  history = newHistory();
  plane.picture = {};
  plane.isLine = state.rules.noise === 1;
  now = { round: 0, isPlaying: plays };
  $("warning").hidden = true;
  engine({
    name: "begin", number: games += 1, seed: state.seed, distribution: DISTRIBUTIONS.indexOf(state.distribution),
    rules: ALL_RULES.map(([key, number]) => [number, state.rules[key]]),
    points: state.distribution === "drawn" ? state.points : [],
    events: state.events, target: state.rounds, isPlaying: plays,
  });
  showState();
}

/// A new game, of which nothing was done by hand yet.
function beginAnew(changes = {}, plays = now.isPlaying || slow.isOn || Boolean(now.reason)) {
  Object.assign(state, { events: [], rounds: null }, changes);
  begin(plays);
}

function receive(message) {
  if (message.isLoaded) return begin(state.rounds !== null || !isCalm);
  if (message.game !== games) return;  // of a game that was left
  const wasPlaying = now.isPlaying;
  if (message.round && !now.round) performance.mark("first round");
  now = { ...now, ...message };
  if (message.done) remember(message.done);
  record(message);
  plane.show(message, state.rules.loss);
  if (!now.isPlaying || performance.now() - shownAt > 150) showNumbers();
  if (wasPlaying && !now.isPlaying) ended();
  if (!now.isPlaying) showLink();
  if (now.isPlaying) setTimeout(() => requestAnimationFrame(() => engine({ name: "want" })), isCalm ? 400 : 25);
}

/// What was done by hand becomes part of the link; what the link had planned for later is dropped.
function remember(done) {
  const { round, kind, generator, discriminator } = done;
  state.events = [...state.events.filter(event => event.round <= round), { round, kind, generator, discriminator }];
  state.rounds = null;
}

function ended() {
  $("play").textContent = "Play";
  summarize(true);
  if (!now.reason) return;
  $("warning").textContent = now.reason;
  $("warning").hidden = false;
}

// MARK: - What is shown

function record({ round, losses, measures }) {
  if (losses) [round, ...losses].forEach((value, i) => history.losses[i].push(value));
  if (measures) history.measures.push([round, ...measures]);
  if (history.losses[0].length > 600) history.losses = history.losses.map(list => list.filter((_, i) => i % 2));
  if (history.measures.length > 300) history.measures = history.measures.filter((_, i) => i % 2);
}

const percent = x => `${Math.round(100 * x)} %`;
const heapCount = () => (plane.picture.heaps?.list.length ?? 0) / 3;
const MEASURES = [
  ["Heaps found", 0, v => heapCount() ? `${v} of ${heapCount()}` : "–", () => [0, heapCount() || 1],
    "Heaps of real points that have at least one of 1,000 fakes near them, as in the published tables."],
  ["… by twenty", 1, v => heapCount() ? `${v} of ${heapCount()}` : "–", () => [0, heapCount() || 1],
    "The same, but twenty fakes must be near: one stray point is weak proof."],
  ["Good fakes", 2, v => heapCount() ? percent(v) : "–", () => [0, 1],
    "The share of fakes within three deviations of a heap’s middle."],
  ["Distance W₁", 6, v => v.toFixed(2), () => [0, 1],
    "The exact Wasserstein distance: how far 128 fakes would have to travel, on average, to become 128 real points."],
  ["KL", 4, v => v.toFixed(2), () => [0, 5],
    "Kullback-Leibler divergence, in nats, between histograms of fakes and of real points in 30 × 30 bins."],
  ["JS", 5, v => v.toFixed(2), () => [0, Math.LN2],
    "Jensen-Shannon divergence of the same histograms: 0 if they are alike, ln 2 if they share no bin."],
];

function buildMeasures() {
  $("measures").innerHTML = MEASURES.map(([label, , , , hint]) =>
    `<tr data-hint="${hint}"><th scope="row">${label}</th>
     <td><svg viewBox="0 0 200 22" preserveAspectRatio="none" aria-hidden="true"><path/></svg></td><td>–</td></tr>`).join("");
}

function showNumbers() {
  shownAt = performance.now();
  const { losses, measures } = history, [rounds, d, g] = losses;
  $("round").textContent = clock.format(now.round);
  $("fingerprint").textContent = now.fingerprint;
  document.body.dataset.round = now.round;
  [...$("measures").rows].forEach((row, i) => {
    const [, column, text, range] = MEASURES[i], values = measures.map(line => line[column + 1]);
    if (!values.length) return;
    row.cells[2].textContent = text(values.at(-1));
    row.querySelector("path").setAttribute("d", curvePath(values, measures.map(line => line[0]), range(), 22));
  });
  const all = [...d, ...g].filter(Number.isFinite), range = [Math.min(0, ...all), Math.min(Math.max(0.5, ...all), 8)];
  $("loss-d").setAttribute("d", curvePath(d, rounds, range, 64));
  $("loss-g").setAttribute("d", curvePath(g, rounds, range, 64));
  const last = now.losses ?? now.last ?? [d.at(-1), g.at(-1)];
  ["value-d", "value-g"].forEach((id, i) => $(id).textContent = Number.isFinite(last[i]) ? last[i].toFixed(3) : "–");
  showBadge();
  if (now.isPlaying) summarize(false);
}

function scoreText() {
  const last = history.measures.at(-1);
  if (!last) return "";
  return heapCount() ? `${last[1]} of ${heapCount()} heaps, ${percent(last[3])} good` : `distance ${last[7].toFixed(2)}`;
}

function showBadge() {
  const speed = now.isPlaying && now.speed ? `${clock.format(Math.round(now.speed))} rounds/s` : "";
  $("badge").textContent = [`round ${clock.format(now.round)}`, scoreText(), speed].filter(Boolean).join(" · ");
  if (film) plane.caption = `${state.distribution}, seed ${state.seed}: round ${clock.format(now.round)}, ${scoreText()}`;
  $("play").textContent = now.isPlaying ? "Pause" : "Play";
  $("thousand").textContent = `To round ${clock.format(nextThousand())}`;
}

/// For those who listen: now and then, and whenever the game stops.
function summarize(isDue) {
  if (!isDue && performance.now() - lastSummary < 15000) return;
  lastSummary = performance.now();
  const text = `Round ${clock.format(now.round)}: ${scoreText()}.`;
  $("summary").textContent = now.isPlaying ? text : `${text} The game rests.`;
  $("plane").setAttribute("aria-label", `The plane of the ${state.distribution}. ${text}`);
}

function showState() {
  for (const button of $("distributions").children) {
    button.setAttribute("aria-pressed", button.dataset.name === state.distribution);
  }
  for (const [key] of ALL_RULES) {
    const field = $(`rule-${key}`);
    if (field.type === "checkbox") field.checked = state.rules[key] === 1; else field.value = state.rules[key];
    field.closest("label").classList.toggle("changed", state.rules[key] !== newState().rules[key]);
  }
  $("drawing").hidden = state.distribution !== "drawn";
  $("plane").tabIndex = state.distribution === "drawn" ? 0 : -1;
  $("plane").classList.toggle("draws", state.distribution === "drawn");
  $("reseed").textContent = `New seed (${state.seed})`;
  drawSketch($("distributions").lastElementChild.querySelector("canvas"), "drawn", state.points);
  showLink();
}

// MARK: - Playing

function playOrPause() {
  leaveSlowMotion();
  if (now.reason) return beginAnew();
  now.isPlaying = !now.isPlaying;
  engine({ name: "play", isOn: now.isPlaying });
  if (now.isPlaying) showLink(); else ended();
  showBadge();
}

function pause() {
  leaveSlowMotion();
  if (now.isPlaying) playOrPause();
}

function byHand(message) {
  pause();
  engine(message);
}

/// Whole thousands: to look at what is nearly learned, and to compare at a round number.
const nextThousand = () => (Math.floor(now.round / 1000) + 1) * 1000;

function playToThousand() {
  leaveSlowMotion();
  if (now.reason) return;
  engine({ name: "to", target: nextThousand() });
}

function newSeed() {
  beginAnew({ seed: state.seed % 999 + 1 });
}

function choose(distribution) {
  closeNote();
  beginAnew({ distribution });
}

/// A link is played as far as it says.
function openLink(link) {
  state = stateOf(link);
  closeNote();
  begin(state.rounds !== null || !isCalm);
}
