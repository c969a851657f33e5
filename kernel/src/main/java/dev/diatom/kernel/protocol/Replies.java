package dev.diatom.kernel.protocol;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.KernelInfoReply;

/** The contents of replies that the base library lacks, or writes otherwise than Jupyter reads them. */
final class Replies {
    private Replies() {}

    /** The base leaves out the status. */
    static final class KernelInfo extends KernelInfoReply {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "ok";

        @SerializedName("supported_features")
        @SuppressWarnings("unused") // written as JSON
        private final List<String> features = List.of();

        KernelInfo(String version, LanguageInfo language, String banner, List<HelpLink> links) {
            super(Header.PROTOCOL_VERISON, DiatomKernel.NAME, version, language, banner, links);
        }
    }

    /** The base leaves out the status. */
    static final class Shutdown implements ContentType<Shutdown> {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "ok";

        @SuppressWarnings("unused") // written as JSON
        private final boolean restart;

        Shutdown(boolean restart) {
            this.restart = restart;
        }

        @Override
        @SuppressWarnings("unchecked") // the type only names the message
        public MessageType<Shutdown> getType() {
            return (MessageType<Shutdown>) (MessageType<?>) MessageType.SHUTDOWN_REPLY;
        }
    }

    /** The base leaves out the payload, and an error's expressions. */
    static final class Executed implements ContentType<Executed> {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "ok";

        @SerializedName("execution_count")
        @SuppressWarnings("unused") // written as JSON
        private final int cell;

        @SuppressWarnings("unused") // written as JSON
        private final List<Object> payload;

        @SerializedName("user_expressions")
        @SuppressWarnings("unused") // written as JSON
        private final Map<String, Object> expressions;

        /** For each expression {@link #value} or {@link #error}. */
        Executed(int cell, List<Object> payload, Map<String, Object> expressions) {
            this.cell = cell;
            this.payload = payload;
            this.expressions = expressions;
        }

        static Object value(DisplayData data) {
            return new Value(data);
        }

        static Object error(String name, String message, List<String> lines) {
            return Map.of("status", "error", "ename", name, "evalue", message, "traceback", lines);
        }

        @Override
        @SuppressWarnings("unchecked") // the type only names the message
        public MessageType<Executed> getType() {
            return (MessageType<Executed>) (MessageType<?>) MessageType.EXECUTE_REPLY;
        }
    }

    /** What an expression has given. */
    private static final class Value extends DisplayData {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "ok";

        Value(DisplayData data) {
            super(data);
        }
    }

    /** The base leaves out the payload and the expressions. */
    static final class Failed extends ErrorReply {
        @SuppressWarnings("unused") // written as JSON
        private final List<Object> payload = List.of();

        @SerializedName("user_expressions")
        @SuppressWarnings("unused") // written as JSON
        private final Map<String, Object> expressions = Map.of();

        Failed(int cell, String name, String message, List<String> lines) {
            super(name, message, lines);
            setExecutionCount(cell);
        }
    }

    /** The base leaves out the status. */
    static final class Interrupted implements ContentType<Interrupted> {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "ok";

        @Override
        @SuppressWarnings("unchecked") // the type only names the message
        public MessageType<Interrupted> getType() {
            return (MessageType<Interrupted>) (MessageType<?>) MessageType.INTERRUPT_REPLY;
        }
    }

    /** The base leaves out the status. There are no comms: no target is registered. */
    static final class Comms implements ContentType<Comms> {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "ok";

        @SuppressWarnings("unused") // written as JSON
        private final Map<String, Object> comms = Map.of();

        @Override
        @SuppressWarnings("unchecked") // the type only names the message
        public MessageType<Comms> getType() {
            return (MessageType<Comms>) (MessageType<?>) MessageType.COMM_INFO_REPLY;
        }
    }

    /** A cell that was not run because one before it has failed. */
    static final class Aborted implements ContentType<Aborted> {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "aborted";

        @Override
        @SuppressWarnings("unchecked") // the type only names the message
        public MessageType<Aborted> getType() {
            return (MessageType<Aborted>) (MessageType<?>) MessageType.EXECUTE_REPLY;
        }
    }

    /** The base writes an entry as an object; Jupyter reads a list: session, cell, source. */
    static final class History implements ContentType<History> {
        @SuppressWarnings("unused") // written as JSON
        private final String status = "ok";

        @SuppressWarnings("unused") // written as JSON
        private final List<List<Object>> history;

        History(List<List<Object>> history) {
            this.history = history;
        }

        @Override
        @SuppressWarnings("unchecked") // the type only names the message
        public MessageType<History> getType() {
            return (MessageType<History>) (MessageType<?>) MessageType.HISTORY_REPLY;
        }
    }
}
