package io.github.compactvec.benchmarks.promise;

/**
 * How long to measure.
 *
 * @param forks JVMs started for each benchmark
 * @param warmups iterations before those that count
 * @param warmupMillis how long each of them takes
 * @param iterations iterations that count
 * @param millis how long each of them takes
 */
record Effort(int forks, int warmups, int warmupMillis, int iterations, int millis) {
    static final Effort QUICK = new Effort(1, 3, 150, 4, 100);
    static final Effort FULL = new Effort(1, 4, 300, 6, 300);

    /** For a promise that did not hold: that it was no chance. */
    Effort again() {
        return new Effort(forks, 2 * warmups, warmupMillis, 2 * iterations, millis);
    }

    int samples() {
        return forks * iterations;
    }
}
