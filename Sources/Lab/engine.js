// Plays the game of chapter 5, compiled from Swift, and sends what there is to see. The page runs this in a worker
// of its own where the browser gives it one, and in the page itself elsewhere: it must use nothing outside itself.
function makeEngine(send, { slice, isPage }) {
  let core, game = null, isPlaying = false, isScheduled = false, wantsFrame = true;
  const wake = isPage || typeof MessageChannel === "undefined"
    ? () => setTimeout(work, 0)
    : (() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = work;
      return () => channel.port2.postMessage(0);
    })();

  const numbers = (address, count) => new Float32Array(core.memory.buffer, address, count).slice();

  function begin({ rules, seed, distribution, points, events, target }) {
    for (const [rule, value] of rules) core.setRule(rule, value);
    core.clearDrawing();
    for (const [x, y] of points) core.draw(x, y);
    core.begin(seed, distribution);
    game = {
      round: 0, events: [...events], target: target ?? Infinity, measured: -1, measuredAt: 0, sum: [0, 0, 0],
      perFrame: game ? game.perFrame : Infinity, played: 0, since: performance.now(), counted: 0, reason: "",
      isNew: true,
    };
  }

  /// One move, or a change of rates, that somebody made by hand.
  function apply({ kind, generator, discriminator }) {
    if (kind === "d") core.trainDiscriminator();
    else if (kind === "g") core.trainGenerator();
    else core.setRates(generator, discriminator);
    check();
  }

  function check() {
    const [d, g] = [core.discriminatorLoss(), core.generatorLoss()];
    if (Number.isFinite(d) && Number.isFinite(g)) return [d, g];
    stop("A loss is no longer a number: the weights have grown without bound, and the game is over.");
    return null;
  }

  function stop(reason) {
    isPlaying = false;
    game.reason = reason;
  }

  function playRound() {
    core.play(1);
    game.round += 1;
    game.played += 1;
    const losses = check();
    if (losses) game.sum = [game.sum[0] + losses[0], game.sum[1] + losses[1], game.sum[2] + 1];
  }

  /// What was done by hand at this round, then the round, if it is to be played.
  function advance() {
    while (game.events.length && game.events[0].round <= game.round) apply(game.events.shift());
    if (game.round < game.target) return playRound();
    isPlaying = false;
    game.target = Infinity;
  }

  function work() {
    isScheduled = false;
    if (!isPlaying || !game) return;
    const end = performance.now() + slice;
    for (let count = 0; isPlaying && count < 64 && performance.now() < end; count += 1) {
      if (game.played >= game.perFrame && !Number.isFinite(game.target)) break;
      guarded(advance);
    }
    if (wantsFrame || !isPlaying) frame();
    if (game.played < game.perFrame || Number.isFinite(game.target)) schedule();
  }

  function schedule() {
    if (isScheduled || !isPlaying) return;
    isScheduled = true;
    wake();
  }

  function guarded(action) {
    try { action(); } catch (error) { stop(`The core stopped (${error.message}). Start again with other rules.`); }
  }

  function measure() {
    const now = performance.now();
    const isDue = game.round - game.measured >= 25 && (!isPlaying || now - game.measuredAt > 400);
    if (game.reason || !(isDue || (!isPlaying && game.measured !== game.round) || game.measured < 0)) return null;
    [game.measured, game.measuredAt] = [game.round, now];
    return numbers(core.measures(), 7);
  }

  function look(picture) {
    const measures = measure();
    picture.measures = measures;
    const heaps = core.heaps(), [radius, count] = numbers(heaps, 2);
    picture.heaps = { radius, list: numbers(heaps + 8, 3 * count) };
    if (game.isNew) picture.real = numbers(core.originals(450), 900);
    game.isNew = false;
    picture.fakes = numbers(core.fakes(450), 1800);
    picture.verdicts = numbers(core.verdicts(30), 900);
    picture.manifold = numbers(core.manifold(20), 882);
    picture.fingerprint = BigInt.asUintN(64, core.fingerprint()).toString(16).padStart(16, "0");
    picture.bytes = core.bytesInUse();
  }

  function frame(done = null) {
    wantsFrame = false;
    const now = performance.now(), [d, g, rounds] = game.sum;
    const picture = { game: game.number, round: game.round, isPlaying, losses: rounds ? [d / rounds, g / rounds] : null };
    if (!rounds && game.round) picture.last = [core.discriminatorLoss(), core.generatorLoss()];
    game.counted += rounds;
    if (now - game.since > 700) {
      picture.speed = game.counted / (now - game.since) * 1000;
      [game.since, game.counted] = [now, 0];
    }
    [game.sum, game.played] = [[0, 0, 0], 0];
    guarded(() => look(picture));
    Object.assign(picture, { reason: game.reason, done });
    send(picture);
  }

  const handlers = {
    async load({ bytes }) {
      core = (await WebAssembly.instantiate(bytes, {})).instance.exports;
      send({ isLoaded: true });
    },
    begin(message) {
      guarded(() => begin(message));
      game.number = message.number;
      isPlaying = message.isPlaying;
      frame();
      schedule();
    },
    play({ isOn }) {
      if (!game.reason) isPlaying = isOn;
      game.since = performance.now();
      game.counted = 0;
      schedule();
      frame();
    },
    /// A change of rates goes on playing; a move does not.
    move(event) {
      if (game.reason) return;
      if (event.kind !== "r") isPlaying = false;
      guarded(() => {
        while (game.events.length && game.events[0].round <= game.round) apply(game.events.shift());
        apply(event);
      });
      game.events = [];
      frame(event.isSlow ? null : { ...event, round: game.round });
    },
    round() {
      isPlaying = false;
      game.target = Infinity;
      if (!game.reason) guarded(advance);
      frame();
    },
    /// The moves of a round were made one by one.
    count() { game.round += 1; game.sum = [...check() ?? [0, 0], 1]; frame(); },
    speed({ perFrame }) { if (game) game.perFrame = perFrame; schedule(); },
    to({ target }) { if (!game.reason) [game.target, isPlaying] = [target, true]; schedule(); frame(); },
    want() { wantsFrame = true; schedule(); },
  };
  return message => handlers[message.name](message);
}
