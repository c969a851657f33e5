package dev.diatom.kernel.protocol;

import dev.diatom.kernel.render.Rendering;
import dev.diatom.kernel.session.Session;
import dev.diatom.kernel.shell.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;
import org.dflib.jjava.jupyter.messages.request.CommInfoRequest;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.dflib.jjava.jupyter.messages.request.InterruptRequest;
import org.dflib.jjava.jupyter.messages.request.KernelInfoRequest;
import org.dflib.jjava.jupyter.messages.request.ShutdownRequest;
import org.jspecify.annotations.Nullable;

/** Answers a front end's requests from a {@link Session}. */
final class DiatomKernel extends BaseKernel {
    static final String NAME = "diatom";
    private static final String INDENT = "    ";

    private final Connection connection;
    private final AwaitedSession session;
    private final CellOutput output;
    private final CellInput input;
    private final CellHistory history = new CellHistory();

    DiatomKernel(
            String version,
            Connection connection,
            CompletableFuture<Session> session,
            CellOutput output,
            CellInput input) {
        super(
                NAME,
                version,
                java(),
                List.of(new HelpLink("Java API", "https://docs.oracle.com/en/java/javase/17/docs/api/index.html")),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                null,
                null,
                false,
                new StringStyler.Builder().build());
        this.connection = connection;
        this.session = new AwaitedSession(session);
        this.output = output;
        this.input = input;
    }

    @Override
    public void becomeHandlerForConnection(JupyterConnection connection) {
        super.becomeHandlerForConnection(connection);
        connection.setHandler(MessageType.COMM_INFO_REQUEST, DiatomKernel::handleCommInfoRequest);
    }

    private static void handleCommInfoRequest(ShellReplyEnvironment environment, Message<CommInfoRequest> message) {
        environment.setBusyDeferIdle();
        environment.reply(new Replies.Comms());
    }

    private static LanguageInfo java() {
        return new LanguageInfo.Builder("java")
                .version(System.getProperty("java.version"))
                .mimetype("text/x-java")
                .fileExtension(".java")
                .pygments("java")
                .codemirror("text/x-java")
                .exporter("script")
                .build();
    }

    @Override
    public String getBanner() {
        return "Diatom " + getVersion() + " on Java " + System.getProperty("java.version");
    }

    @Override
    protected synchronized void handleExecuteRequest(
            ShellReplyEnvironment environment, Message<ExecuteRequest> message) {
        var request = message.getContent();
        boolean counts = !request.isSilent();
        int cell = counts ? executionCount.getAndIncrement() : executionCount.get();
        commManager.setMessageContext(message);
        // An interrupt that comes as soon as the user can see that the kernel is busy is meant for this cell.
        session.awaitForCell();
        environment.setBusyDeferIdle();
        output.attach(message);
        input.attach(request.isStdinEnabled() ? message : null);
        if (counts) {
            output.publish(new PublishExecuteInput(request.getCode(), cell));
        }
        if (counts && request.shouldStoreHistory()) {
            history.add(cell, request.getCode());
        }
        var expressions = new LinkedHashMap<String, Object>();
        var failed = execute(request, cell, expressions);
        output.flush();
        if (failed.isEmpty()) {
            environment.reply(new Replies.Executed(cell, output.takePages(), expressions));
            return;
        }
        if (request.shouldStopOnError()) {
            connection.abortQueuedCells();
        }
        var name = failed.get().name();
        var said = failed.get().message();
        if (counts) {
            output.publish(new PublishError(name, said, lines(failed.get())));
        }
        environment.replyError(
                MessageType.EXECUTE_REPLY.error(), new Replies.Failed(cell, name, said, lines(failed.get())));
    }

    private Optional<Outcome.Failed> execute(ExecuteRequest request, int cell, Map<String, Object> expressions) {
        Consumer<Rendering> result = rendering -> {
            if (!request.isSilent()) {
                output.result(rendering, cell);
            }
        };
        try {
            return session.await()
                    .execute(
                            request.getCode(),
                            cell,
                            result,
                            () -> request.getUserExpr()
                                    .forEach((name, expression) -> expressions.put(name, evaluate(expression))));
        } catch (RuntimeException | Error e) {
            // Not of the cell's own code: a cell that has replaced what the kernel prints to, say.
            return Optional.of(new Outcome.Failed(e.getClass().getSimpleName(), e.toString(), List.of()));
        }
    }

    private Object evaluate(String expression) {
        var form = new DisplayData();
        return session.await()
                .evaluate(expression, rendering -> form.assign(CellOutput.displayData(rendering)))
                .map(failed -> Replies.Executed.error(failed.name(), failed.message(), lines(failed)))
                .orElseGet(() -> Replies.Executed.value(form));
    }

    private static List<String> lines(Outcome.Failed failed) {
        var lines = new ArrayList<String>();
        lines.add(failed.message());
        lines.addAll(failed.details());
        return lines;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        throw new UnsupportedOperationException("completions are answered with their types");
    }

    @Override
    public Object evalRaw(String source) {
        throw new UnsupportedOperationException("cells run in their session");
    }

    @Override
    public @Nullable DisplayData inspect(String code, int at, boolean extraDetail) {
        return session.await()
                .inspect(code, cursor(code, at))
                .map(CellOutput::displayData)
                .orElse(null);
    }

    /** With what the texts are, which the base does not say. */
    @Override
    protected void handleCompleteRequest(ShellReplyEnvironment environment, Message<CompleteRequest> message) {
        environment.setBusyDeferIdle();
        var code = message.getContent().getCode();
        int cursor = cursor(code, message.getContent().getCursorPos());
        var proposals = session.await().complete(code, cursor);
        int start = code.codePointCount(0, proposals.start());
        int end = code.codePointCount(0, cursor);
        environment.reply(new CompleteReply(proposals.texts(), start, end, Completions.types(proposals, start, end)));
    }

    /** In UTF-16 units, what Jupyter counts in characters. A cursor outside of the code is at the end that is nearer. */
    private static int cursor(String code, int at) {
        int inside = Math.max(0, Math.min(at, code.codePointCount(0, code.length())));
        return code.offsetByCodePoints(0, inside);
    }

    @Override
    public String isComplete(String code) {
        return switch (session.await().wholeness(code)) {
            case COMPLETE -> IS_COMPLETE_YES;
            case INVALID -> IS_COMPLETE_BAD;
            case INCOMPLETE -> INDENT;
        };
    }

    @Override
    protected void handleInterruptRequest(ShellReplyEnvironment environment, Message<InterruptRequest> message) {
        environment.setBusyDeferIdle();
        interrupt();
        environment.reply(new Replies.Interrupted());
    }

    /** Asks the cell that runs or waits to end. */
    @Override
    public void interrupt() {
        session.interrupt();
    }

    @Override
    protected void handleKernelInfoRequest(ShellReplyEnvironment environment, Message<KernelInfoRequest> message) {
        environment.setBusyDeferIdle();
        environment.reply(new Replies.KernelInfo(getVersion(), getLanguageInfo(), getBanner(), getHelpLinks()));
    }

    @Override
    protected void handleHistoryRequest(ShellReplyEnvironment environment, Message<HistoryRequest> message) {
        environment.setBusyDeferIdle();
        environment.reply(history.reply(message.getContent()));
    }

    @Override
    protected void handleShutdownRequest(ShellReplyEnvironment environment, Message<ShutdownRequest> message) {
        environment.setBusyDeferIdle();
        environment.reply(new Replies.Shutdown(message.getContent().isRestart()));
        environment.resolveDeferrals();
        connection.end();
    }
}
