package io.github.compactvec.conformance.inspect;

import io.github.compactvec.conformance.input.DocumentHandler;
import io.github.compactvec.conformance.input.DocumentHandler.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds every array of the documents it is shown to the figures of its path. */
final class Inspector implements DocumentHandler {
    /** An open array or object. */
    private static final class Level {
        private final ArrayTally tally;
        private PathTree.Node path;
        private boolean isArray;

        Level(PathTree.Node path, int sharedIntegerMax) {
            this.path = path;
            tally = new ArrayTally(sharedIntegerMax);
        }
    }

    private final PathTree paths;
    private final HeapMeter meter;

    /** Open levels, and behind them such as were open before and serve again. */
    private final List<Level> levels = new ArrayList<>();

    private int depth;
    private long documents;

    Inspector(PathTree paths, HeapMeter meter) {
        this.paths = paths;
        this.meter = meter;
    }

    /** Documents seen so far, the one that is open included. */
    long documents() {
        return documents;
    }

    @Override
    public void startArray(@Nullable String key) {
        open(key, true);
    }

    @Override
    public void startObject(@Nullable String key) {
        open(key, false);
    }

    @Override
    public void endObject() {
        depth--;
    }

    @Override
    public void endArray() {
        Level level = levels.get(--depth);
        PathStats stats = level.path.stats();
        OtherKind other = level.tally.otherKind();
        if (other == null) {
            stats.add(level.tally, meter);
        } else {
            stats.add(other);
        }
    }

    @Override
    public void integer(long value) {
        if (depth == 0) {
            documents++;
            return;
        }
        Level level = levels.get(depth - 1);
        if (level.isArray) {
            level.tally.add(value);
        }
    }

    @Override
    public void scalar(Scalar kind) {
        if (depth == 0) {
            documents++;
            return;
        }
        Level level = levels.get(depth - 1);
        if (level.isArray) {
            level.tally.add(kind);
        }
    }

    private void open(@Nullable String key, boolean isArray) {
        PathTree.Node path;
        if (depth == 0) {
            documents++;
            path = paths.root();
        } else {
            Level above = levels.get(depth - 1);
            if (above.isArray) {
                above.tally.add(Scalar.OTHER);
                path = paths.element(above.path);
            } else {
                path = paths.member(above.path, Objects.requireNonNull(key));
            }
        }
        if (depth == levels.size()) {
            levels.add(new Level(path, meter.sharedIntegerMax()));
        }
        Level level = levels.get(depth++);
        level.path = path;
        level.isArray = isArray;
        level.tally.reset();
    }
}
