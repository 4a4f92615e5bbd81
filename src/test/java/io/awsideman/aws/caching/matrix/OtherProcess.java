package io.awsideman.aws.caching.matrix;

import io.awsideman.cache.CacheBackend;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** An onlooker in a Java of its own, with the same sandbox and the same entries; and the program that it is there. */
final class OtherProcess implements AutoCloseable {
    private final Scenario scenario;
    private final List<ReadRequest> reads;
    private final Process process;
    private final PrintStream requests;
    private final BufferedReader answers;

    OtherProcess(Scenario scenario, List<ReadRequest> reads, Store store, Path cache) throws IOException {
        this.scenario = scenario;
        this.reads = reads;
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        scenario.folder().toString(),
                        store.name(),
                        cache.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The other process as the caller of a write. */
    Onlooker as(WriteRequest write) {
        return asked -> look(write, asked);
    }

    private List<Onlooker.Seen> look(WriteRequest write, List<ReadRequest> asked) {
        String numbers =
                asked.stream().map(read -> String.valueOf(reads.indexOf(read))).collect(Collectors.joining(","));
        requests.println(scenario.clock.instant() + " caller=" + write.caller() + " " + numbers);
        List<Onlooker.Seen> seen = new ArrayList<>();
        try {
            for (int i = 0; i < asked.size(); i++) {
                String line = answers.readLine();
                if (line == null) {
                    throw new AssertionError("the other process has ended");
                }
                byte[] text = Base64.getDecoder().decode(line.substring(1));
                seen.add(new Onlooker.Seen(new String(text, StandardCharsets.UTF_8), line.startsWith("?")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seen;
    }

    @Override
    public void close() {
        requests.close();
        process.destroyForcibly();
    }

    /** Arguments: the folder of the sandbox, the store and its folder. Ends with its input. */
    public static void main(String[] args) throws IOException {
        Scenario scenario = Scenario.open(Path.of(args[0]));
        List<ReadRequest> reads = ReadRequest.all(scenario);
        Supplier<CacheBackend> store = Store.valueOf(args[1]).at(Path.of(args[2]), scenario.clock);
        Map<String, Party> parties = new HashMap<>();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            String[] words = line.split(" ");
            scenario.clock.advance(Duration.between(scenario.clock.instant(), Instant.parse(words[0])));
            String caller = words[1].substring("caller=".length());
            Party party = parties.computeIfAbsent(
                    caller, name -> new Party(scenario, scenario.services, name, store.get(), Duration.ZERO));
            List<ReadRequest> asked = new ArrayList<>();
            for (String number : words[2].split(",")) {
                asked.add(reads.get(Integer.parseInt(number)));
            }
            for (Onlooker.Seen seen : party.look(asked)) {
                byte[] text = seen.answer().getBytes(StandardCharsets.UTF_8);
                answers.println((seen.asked() ? "?" : "!") + Base64.getEncoder().encodeToString(text));
            }
            answers.flush();
        }
    }
}
