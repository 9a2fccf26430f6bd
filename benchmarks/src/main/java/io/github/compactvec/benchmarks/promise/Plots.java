package io.github.compactvec.benchmarks.promise;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** Plots of a stored result, as SVG that is the same whenever the result is. */
final class Plots {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 440;

    /** The tier and the length of the plot of times: few numbers have the same digits, and nobody can foretell them. */
    private static final String TIER = "U16";

    private static final int N = 100_000;

    private static final Map<String, Color> HEAP_COLORS = colors(
            "ArrayList<Integer>",
            0x999999,
            "int[]",
            0xE69F00,
            "fastutil",
            0x56B4E9,
            "CompactIntVec",
            0x009E73,
            "SmallIntVec",
            0xCC79A7);

    private static final Map<String, Color> TIME_COLORS = colors(
            "int[]",
            0xE69F00,
            "fastjson2, Fory",
            0x56B4E9,
            "Rust",
            0x999999,
            "vector",
            0x009E73,
            "vector, our factory",
            0xCC79A7);

    /** What the bars show: the task, the series, and the figure. */
    private static final List<Bar> BARS = List.of(
            new Bar("JSON write", "int[]", "JsonWriteBenchmark.array"),
            new Bar("JSON write", "fastjson2, Fory", "Fastjson2Benchmark.write"),
            new Bar("JSON write", "Rust", "compactvec.json-write"),
            new Bar("JSON write", "vector", "JsonWriteBenchmark.vec"),
            new Bar("JSON read", "int[]", "JsonReadBenchmark.array"),
            new Bar("JSON read", "fastjson2, Fory", "Fastjson2Benchmark.read"),
            new Bar("JSON read", "Rust", "compactvec.json-read"),
            new Bar("JSON read", "vector", "JsonReadBenchmark.vec"),
            new Bar("JSON read", "vector, our factory", "JsonReadBenchmark.vecOurFactory"),
            new Bar("MessagePack write", "int[]", "MessagePackBenchmark.writeArray"),
            new Bar("MessagePack write", "Rust", "compactvec.msgpack-write"),
            new Bar("MessagePack write", "vector", "MessagePackBenchmark.writeVec"),
            new Bar("MessagePack write", "vector, our factory", "MessagePackBenchmark.writeVecOurFactory"),
            new Bar("MessagePack read", "int[]", "MessagePackBenchmark.readArray"),
            new Bar("MessagePack read", "Rust", "compactvec.msgpack-read"),
            new Bar("MessagePack read", "vector", "MessagePackBenchmark.readVec"),
            new Bar("MessagePack read", "vector, our factory", "MessagePackBenchmark.readVecOurFactory"),
            new Bar("CBOR write", "int[]", "CborBenchmark.writeArray"),
            new Bar("CBOR write", "vector", "CborBenchmark.writeVec"),
            new Bar("CBOR read", "int[]", "CborBenchmark.readArray"),
            new Bar("CBOR read", "vector", "CborBenchmark.readVec"),
            new Bar("Kryo write", "int[]", "KryoBenchmark.writeArray"),
            new Bar("Kryo write", "fastjson2, Fory", "ForyBenchmark.write"),
            new Bar("Kryo write", "vector", "KryoBenchmark.writeVec"),
            new Bar("Kryo read", "int[]", "KryoBenchmark.readArray"),
            new Bar("Kryo read", "fastjson2, Fory", "ForyBenchmark.read"),
            new Bar("Kryo read", "vector", "KryoBenchmark.readVec"));

    private record Bar(String task, String series, String figure) {}

    private final StoredResult result;

    Plots(StoredResult result) {
        this.result = result;
        // It only ever draws to memory.
        System.setProperty("java.awt.headless", "true");
    }

    /** Heap per element by length, of one-byte values. */
    JFreeChart heap() {
        XYSeriesCollection data = new XYSeriesCollection();
        HEAP_COLORS.keySet().forEach(name -> data.addSeries(new XYSeries(name)));
        result.figures().stream()
                .filter(figure -> figure.kind() == Figure.Kind.HEAP
                        && figure.jdk() == lastJdk()
                        && figure.param("tier").equals("U8")
                        && HEAP_COLORS.containsKey(figure.name()))
                .forEach(figure -> {
                    int n = Integer.parseInt(figure.param("n"));
                    if (n > 0) {
                        data.getSeries(figure.name()).add(n, figure.median() / n);
                    }
                });
        JFreeChart chart = ChartFactory.createXYLineChart(
                "Heap per element, values 0 … 255, JDK " + lastJdk(), "elements", "bytes per element", data);
        theme().apply(chart);
        XYPlot plot = chart.getXYPlot();
        plot.setDomainAxis(logAxis("elements"));
        plot.setRangeAxis(logAxis("bytes per element"));
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        int series = 0;
        for (Color color : HEAP_COLORS.values()) {
            renderer.setSeriesPaint(series, color);
            renderer.setSeriesStroke(series, new BasicStroke(2.5f));
            series++;
        }
        plot.setRenderer(renderer);
        lines(plot);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        return chart;
    }

    /** Time per element by format. */
    JFreeChart time() {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        TIME_COLORS
                .keySet()
                .forEach(series -> data.addValue(null, series, BARS.get(0).task()));
        for (Bar bar : BARS) {
            data.addValue(nanos(bar.figure()), bar.series(), bar.task());
        }
        JFreeChart chart = ChartFactory.createBarChart(
                "Time per element, " + N + " values of two bytes, JDK " + lastJdk(),
                null,
                "nanoseconds, logarithmic",
                data);
        theme().apply(chart);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.getDomainAxis().setMaximumCategoryLabelLines(2);
        plot.getDomainAxis().setTickLabelFont(font(Font.PLAIN, 11));
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(1);
        plot.getDomainAxis().setLowerMargin(0.01);
        plot.getDomainAxis().setUpperMargin(0.01);
        LogAxis axis = logAxis("nanoseconds");
        axis.setSmallestValue(0.005);
        plot.setRangeAxis(axis);
        BarRenderer renderer = (BarRenderer) plot.getRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setItemMargin(0.02);
        int series = 0;
        for (Color color : TIME_COLORS.values()) {
            renderer.setSeriesPaint(series++, color);
        }
        lines(plot);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        return chart;
    }

    /** Null if it was not measured: then there is no bar. */
    private @Nullable Double nanos(String name) {
        return result.figures().stream()
                .filter(figure -> figure.name().equals(name)
                        && figure.jdk() == lastJdk()
                        && figure.param("tier").equals(TIER)
                        && figure.param("n").equals(String.valueOf(N)))
                .map(figure -> figure.median() / N)
                .findFirst()
                .orElse(null);
    }

    private int lastJdk() {
        return result.jdks().stream()
                .mapToInt(StoredResult.JdkName::feature)
                .max()
                .orElse(0);
    }

    private static LogAxis logAxis(String label) {
        LogAxis axis = new LogAxis(label);
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setNumberFormatOverride(new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        axis.setLabelFont(font(Font.PLAIN, 13));
        axis.setTickLabelFont(font(Font.PLAIN, 12));
        return axis;
    }

    private static void lines(Plot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
    }

    private static StandardChartTheme theme() {
        StandardChartTheme theme = new StandardChartTheme("plain");
        theme.setExtraLargeFont(font(Font.BOLD, 15));
        theme.setLargeFont(font(Font.PLAIN, 13));
        theme.setRegularFont(font(Font.PLAIN, 12));
        theme.setSmallFont(font(Font.PLAIN, 11));
        return theme;
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    private static Map<String, Color> colors(Object... namesAndColors) {
        Map<String, Color> colors = new LinkedHashMap<>();
        for (int i = 0; i < namesAndColors.length; i += 2) {
            colors.put((String) namesAndColors[i], new Color((Integer) namesAndColors[i + 1]));
        }
        return colors;
    }

    /** The text of a file. */
    static String svg(JFreeChart chart) throws IOException {
        chart.setBackgroundPaint(Color.WHITE);
        VectorGraphics2D graphics = new VectorGraphics2D();
        chart.draw(graphics, new Rectangle(WIDTH, HEIGHT));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SVGProcessor()
                .getDocument(graphics.getCommands(), new PageSize(0, 0, WIDTH, HEIGHT))
                .writeTo(out);
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
