// What breaks the game, and what mends it.

// Each with the rules that spring it, what it is, where to look, and what mends it from the same start:
// [words, rules, what is seen then].
const TRAPS = [
  {
    name: "Collapse", hint: "All fakes are alike: the generator makes one thing, and runs on when it is caught.",
    text: "The real dots form eight heaps, but all fakes lie in one clump: whatever noise goes in, nearly the same fake comes out. That is collapse. A generator of faces would draw one face over and over. The cause here: the generator moves three times for each lesson of the discriminator. All it makes runs to the place that is believed most just now, and runs on when the discriminator has caught up.",
    look: "The circles stay dashed, though the losses look calm.",
    rules: { gmoves: 3 },
    mends: [
      ["three lessons for three moves", { dmoves: 3 }, "The discriminator keeps up. Where fakes lie too densely they are found out at once, so they spread."],
      ["judge two at once", { pack: 2 }, "The discriminator sees two fakes side by side. Two on one spot give themselves away: real pairs hardly ever lie so. To be alike no longer pays."],
      ["a gentler discriminator", { penalty: 3 }, "Its verdict may not change steeply where points are: its slopes are held (R1 + R2). It cannot chase the fakes about so fast. They spread, may run together once more on the way, and then stay: a mend that helps, and takes its time."],
    ],
  },
  {
    name: "Collapse on one heap", hint: "A small generator finds one heap that works, and makes nothing else.",
    text: "A generator with few bends, against a discriminator that learns five times a round: it finds a heap that is believed, and sends nearly all its noise there. Every fake is good, and nearly all are the same.",
    look: "Watch good fakes climb while heaps found falls. Neither number alone tells you.",
    rules: { gunits: 8, dmoves: 5 },
    mends: [
      ["judge four at once", { pack: 4 }, "Four fakes of one heap, side by side, give themselves away, and the generator has to spread. So small a generator cannot leave the heaps cleanly, but it finds them."],
      ["hold the slopes", { penalty: 3, weight: 0.1 }, "R1 + R2: a discriminator whose slopes are held where points are cannot chase the fakes from heap to heap. The generator spreads, slowly, over all of them."],
      ["a larger generator", { gunits: 64 }, "With more bends in its sheet the generator can serve all heaps at once, and leave little between them."],
    ],
  },
  {
    name: "Too hot", hint: "Steps so long that both players overshoot.",
    text: "Steps are fifty times as long as usual. Each player answers the other’s last move far too strongly.",
    look: "The fakes fly about in clumps, and the tint flips from round to round.",
    rules: { grate: 0.05, drate: 0.05 },
    mends: [["cool down", { grate: 1e-3, drate: 1e-3 }, "With short steps, both follow each other instead of jumping past."]],
  },
  {
    name: "Stuck on an island", hint: "The first loss of all, with islands far apart.", distribution: "islands",
    text: "With the saturating loss a generator that is not believed at all learns next to nothing: where the tint is deep orange, the loss is flat.",
    look: "Fakes crowd on one island, and the others stay dashed.",
    rules: { loss: 1, optimizer: 1, grate: 0.005, drate: 0.1, dmoves: 5 },
    mends: [
      ["the non-saturating loss", { loss: 0 }, "Now the loss is steepest where the generator is believed least. A second island is found; the discriminator is still far ahead."],
      ["… and an even game", { loss: 0, dmoves: 1 }, "One lesson for each move: the discriminator does not run ahead, and all three islands are found."],
    ],
  },
  {
    name: "The critic runs away", hint: "Wasserstein’s loss, with nothing to hold the critic.",
    text: "The Wasserstein loss praises big differences between verdicts without end. Nothing holds the critic, so it only shouts louder.",
    look: "The losses grow and swing, and the fakes are chased about.",
    rules: { loss: 4 },
    mends: [["hold the slopes", { penalty: 1, weight: 0.1, dmoves: 2 }, "WGAN-GP: between real and fake the slopes are held near 1. The critic’s loss becomes a distance, and the fakes go where it points."]],
  },
  {
    name: "A thread of noise", hint: "One number of noise, for a plane of heaps.",
    text: "The generator gets one number, and can only bend a line. The line must run from heap to heap, so some fakes always lie between.",
    look: "Tick “the generator’s sheet”: it is a thread. Fakes lie along it.",
    rules: { noise: 1 },
    mends: [["two numbers of noise", { noise: 2 }, "A sheet can be torn thin between the heaps: fewer fakes lie there."]],
  },
];

function changed(rules) { return { ...newState().rules, ...rules }; }

/// What a change of rules is called where it can be made by hand.
function rulesText(rules) {
  const words = Object.entries(RULES).flatMap(([group, list]) => list.filter(([key]) => key in rules).map(
    ([key, , , label, choices]) => `${group}, “${label}”: ${choices.find(([value]) => value === rules[key])[1]}`));
  return `<small>Changed under Rules: ${words.join("; ")}.</small>`;
}

function springTrap(trap) {
  const { name, text, look, distribution = "ring", rules, mends } = trap;
  beginAnew({ distribution, seed: 1, rules: changed(rules) }, true);
  const buttons = mends.map(([words], i) => `<button data-mend="${i}">${words}</button>`).join(" ");
  $("note").innerHTML = `<p><b>${name}.</b> ${text} <em>${look}</em> ${rulesText(rules)}</p><p>Mend it: ${buttons}
    <button class="linklike" data-mend="close">back to the usual game</button></p>`;
  $("note").hidden = false;
  $("note").dataset.broken = "";
  showStage();
  for (const button of $("note").querySelectorAll("button")) button.onclick = () => mend(trap, button.dataset.mend);
}

/// The same start, seed and all, with the one change that mends.
function mend(trap, which) {
  if (which === "close") { $("usual").click(); return $("play").focus(); }
  const [words, rules, text] = trap.mends[which], before = $("note").dataset.broken ||= `${scoreText()} at round ${clock.format(now.round)}`;
  beginAnew({ rules: changed({ ...trap.rules, ...rules }) }, true);
  $("note").querySelector("p").innerHTML = `<b>${trap.name}, mended: ${words}.</b> ${text}
    <em>Broken, it had ${before}. Compare what stands at the top of the plane now.</em> ${rulesText(rules)}`;
  for (const button of $("note").querySelectorAll("[data-mend]")) button.classList.toggle("chosen", button.dataset.mend === which);
  showStage();
}

/// Brings the plane and the note beneath it into the window: both if there is room, or else the plane.
function showStage() {
  const { top } = $("plane").getBoundingClientRect(), end = $("note").getBoundingClientRect().bottom + 8 - innerHeight;
  const way = Math.min(Math.max(end, Math.min(top - 8, 0)), top - 8);
  if (way) scrollBy({ top: way, behavior: isCalm ? "auto" : "smooth" });
}

function closeNote() { $("note").hidden = true; }

function buildTraps() {
  $("traps").innerHTML = TRAPS.map((trap, i) =>
    `<button data-trap="${i}" data-hint="${trap.hint}">${trap.name}</button>`).join("");
  for (const button of $("traps").children) button.onclick = () => springTrap(TRAPS[button.dataset.trap]);
  $("collapse").onclick = () => springTrap(TRAPS[0]);
}
