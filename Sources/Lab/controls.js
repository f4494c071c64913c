// The controls: what can be chosen, pressed, drawn and typed.

function buildDistributions() {
  const names = { drawn: "your own" };
  $("distributions").innerHTML = DISTRIBUTIONS.map((name, i) =>
    `<button data-name="${name}" aria-pressed="false" aria-keyshortcuts="${i + 1}"
       data-hint="${HINTS.distributions[name]}"><canvas aria-hidden="true"></canvas>${names[name] ?? name}</button>`).join("");
  for (const button of $("distributions").children) button.onclick = () => choose(button.dataset.name);
  drawSketches();
}

/// Points that show what a distribution is like, for its button: the same every time.
function sketch(name, drawn) {
  let seed = 7;
  const uniform = () => (seed = seed * 16807 % 2147483647) / 2147483647;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const grid = [-1, -0.5, 0, 0.5, 1], d = Math.SQRT1_2;
  const [middles, blur] = {
    pair: [[[-0.5, -0.3], [0.5, 0.3]], 0.2],
    islands: [[[-0.9, -0.6], [0.9, -0.5], [0, 0.9]], 0.08],
    ring: [[[1, 0], [d, d], [0, 1], [-d, d], [-1, 0], [-d, -d], [0, -1], [d, -d]], 0.05],
    grid: [grid.flatMap(y => grid.map(x => [x, y])), 0.04],
    drawn: [drawn, 0.03],
    line: [Array.from({ length: 60 }, (_, i) => [i / 30 - 1, (i / 30 - 1) * 0.6]), 0.03],
  }[name];
  return Array.from({ length: 150 }, (_, i) => {
    const [x, y] = middles[i % middles.length];
    return [x + blur * normal(), y + blur * normal()];
  });
}

function drawSketch(canvas, name, drawn) {
  const ratio = Math.min(devicePixelRatio || 1, 2), side = 56 * ratio, context = canvas.getContext("2d");
  canvas.width = canvas.height = side;
  context.fillStyle = palette().real;
  for (const [x, y] of sketch(name, drawn)) {
    const [left, top] = [(x / REACH + 1) * side / 2, (1 - y / REACH) * side / 2];
    context.fillRect(left - ratio / 2, top - ratio / 2, 1.6 * ratio, 1.6 * ratio);
  }
}

function drawSketches() {
  for (const button of $("distributions").children) {
    drawSketch(button.querySelector("canvas"), button.dataset.name, state.points);
  }
}

function buildRules() {
  $("rules").innerHTML = Object.entries(RULES).map(([group, rules]) =>
    `<fieldset><legend>${group}</legend>${rules.map(ruleField).join("")}</fieldset>`).join("");
  for (const [key, , , , choices] of ALL_RULES) {
    const field = $(`rule-${key}`), isBox = choices[0][1] === false;
    field.onchange = () => setRule(key, isBox ? Number(field.checked) : Number(field.value));
  }
}

function ruleField([key, , , label, choices, hint]) {
  if (choices[0][1] === false) {
    return `<label data-hint="${hint}" class="tick"><input type="checkbox" id="rule-${key}"><span>${label}</span></label>`;
  }
  const options = choices.map(([value, words]) => `<option value="${value}">${words}</option>`).join("");
  return `<label data-hint="${hint}"><span>${label}</span><select id="rule-${key}">${options}</select></label>`;
}

function setRule(key, value) {
  const rules = { ...state.rules, [key]: value };
  if (key !== "grate" && key !== "drate") return beginAnew({ rules });
  engine({ name: "move", kind: "r", ...ratesAfter(key, value) });
}

/// Rates as they are now, after all that was changed by hand.
function ratesAfter(key, value) {
  const last = state.events.findLast(event => event.kind === "r");
  const rates = last ?? { generator: state.rules.grate, discriminator: state.rules.drate };
  const { generator, discriminator } = rates;
  return key === "grate" ? { generator: value, discriminator } : { generator, discriminator: value };
}

// MARK: - Hints and keys

const HINTS = {
  distributions: {
    line: "Points along a straight line.", pair: "Two wide heaps, near each other.",
    islands: "Three small heaps, far from each other.", ring: "Eight small heaps on a circle.",
    grid: "Twenty-five small heaps in five rows.", drawn: "Whatever you draw on the plane.",
  },
  "[data-part=noise]": "Noise: one or two random numbers for each fake. All variety comes from here.",
  "[data-part=generator]": "The generator: a network that bends noise into points. It never sees a real one.",
  "[data-part=fakes]": "Fakes: where the generator sent its noise.",
  "[data-part=real]": "Real points: drawn anew for every lesson.",
  "[data-part=mind]": "The discriminator: a network that looks at a point and says how real it is.",
  "[data-part=verdicts]": "Verdicts: one number for each point, drawn as the plane’s tint.",
  "[data-part=loss]": "The loss: what a player lowers. For one it is being wrong, for the other not being believed.",
  "[data-part=wishes]": "Slopes: how the loss changes with each weight. They run back through the discriminator, and by them both players learn.",
  "#play": "Plays rounds: a lesson for the discriminator, a move of the generator.",
  "#slow": "One round in its phases, each lit up, with the line of Swift that runs.",
  "#one": "One round, then rest.", "#lesson": "A lesson for the discriminator alone: the fakes stand still.",
  "#forge": "A move of the generator alone: the tint stands still.",
  "#thousand": "Plays on to the next full thousand, and rests there: trained players, in seconds.",
  "#again": "The same game from its beginning: same seed, same bits.",
  "#reseed": "The same rules with other random numbers. What one seed shows, another may not.",
  ".speed": "How many rounds are played between two pictures.",
  "[data-view=real]": "450 real points.", "[data-view=fakes]": "450 fakes, always of the same noise, so that you see them wander.",
  "[data-view=mind]": "How real the discriminator finds each place: teal for real, orange for fake, bare where it cannot tell.",
  "[data-view=manifold]": "A grid over the noise, as the generator bends it. Where its cells are small, fakes are many.",
  "[data-view=wishes]": "For some fakes, the way in which the generator’s loss falls fastest.",
  "#link": "A link that holds everything: rules, seed, drawing, moves by hand, and the round to play to.",
  "#picture": "The plane as a PNG.", "#film": "Films the plane until you press again.",
};
const USUAL_HINT = "Rest on anything, or focus it, to read what it is.";

function buildHints() {
  for (const [selector, hint] of Object.entries(HINTS)) {
    if (typeof hint !== "string") continue;
    const element = document.querySelector(selector), place = element.closest("label") ?? element;
    place.dataset.hint = hint;
  }
  for (const element of document.querySelectorAll("[data-hint]")) {
    (element.querySelector("input, select") ?? element).setAttribute("aria-description", element.dataset.hint);
  }
  const show = event => {
    $("hint").textContent = event.target.closest?.("[data-hint]")?.dataset.hint ?? USUAL_HINT;
  };
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, show);
  $("hint").textContent = USUAL_HINT;
}

const KEYS = {
  " ": () => playOrPause(), w: () => enterSlowMotion(), t: playToThousand, s: () => $("one").click(), d: () => $("lesson").click(),
  g: () => $("forge").click(), a: () => $("again").click(), r: () => newSeed(), "?": () => $("help").showModal(),
  m: () => toggleView("manifold"), v: () => toggleView("wishes"),
};

function toggleView(name) { document.querySelector(`[data-view=${name}]`).click(); }

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
  const { tagName, type } = event.target;
  if (tagName === "SELECT" || (event.key === " " && (tagName === "BUTTON" || type === "checkbox"))) return;
  const number = Number(event.key);
  const action = KEYS[event.key] ?? (number >= 1 && number <= 6 && (() => choose(DISTRIBUTIONS[number - 1])));
  if (!action) return;
  event.preventDefault();
  action();
}

function buildTransport() {
  const actions = {
    play: playOrPause, slow: enterSlowMotion, one: () => byHand({ name: "round" }),
    lesson: () => byHand({ name: "move", kind: "d" }), forge: () => byHand({ name: "move", kind: "g" }),
    thousand: playToThousand, again: () => beginAnew({}, true), reseed: newSeed, link: copyLink, film: filmOrStop,
    usual: () => { closeNote(); beginAnew({ rules: newState().rules }); },
    picture: () => $("plane").toBlob(blob => keep(blob, fileName("png"))),
    prove: () => openLink("d=ring&seed=1&rounds=20"),
    "prove-all": () => openLink("d=ring&seed=1&rounds=6000"),
    "help-open": () => $("help").showModal(),
    theme: () => {
      const isDark = getComputedStyle(document.documentElement).colorScheme === "dark";
      document.documentElement.dataset.theme = isDark ? "light" : "dark";
      plane.draw();
      drawSketches();
    },
  };
  for (const [id, action] of Object.entries(actions)) $(id).onclick = action;
  $("speed").onchange = () => engine({ name: "speed", perFrame: Number($("speed").value) || Infinity });
  for (const box of document.querySelectorAll("[data-view]")) {
    box.onchange = () => { plane.views[box.dataset.view] = box.checked; plane.draw(); };
  }
}

// MARK: - The beginning

async function start() {
  buildTransport();
  buildMeasures();
  buildRules();
  buildTraps();
  buildDistributions();
  buildDrawing();
  buildCode();
  buildHints();
  document.addEventListener("keydown", pressed);
  addEventListener("hashchange", () => openLink(location.hash));
  new ResizeObserver(() => plane.draw()).observe($("plane"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { plane.draw(); drawSketches(); });
  state = stateOf(location.hash);
  engine = startEngine();
  const [one, two] = await unpack(), isExact = hasOneRounding() && !asks("two-roundings");
  $("arithmetic").innerHTML = isExact
    ? "<b>The same bits as the native program:</b> this browser multiplies and adds with one rounding, as it does."
    : "<b>This browser’s own rounding:</b> it lacks the instruction that multiplies and adds with one rounding, so "
      + "its games part from the native program’s after some rounds. They are games all the same.";
  $("compare").hidden = !isExact;
  document.body.dataset.arithmetic = isExact ? "one" : "two";
  engine({ name: "load", bytes: isExact ? one : two });
}

start().catch(error => {
  $("warning").textContent = `The lab cannot start here (${error.message}). It needs WebAssembly with SIMD: a browser of 2023 or newer.`;
  $("warning").hidden = false;
});
