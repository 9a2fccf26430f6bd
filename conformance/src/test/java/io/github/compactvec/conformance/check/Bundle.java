package io.github.compactvec.conformance.check;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.compactvec.InlineCapacity;
import io.github.compactvec.SmallVec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The peer's struct of small vectors of all kinds, each with the inline capacity that it has in Rust. */
@JsonPropertyOrder({"ids", "times", "names", "docs", "scores", "notes", "rows", "groups", "change", "history", "extra"})
record Bundle(
        SmallVec<Long> ids,
        @InlineCapacity(8) SmallVec<Long> times,
        @InlineCapacity(1) SmallVec<String> names,
        SmallVec<Doc<SmallVec<Long>>> docs,
        @InlineCapacity(16) SmallVec<@Nullable Integer> scores,
        SmallVec<@Nullable String> notes,
        @InlineCapacity(2) SmallVec<SmallVec<Long>> rows,
        Map<String, SmallVec<String>> groups,
        Change<SmallVec<Long>> change,
        @InlineCapacity(2) SmallVec<Change<SmallVec<Long>>> history,
        @Nullable SmallVec<String> extra) {}
