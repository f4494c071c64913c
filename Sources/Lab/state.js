// What a game is made of, and how it is written into the page's link.
const DISTRIBUTIONS = ["line", "pair", "islands", "ring", "grid", "drawn"];

// [key, number in the core, default, label, choices, explanation]; true and false make a box to tick.
const counts = list => list.map(value => [value, String(value)]);
const RATES = [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1].map(value => [value, String(value)]);
const RULES = {
  Game: [
    ["loss", 0, 0, "Loss", [[0, "non-saturating"], [1, "saturating"], [2, "least squares"], [3, "hinge"],
      [4, "Wasserstein"], [5, "relativistic"]], "What each player lowers: how a verdict becomes praise or blame."],
    ["batch", 19, 128, "Points a lesson", counts([32, 64, 128, 256]),
      "How many real points and how many fakes one lesson shows."],
    ["optimizer", 16, 0, "Optimizer", [[0, "Adam"], [1, "SGD"]],
      "How slopes become steps: Adam gives each weight its own length of step, SGD the same to all."],
    ["momentum", 15, 0.5, "Adam’s momentum", counts([0, 0.5, 0.9]),
      "How much of its last direction Adam keeps. In a game, less is calmer."],
  ],
  Generator: [
    ["noise", 7, 2, "Noise", [[1, "1 number"], [2, "2 numbers"]],
      "What the generator starts from. One number can only be bent into a curve, two into a sheet."],
    ["uniform", 8, 0, "Its shape", [[0, "Gaussian"], [1, "uniform"]], "How the noise is spread."],
    ["glayers", 9, 2, "Hidden layers", counts([0, 1, 2, 3, 4]), "How often the generator may bend its sheet."],
    ["gunits", 10, 64, "Units a layer", counts([4, 8, 16, 32, 64, 128]), "How many bends a layer of the generator has."],
    ["grate", 13, 1e-3, "Learning rate", RATES,
      "How long the generator’s steps are. It can be changed in the middle of a game."],
    ["gmoves", 17, 1, "Moves a round", counts([1, 2, 3, 5]), "How often the generator moves in a round."],
  ],
  Discriminator: [
    ["dlayers", 11, 2, "Hidden layers", counts([0, 1, 2, 3, 4]), "How crooked its border between real and fake can be."],
    ["dunits", 12, 64, "Units a layer", counts([4, 8, 16, 32, 64, 128]), "How many bends a layer of the discriminator has."],
    ["drate", 14, 1e-3, "Learning rate", RATES,
      "How long the discriminator’s steps are. It can be changed in the middle of a game."],
    ["dmoves", 18, 1, "Lessons a round", counts([1, 2, 3, 5]), "How often the discriminator learns in a round."],
    ["pack", 4, 1, "Points judged at once", counts([1, 2, 4]),
      "Packing: several points of one kind are judged together, so that fakes that are all alike give themselves away."],
    ["compare", 5, 0, "Compare the batch", [[0, false], [1, true]],
      "Minibatch discrimination: the discriminator sees how near to each other the points of a batch lie. Slow."],
  ],
  "Held slopes": [
    ["penalty", 1, 0, "Penalty", [[0, "none"], [1, "between (WGAN-GP)"], [2, "R1, at real"], [3, "R1 + R2"]],
      "Holds the discriminator’s slopes: near 1 between real and fake, or near 0 where points are."],
    ["weight", 2, 1, "Its weight", counts([0.01, 0.1, 0.3, 1, 3, 10]), "How much the penalty counts beside the loss."],
    ["clip", 3, 0, "Clip weights to ±", [[0, "never"], ...counts([0.01, 0.05, 0.1, 0.3])],
      "After each lesson the discriminator’s weights are cut to this: the first way to hold a Wasserstein critic."],
    ["spectral", 6, 0, "Spectral norm", [[0, false], [1, true]],
      "No layer of the discriminator may lengthen anything: another way to hold its slopes."],
  ],
};
const ALL_RULES = Object.values(RULES).flat();

function newState() {
  return {
    distribution: "ring", seed: 1, events: [], points: figureEight(), rounds: null,
    rules: Object.fromEntries(ALL_RULES.map(([key, , normal]) => [key, normal])),
  };
}

/// What there is to forge before anything is drawn by hand.
function figureEight() {
  return Array.from({ length: 90 }, (_, i) => {
    const angle = i / 90 * 2 * Math.PI;
    return [rounded(1.1 * Math.sin(angle)), rounded(1.1 * Math.sin(angle) * Math.cos(angle))];
  });
}

const rounded = x => Math.round(Math.max(-1.5, Math.min(1.5, x)) * 100) / 100;

// A drawn point is four digits of base 36: two for x, two for y, in hundredths from -1.5.
const pointText = ([x, y]) => [x, y].map(v => Math.round((v + 1.5) * 100).toString(36).padStart(2, "0")).join("");
const pointsOf = text => (text.match(/[0-9a-z]{4}/g) ?? []).slice(0, 500).map(four =>
  [0, 2].map(at => rounded(parseInt(four.slice(at, at + 2), 36) / 100 - 1.5)));

const eventText = ({ round, kind, generator, discriminator, count }) =>
  kind === "r" ? `${round}r${generator}-${discriminator}` : `${round}${kind}${count > 1 ? count : ""}`;

/// Moves by hand, one after another; equal neighbors are counted.
function eventsText(events) {
  const groups = [];
  for (const event of events) {
    const last = groups.at(-1);
    const isAlike = last && event.kind !== "r" && last.kind === event.kind && last.round === event.round;
    if (isAlike) last.count += 1; else groups.push({ ...event, count: 1 });
  }
  return groups.map(eventText).join("_");
}

function eventsOf(text) {
  return text.split("_").flatMap(word => {
    const [, round, kind, rest] = word.match(/^(\d+)([dgr])(.*)$/) ?? [];
    if (!kind) return [];
    if (kind !== "r") {
      return Array.from({ length: Math.min(Number(rest || 1), 1000) }, () => ({ round: Number(round), kind }));
    }
    const [generator, discriminator] = rest.split(/(?<!e)-/).map(Number);
    return generator > 0 && discriminator > 0 ? [{ round: Number(round), kind, generator, discriminator }] : [];
  });
}

/// The whole state, in what stands after the # of a link; what is as usual is left out.
function linkOf(state, rounds) {
  const words = [`d=${state.distribution}`, `seed=${state.seed}`];
  for (const [key, , normal] of ALL_RULES) if (state.rules[key] !== normal) words.push(`${key}=${state.rules[key]}`);
  if (state.distribution === "drawn") words.push(`points=${state.points.map(pointText).join("")}`);
  if (state.events.length) words.push(`by-hand=${eventsText(state.events)}`);
  if (rounds) words.push(`rounds=${rounds}`);
  return "#" + words.join("&");
}

/// The state in a link. What is not known, or not a choice of the page, is left as usual.
function stateOf(link) {
  const state = newState(), words = new URLSearchParams(link.replace(/^#/, ""));
  if (DISTRIBUTIONS.includes(words.get("d"))) state.distribution = words.get("d");
  const seed = Number(words.get("seed"));
  if (Number.isInteger(seed) && seed > 0 && seed < 2 ** 32) state.seed = seed;
  for (const [key, , , , choices] of ALL_RULES) {
    const value = Number(words.get(key));
    if (words.has(key) && choices.some(([choice]) => choice === value)) state.rules[key] = value;
  }
  const points = pointsOf(words.get("points") ?? "");
  if (points.length) state.points = points;
  state.events = eventsOf(words.get("by-hand") ?? "");
  const rounds = Number(words.get("rounds"));
  if (Number.isInteger(rounds) && rounds > 0) state.rounds = Math.min(rounds, 1e6);
  return state;
}
