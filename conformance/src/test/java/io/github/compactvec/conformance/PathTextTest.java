package io.github.compactvec.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PathTextTest {
    @Test
    void writesKeysSoThatTheyCanBeReadBack() {
        assertEquals(".name", PathText.member("name"));
        assertEquals("._größe2", PathText.member("_größe2"));
        assertEquals("['']", PathText.member(""));
        assertEquals("['2x']", PathText.member("2x"));
        assertEquals("['a.b']", PathText.member("a.b"));
        assertEquals("['*']", PathText.member("*"));
        assertEquals("['it\\'s \\\\ ok']", PathText.member("it's \\ ok"));
        assertEquals("['\\u001b[31m']", PathText.member("\u001b[31m"));
    }
}
