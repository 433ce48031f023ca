const ROUNDS = 25;

/** Runs the engines in turn, round after round, and gives each one's median time for one of `count` inputs. */
export function race(count, engines) {
  const list = Object.entries(engines);
  const times = list.map(() => []);
  // The first rounds let the engine compile.
  for (let round = -4; round < ROUNDS; round++) {
    list.forEach(([, run], at) => {
      const start = performance.now();
      run();
      if (round >= 0) times[at].push(((performance.now() - start) * 1e6) / count);
    });
  }
  return Object.fromEntries(list.map(([name], at) => [name, { ns: median(times[at]) }]));
}

function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
