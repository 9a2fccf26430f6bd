package io.github.compactvec.benchmarks;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.compactvec.CompactIntVec;
import io.github.compactvec.jackson.CompactVecModule;
import io.github.compactvec.kryo.CompactVecKryo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.msgpack.jackson.dataformat.MessagePackFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Objects of twenty fields, three of them lists of ten to fifty small numbers, there and back. */
public class DtoBenchmark extends TimedBenchmark {
    private static final int OBJECTS = 64;

    /** How an object is sent. */
    public enum Format {
        JSON,
        MESSAGE_PACK,
        KRYO
    }

    /** The fields that no list is in. */
    public abstract static class Order {
        public long id;
        public String customer = "";
        public String street = "";
        public String city = "";
        public String country = "";
        public String currency = "";
        public int status;
        public int priority;
        public long createdAt;
        public long updatedAt;
        public double total;
        public double weight;
        public boolean paid;
        public boolean gift;
        public int warehouse;
        public int items;
        public String note = "";
    }

    /** With lists of the JDK. */
    public static class OrderOfLists extends Order {
        public List<Integer> tags = new ArrayList<>();
        public List<Integer> quantities = new ArrayList<>();
        public List<Integer> categories = new ArrayList<>();
    }

    /** With vectors. */
    public static class OrderOfVecs extends Order {
        public CompactIntVec tags = new CompactIntVec();
        public CompactIntVec quantities = new CompactIntVec();
        public CompactIntVec categories = new CompactIntVec();
    }

    /** Sends a value there and back. */
    private interface Channel {
        <T> T roundTrip(T value, Class<T> type) throws IOException;
    }

    @Param
    public Format format;

    private Channel channel;
    private final OrderOfLists[] lists = new OrderOfLists[OBJECTS];
    private final OrderOfVecs[] vecs = new OrderOfVecs[OBJECTS];

    @Setup
    public void setup() {
        channel = switch (format) {
            case JSON -> jackson(new ObjectMapper());
            case MESSAGE_PACK -> jackson(new ObjectMapper(new MessagePackFactory()));
            case KRYO -> kryo();
        };
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < OBJECTS; i++) {
            OrderOfLists list = new OrderOfLists();
            OrderOfVecs vec = new OrderOfVecs();
            long seed = random.nextLong();
            fill(list, new SplittableRandom(seed));
            fill(vec, new SplittableRandom(seed));
            vec.tags = CompactIntVec.of(numbers(random, 200));
            vec.quantities = CompactIntVec.of(numbers(random, 100));
            vec.categories = CompactIntVec.of(numbers(random, 1_000));
            list.tags = new ArrayList<>(vec.tags.asList());
            list.quantities = new ArrayList<>(vec.quantities.asList());
            list.categories = new ArrayList<>(vec.categories.asList());
            lists[i] = list;
            vecs[i] = vec;
        }
    }

    private static int[] numbers(SplittableRandom random, int bound) {
        return random.ints(random.nextInt(10, 51), 0, bound).toArray();
    }

    private static void fill(Order order, SplittableRandom random) {
        order.id = random.nextLong(1L << 40);
        order.customer = "customer " + random.nextInt(10_000);
        order.street = "Long Street " + random.nextInt(200);
        order.city = "Springfield";
        order.country = "NL";
        order.currency = "EUR";
        order.status = random.nextInt(8);
        order.priority = random.nextInt(4);
        order.createdAt = 1_700_000_000_000L + random.nextInt();
        order.updatedAt = order.createdAt + random.nextInt(1_000_000);
        order.total = random.nextInt(1_000_000) / 100.0;
        order.weight = random.nextInt(100_000) / 1000.0;
        order.paid = random.nextBoolean();
        order.gift = random.nextBoolean();
        order.warehouse = random.nextInt(100);
        order.items = random.nextInt(50);
        order.note = "leave at the door";
    }

    private static Channel jackson(ObjectMapper mapper) {
        mapper.registerModule(new CompactVecModule());
        return new Channel() {
            @Override
            public <T> T roundTrip(T value, Class<T> type) throws IOException {
                return mapper.readValue(mapper.writeValueAsBytes(value), type);
            }
        };
    }

    private static Channel kryo() {
        Kryo kryo = new Kryo();
        CompactVecKryo.register(kryo);
        kryo.register(ArrayList.class);
        kryo.register(OrderOfLists.class);
        kryo.register(OrderOfVecs.class);
        Output output = new Output(4096, -1);
        Input input = new Input();
        return new Channel() {
            @Override
            public <T> T roundTrip(T value, Class<T> type) {
                output.reset();
                kryo.writeObject(output, value);
                input.setBuffer(output.getBuffer(), 0, output.position());
                return kryo.readObject(input, type);
            }
        };
    }

    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int list() throws IOException {
        int sum = 0;
        for (OrderOfLists order : lists) {
            OrderOfLists copy = channel.roundTrip(order, OrderOfLists.class);
            sum += copy.tags.size() + copy.quantities.size() + copy.categories.size();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int vec() throws IOException {
        int sum = 0;
        for (OrderOfVecs order : vecs) {
            OrderOfVecs copy = channel.roundTrip(order, OrderOfVecs.class);
            sum += copy.tags.size() + copy.quantities.size() + copy.categories.size();
        }
        return sum;
    }
}
