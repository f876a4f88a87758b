// Waiting for a promise, but not for ever; and waiting for a condition.

/** The promise's outcome, or an error that names what was waited for. */
export async function limited(promise, milliseconds, what) {
  let timer;
  const late = new Promise((_, reject) => {
    const error = new Error(`waited ${milliseconds / 1000} s for ${what}`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks again and again until the answer is true. */
export async function until(ask, what, milliseconds = 10_000) {
  const end = Date.now() + milliseconds;
  let answer = await ask();
  while (!answer) {
    if (Date.now() > end) throw new Error(`waited ${milliseconds / 1000} s for ${what}`);
    await new Promise((done) => setTimeout(done, 20));
    answer = await ask();
  }
  return answer;
}
