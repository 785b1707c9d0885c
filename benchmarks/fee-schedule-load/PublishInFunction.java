import com.amazonaws.services.lambda.runtime.Context;
import com.therapyclaims.functions.ingestfeeschedule.IngestFeeScheduleHandler;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The function with one event of an upload, as Lambda calls it; where its tables are, the environment says. */
public final class PublishInFunction {
    private PublishInFunction() {}

    public static void main(String[] arguments) throws Exception {
        byte[] event = arguments[0].getBytes(StandardCharsets.UTF_8);
        Context context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> "benchmark");
        long begin = System.nanoTime();
        new IngestFeeScheduleHandler()
                .handleRequest(new ByteArrayInputStream(event), OutputStream.nullOutputStream(), context);
        System.out.printf(Locale.ROOT, "seconds=%.1f%n", (System.nanoTime() - begin) / 1e9);
        Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> "process=" + Long.parseLong(line.replaceAll("[^0-9]", "")) / 1000)
                .forEach(System.out::println);
    }
}
